"""Measures consular as it is installed from its wheel, against a program that only says hello.

Usage: python benchmarks/run.py [--runs N]
"""

import argparse
import fcntl
import os
import platform
import pty
import struct
import subprocess
import sys
import termios
import time
import venv
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

BENCHMARKS = Path(__file__).resolve().parent
PROJECT = BENCHMARKS.parent
APOSTILLE = ["apostille", "--document", "university", "--destination", "DE"]
ROWS, COLUMNS = 24, 80


@dataclass(frozen=True)
class Program:
    """A command that is measured against another, over a pipe or on a terminal."""

    name: str
    command: list[str]
    against: str = ""
    at_most: float = 0
    terminal: bool = False


@dataclass(frozen=True)
class Usage:
    """What one run took: seconds of wall time, and KiB of memory at the peak."""

    seconds: float
    peak: int


@dataclass(frozen=True)
class Result:
    """A line of the report."""

    name: str
    value: str
    target: str
    hit: bool


def main() -> None:
    """Installs, measures and reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=40, help="how often each command runs (30 or more; default: 40)")
    runs = parser.parse_args().runs
    with TemporaryDirectory(prefix="consular-benchmarks-") as folder:
        python = install(Path(folder))
        commands = list_programs(python)
        usages = run_in_turns(commands, runs, Path(folder))
        results = [*compare(commands, usages), *measure_inside(python, runs, Path(folder))]
    report(commands, usages, results, runs)


def install(folder: Path) -> Path:
    """Builds the wheel and installs it alone. Gives the Python that has it."""
    say("building the wheel and installing it in a temporary environment")
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "--quiet", "install", PROJECT], check=True, stdout=sys.stderr)
    return python


def list_programs(python: Path) -> list[Program]:
    """The commands, baselines first."""
    hello = [str(python), str(BENCHMARKS / "hello.py"), "--name", "Aigerim"]
    consular = [str(python.with_name("consular"))]
    return [
        Program("hello", hello),
        Program("hello, on a terminal", hello, terminal=True),
        Program("JSON", [*consular, *APOSTILLE, "--format", "json"], "hello", 1.3),
        Program("text, piped", [*consular, *APOSTILLE], "hello", 1.3),
        Program("text, on a terminal", [*consular, *APOSTILLE], "hello, on a terminal", 1.5, terminal=True),
        Program("--help", [*consular, "--help"], "hello", 1.3),
        Program("apostille --help", [*consular, "apostille", "--help"], "hello", 1.5),
    ]


def run_in_turns(programs: list[Program], runs: int, folder: Path) -> dict[str, Usage]:
    """Runs all commands one after the other, again and again. Gives the least that each took."""
    usages: dict[str, list[Usage]] = {program.name: [] for program in programs}
    for turn in range(runs + 1):
        say(f"turn {turn} of {runs}")
        for program in programs:
            usage = run(program, folder)
            if turn:  # the first one only fills the caches
                usages[program.name].append(usage)
    return {name: Usage(min(u.seconds for u in of), min(u.peak for u in of)) for name, of in usages.items()}


def run(program: Program, folder: Path) -> Usage:
    """Runs a command once, reading all that it prints."""
    environment = {"PATH": os.defpath, "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    reader, writer = pty.openpty() if program.terminal else os.pipe()
    if program.terminal:
        fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    stdin = writer if program.terminal else subprocess.DEVNULL
    begin = time.perf_counter()
    process = subprocess.Popen(program.command, cwd=folder, env=environment, stdin=stdin, stdout=writer, stderr=writer)
    os.close(writer)
    printed = read_all(reader)
    _, status, resources = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    os.close(reader)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{program.command} ended with {process.returncode}:\n{printed.decode()}")
    return Usage(seconds, resources.ru_maxrss)


def read_all(reader: int) -> bytes:
    """Everything up to the end; a terminal ends with an error."""
    printed = bytearray()
    try:
        while chunk := os.read(reader, 65536):
            printed += chunk
    except OSError:
        pass
    return bytes(printed)


def compare(programs: list[Program], usages: dict[str, Usage]) -> list[Result]:
    """The ratios of time, and of memory for piped text."""
    results = []
    for program in programs:
        if program.against:
            ratio = usages[program.name].seconds / usages[program.against].seconds
            results.append(at_most(program.name + ": time", ratio, program.at_most, "x hello"))
    ratio = usages["text, piped"].peak / usages["hello"].peak
    return [*results, at_most("text, piped: peak memory", ratio, 1.3, "x hello")]


def measure_inside(python: Path, runs: int, folder: Path) -> list[Result]:
    """What happens inside one process, each time a new one."""

    def measure(*arguments: object, times: int) -> list[float]:
        say("measuring inside: " + str(arguments[0]))
        command = [str(python), str(BENCHMARKS / "inside.py"), *map(str, arguments)]
        return [float(subprocess.check_output(command, cwd=folder)) for _ in range(times)]

    load = min(measure("load", times=runs)) * 1000
    yaml = min(measure("yaml", PROJECT / "guides", times=5))
    return [
        at_most("compiled index and one guide", load, 5, "ms"),
        at_most("whole guidebook from YAML", yaml, 1, "s"),
        at_least("complete interviews", max(measure("interviews", times=5)), 20_000, "a second"),
        at_least("the same with checklists", max(measure("checklists", times=5)), 0, "a second"),
    ]


def at_most(name: str, value: float, target: float, unit: str) -> Result:
    """A measure of which less is better."""
    return Result(name, f"{value:.2f} {unit}", f"<= {target:g}", value <= target)


def at_least(name: str, value: float, target: float, unit: str) -> Result:
    """A measure of which more is better; a target of 0 is none."""
    return Result(name, f"{value:,.0f} {unit}", f">= {target:,.0f}" if target else "", value >= target)


def report(programs: list[Program], usages: dict[str, Usage], results: list[Result], runs: int) -> None:
    """Prints what was measured."""
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {platform.machine()}, load {load:.1f}, minima of {runs} runs\n")
    for program in programs:
        usage = usages[program.name]
        print(f"  {program.name:<30} {usage.seconds * 1000:8.1f} ms {usage.peak / 1024:8.1f} MiB")
    print()
    for result in results:
        verdict = ("hit" if result.hit else "MISSED") if result.target else "no target"
        print(f"  {result.name:<30} {result.value:>18}   {result.target:<10} {verdict}")


def say(what: str) -> None:
    """Tells of the progress, on standard error."""
    print(what, file=sys.stderr)


if __name__ == "__main__":
    main()
