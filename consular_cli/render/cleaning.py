"""Texts made safe to show: nothing in them can steer a terminal or turn the direction of reading."""

import re

_SPACE = re.compile("[\t-\r\x85\u2028\u2029 ]+")
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0, delete, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction of reading
    "\u200b\u2060-\u2065\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # invisible
    "\ud800-\udfff]"  # halves of characters, which no file can hold
)


def clean(text: str) -> str:
    """The text as one line, without control characters, terminal escapes and invisible or bidirectional marks."""
    if text.isprintable():
        return " ".join(text.split())
    return _CONTROL.sub("", _SPACE.sub(" ", text)).strip(" ")
