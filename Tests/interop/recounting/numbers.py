"""Exact decimals: fractions that are rounded half away from zero, once a step."""

import re
from fractions import Fraction

LIMIT = 10 ** 12
CANONICAL = re.compile(r"0|-?(0\.[0-9]{0,5}[1-9]|[1-9][0-9]{0,11}(\.[0-9]{0,5}[1-9])?)")
WRITTEN = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?")


class TooLarge(Exception):
    """The rounded result of a step is not below 10^12."""


def rounded(number: Fraction, digits: int) -> Fraction:
    """Half away from zero, to so many fraction digits."""
    unit = 10 ** digits
    whole = (abs(number) * unit * 2 + 1) // 2
    return Fraction(whole if number >= 0 else -whole, unit)


def step(number: Fraction) -> Fraction:
    """The result of one step: six digits."""
    result = rounded(number, 6)
    if abs(result) >= LIMIT:
        raise TooLarge(str(result))
    return result


def read(text: str) -> Fraction:
    """A decimal as people write it in a scheme or a table of values."""
    if not WRITTEN.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def plain(number: Fraction) -> str:
    """The canonical text of a number that has at most six fraction digits."""
    millionths = number * 10 ** 6
    assert millionths.denominator == 1, number
    whole, rest = divmod(abs(millionths.numerator), 10 ** 6)
    text = f"{whole}.{rest:06d}".rstrip("0").rstrip(".")
    text = f"-{text}" if number < 0 else text
    assert CANONICAL.fullmatch(text), text
    return text


def weighted_mean(pairs: list[tuple[Fraction, Fraction]]) -> Fraction:
    """The mean of (weight, number), exactly; the list is not empty."""
    return sum(weight * number for weight, number in pairs) / sum(weight for weight, _ in pairs)
