"""What keyboards and spreadsheets do to plain text, and how it is undone."""

from __future__ import annotations

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_INVISIBLE = "\ufeff\u200b"


class Unread(Exception):
    """The text cannot be read; the argument is the code of the finding."""


def half_width(text: str) -> str:
    """Full-width letters, digits and signs as their ordinary forms."""
    return text.translate(_FULL_WIDTH)


def trimmed(text: str) -> str:
    """The text without spaces of any kind, and without invisible marks, at both ends."""
    start, end = 0, len(text)
    while start < end and _is_blank(text[start]):
        start += 1
    while start < end and _is_blank(text[end - 1]):
        end -= 1
    return text[start:end]


def without_spaces(text: str) -> str:
    """The text without spaces of any kind."""
    return "".join(each for each in text if not each.isspace() and each != "\ufeff")


def _is_blank(character: str) -> bool:
    """Whether a character counts for nothing at the ends of a cell."""
    return character.isspace() or character in _INVISIBLE
