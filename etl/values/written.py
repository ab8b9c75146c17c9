"""What a text must be like to be taken as what it says: numbers, years, addresses, and texts without hidden characters.

One rule for every file, whoever wrote it: digits are those of ASCII, and nothing is taken that a float, a calendar or a
database would change or refuse later.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

MOST_DIGITS = 16
NUMBER = r"-?(?:[0-9]{1,16}(?:\.[0-9]{1,30})?|[0-9]{1,4}(?:\.[0-9]{1,30})?[eE](?:\+?(?:0?[0-9]|1[0-2])|-[0-9]{1,2}))"
"""A decimal number below ten to the power of sixteen: more than any trade, and no more than a float holds exactly."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years of which anything here can be."""
YEARS_ADVICE = f"Years go from {FIRST_YEAR} to {LAST_YEAR}; look it up."

WEB_ADDRESS = r"https?://[^\s/?#@\\]+\.[^\s/?#@\\]+(?:[/?#]\S*)?"
"""An address of the web, whole, and without a name or password of anybody."""

CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
"""A character that no text shows: NUL, which PostgreSQL refuses, and others that move a cursor or ring a bell."""
CONTROL_PROBLEM = "a character that no text has"
CONTROL_ADVICE = "Take it out: it cannot be seen, and databases refuse it."


@dataclass(frozen=True)
class CodeForm:
    """What a code of our own looks like, so that it can stand in an address, a file's name and a table's name."""

    pattern: str
    letters: str
    example: str

    @property
    def problem(self) -> str:
        """What is wrong with a code of another form."""
        return f"expected {self.letters}"

    @property
    def advice(self) -> str:
        """What to do about it."""
        return f"Write it as {self.example}."

    def fits(self, text: str) -> bool:
        """Whether a code has this form."""
        return re.fullmatch(self.pattern, text) is not None


HYPHENED = CodeForm(r"[a-z0-9]+(?:-[a-z0-9]+)*", "small letters, digits and single hyphens", "anna-alander")
UNDERSCORED = CodeForm(r"[a-z0-9]+(?:_[a-z0-9]+)*", "small letters, digits and single underscores", "dried_fruit")
NUMBERED = CodeForm(r"[A-Z][0-9]{1,9}", "a capital letter and digits", "F0001")
OF_AREA = CodeForm(r"[A-Z0-9]{1,9}(?:-[A-Z0-9]{1,9}){0,2}", "capital letters, digits and single hyphens", "CN-XJ")

_NUMBER = re.compile(NUMBER)
_CONTROL = re.compile(CONTROL)
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:[, \u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?")


def is_number(text: str) -> bool:
    """Whether a text is a number by ``NUMBER``."""
    return _NUMBER.fullmatch(text) is not None


def is_whole_number(text: str) -> bool:
    """Whether a text is made of the digits 0 to 9 and nothing else."""
    return text.isascii() and text.isdecimal()


def find_control(text: str) -> str:
    """The first control character of a text as its code (``U+0000``); empty where there is none."""
    found = None if text.isprintable() else _CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def without_groups(text: str) -> str:
    """A number without separators of thousands: ``1,161`` and ``1 161`` are 1161.

    What does not have three digits after each separator stays as it is: ``1,5`` is no 15.
    """
    bare = text.strip()
    return re.sub(r"[, \u00a0\u202f]", "", bare) if _GROUPED.fullmatch(bare) else bare


def without_exponent(text: str) -> str:
    """A number written without an exponent; what is no number stays as it is."""
    return format(Decimal(text), "f") if is_number(text) else text


def scaled(text: str, tens: int) -> str:
    """A number times ten to a power, written without an exponent; what is no number stays as it is."""
    return format(Decimal(text).scaleb(tens), "f") if is_number(text) else text
