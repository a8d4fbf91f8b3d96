"""Why the operating system refuses, in the language of the person: it speaks English itself."""

import errno
import os

from consular_cli.words.words import Words, message

REASONS = {
    os.strerror(number): reason
    for number, reason in (
        (errno.ENOENT, message("there is no such file or folder")),
        (errno.ENOTDIR, message("there is no such folder")),
        (errno.EISDIR, message("it is a folder")),
        (errno.EACCES, message("no permission")),
        (errno.EPERM, message("no permission")),
        (errno.EROFS, message("it can only be read")),
        (errno.ENOSPC, message("the disk is full")),
        (errno.ENAMETOOLONG, message("the name is too long")),
    )
}


def reason_in_words(reason: str, words: Words) -> str:
    """The reason that an OSError gives (`strerror`), in words; as it stands where we have none."""
    return words.say(REASONS[reason]) if reason in REASONS else reason
