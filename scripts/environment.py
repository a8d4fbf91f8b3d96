"""The project's own virtual environment, `.venv`: made on first use, mended when stale, afterwards simply used.

What every start needs is kept small: no pathlib, no hashlib, and everything else imported where it is used. The
syntax is that of older Pythons, so that one of them can say that it is too old.
"""

from __future__ import annotations

import os
import sys
import zlib

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(PROJECT, ".venv")
PYTHON = os.path.join(FOLDER, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
STAMP = os.path.join(FOLDER, "installed")
CATALOGUES = os.path.join(PROJECT, "consular_cli", "words", "locale")
BUILD_FILES = [os.path.join(PROJECT, "pyproject.toml"), os.path.join(PROJECT, "scripts", "build_guidebook.py")]


def run(module: str, arguments: list[str], extra: str = "") -> None:
    """Goes on as `module` in the environment, which has the optional dependencies `extra` of pyproject.toml too."""
    if not is_ready(extra):
        try:
            set_up(extra)
        except KeyboardInterrupt:
            sys.exit(130)
    # -P: nothing in the folder where the person stands is taken for a module.
    command = [PYTHON, "-P", "-m", module, *arguments]
    if os.name == "nt":
        import signal
        import subprocess

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(subprocess.call(command))
    os.execv(PYTHON, command)


def is_ready(extra: str) -> bool:
    """Whether what is installed is what the project now asks for."""
    fingerprint, extras = read_stamp()
    return bool(fingerprint) and extra in extras and fingerprint == find_fingerprint()


def read_stamp() -> tuple[str, list[str]]:
    """The fingerprint of what was last installed as a whole, and with which extras (`""`: none)."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            fingerprint, extras = file.read().split("\n")
    except (OSError, ValueError):
        return "", [""]
    return fingerprint, ["", *extras.split()]


def find_fingerprint() -> str:
    """What an installation depends on: this folder, its Python, and the files that installing reads."""
    python = os.path.realpath(PYTHON)
    parts = [PROJECT, python, str(os.stat(python).st_mtime_ns) if os.path.exists(python) else ""]
    found = zlib.crc32("\n".join(parts).encode("utf-8", "surrogateescape"))
    words = [os.path.join(folder, name) for folder, _, names in os.walk(CATALOGUES) for name in names]
    for path in [*BUILD_FILES, *sorted(path for path in words if path.endswith(".po"))]:
        with open(path, "rb") as file:
            found = zlib.crc32(file.read(), found)
    return str(found)


def set_up(extra: str) -> None:
    """Makes or mends the environment; installs the project (editable) and what it needs."""
    if sys.version_info < (3, 11):
        sys.exit(f"consular needs Python 3.11 or newer. This is {sys.version.split()[0]} ({sys.executable}).")
    import tomllib

    extras = {extra, *read_stamp()[1]} - {""}
    if os.path.exists(STAMP):
        os.remove(STAMP)
    if not is_sound():
        make()
    with open(BUILD_FILES[0], "rb") as file:
        needed_to_build = tomllib.load(file)["build-system"]["requires"]
    say("installing what building needs")
    install(*needed_to_build)
    say("installing consular and what it needs" + (" for " + ", ".join(sorted(extras)) if extras else ""))
    # Without isolation, what is there already needs no network.
    install("--no-build-isolation", "--editable", PROJECT + ("[" + ",".join(sorted(extras)) + "]" if extras else ""))
    with open(STAMP, "w", encoding="utf-8") as file:
        file.write(find_fingerprint() + "\n" + " ".join(sorted(extras)))
    say("ready")


def is_sound() -> bool:
    """Whether the environment's Python runs, is new enough, and can install."""
    import subprocess

    needed = "import tomllib, pip" if has("ensurepip") else "import tomllib"
    try:
        return subprocess.run([PYTHON, "-c", needed], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def make() -> None:
    """Makes an empty environment, with pip where this Python brings one to put in."""
    import subprocess
    import venv

    if not has("ensurepip") and not has("pip"):
        sys.exit("consular needs pip to install itself (on Debian and Ubuntu: apt install python3-venv).")
    say("first use: making .venv (it takes about a minute, later starts do not)")
    try:
        venv.create(FOLDER, clear=True, symlinks=os.name != "nt", with_pip=has("ensurepip"), prompt="consular")
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"consular: .venv could not be made: {error}")


def install(*what: str) -> None:
    """Installs by pip: the environment's own, else the one of this Python."""
    import re
    import subprocess

    pip = [PYTHON, "-m", "pip"] if has("ensurepip") else [sys.executable, "-m", "pip", "--python", PYTHON]
    command = [*pip, "--disable-pip-version-check", "--no-input", "install", "--retries=2", *what]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    )
    assert process.stdout
    lines = []
    for line in process.stdout:
        lines.append(line)
        collecting = re.match(r"Collecting ([\w.-]+)", line)
        if collecting:
            say("  " + collecting[1])
    if process.wait():
        sys.stderr.writelines(lines[-20:])
        sys.exit(
            "consular: pip could not install what is needed; its own words are above.\n"
            "The first use needs the network (PyPI), later ones do not. Run the same command again to go on."
        )


def has(module: str) -> bool:
    """Whether this Python has `module`."""
    import importlib.util

    return importlib.util.find_spec(module) is not None


def say(what: str) -> None:
    """Tells of the progress, on standard error."""
    sys.stderr.write(f"consular: {what}\n")
    sys.stderr.flush()
