"""Exact decimals: reading, rounding and writing them, never as binary fractions."""

from __future__ import annotations

import re
from fractions import Fraction

LIMIT = Fraction(10**12)
DIGITS = 6
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class TooLarge(Exception):
    """A result reached 10^12 in magnitude, which no standing can show."""


def decimal(text: str) -> Fraction:
    """The decimal that a scheme or a table spells out."""
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"not a decimal: {text!r}")
    return Fraction(text)


def rounded(value: Fraction, digits: int = DIGITS) -> Fraction:
    """The value rounded once, half away from zero; `TooLarge` from 10^12 on."""
    scale = 10**digits
    whole, rest = divmod(abs(value.numerator) * scale, value.denominator)
    if 2 * rest >= value.denominator:
        whole += 1
    result = Fraction(whole if value >= 0 else -whole, scale)
    if abs(result) >= LIMIT:
        raise TooLarge(str(result))
    return result


def fraction_digits(value: Fraction) -> int:
    """How many fraction digits the decimal needs, at most six."""
    for digits in range(DIGITS):
        if (value * 10**digits).denominator == 1:
            return digits
    return DIGITS


def text(value: Fraction) -> str:
    """The canonical text of a decimal of at most six fraction digits."""
    scaled = value * 10**DIGITS
    if scaled.denominator != 1:
        raise ValueError(f"more than six digits: {value}")
    whole, part = divmod(abs(scaled.numerator), 10**DIGITS)
    tail = f".{part:06d}".rstrip("0") if part else ""
    return ("-" if value < 0 else "") + str(whole) + tail


def mean(pairs: list[tuple[Fraction, Fraction]]) -> Fraction:
    """The exact mean of (weight, value) pairs, which are not empty."""
    total = sum((weight for weight, _ in pairs), Fraction(0))
    return sum((weight * value for weight, value in pairs), Fraction(0)) / total
