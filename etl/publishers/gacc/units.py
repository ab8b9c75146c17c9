"""Units of money as China's customs and ministries write them.

With them amounts told in the dollar unit of a source's card.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.publishers.common.trade_rows import RefusedWhole
from etl.values.written import without_groups

_SIZES = dict(
    zip(
        ("千万", "百万", "亿", "万", "千", "100 million", "million", "10,000", "10000", "thousand", "1,000", "1000"),
        (10**7, 10**6, 10**8, 10**4, 10**3, 10**8, 10**6, 10**4, 10**4, 10**3, 10**3, 10**3),
        strict=True,
    )
)
"""Longer words first: 百万 holds 万."""
_DOLLARS = ("美元", "us dollar", "us$", "usd")
_YUAN = ("人民币", "元", "renminbi", "yuan", "rmb", "cny")
_BESIDE = ("单位", "金额", "总值", "价值", "值", "unit", "value")
_WORDS = re.compile("|".join(map(re.escape, (*_SIZES, *_DOLLARS, *_YUAN, *_BESIDE))) + r"|s\b|[\s:：()（）/,]")
YUAN_STAYS_YUAN = (
    "No switch of import brings yuan in: a row of trade holds US dollars, and nothing is converted. A figure that is "
    "there in yuan alone is kept in yuan as a line of data/figures/official_figures.csv, with the unit CNY."
)
"""What a refusal of yuan says of them beside where to find dollars."""

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NAMES = {1: "", 10**3: "thousand ", 10**4: "10,000 ", 10**6: "million ", 10**7: "10 million ", 10**8: "100 million "}


@dataclass(frozen=True)
class MoneyUnit:
    """A unit of values: so many US dollars or yuan."""

    size: int
    in_dollars: bool

    @property
    def name(self) -> str:
        """The unit in English: ``10,000 US dollars``."""
        return f"{_NAMES[self.size]}{'US dollars' if self.in_dollars else 'yuan'}"


def parse_unit(text: str) -> MoneyUnit | None:
    """Read ``美元``, ``单位：千美元``, ``人民币（万元）`` or ``US$1,000``.

    None where the text says anything else beside a unit of money, or names both currencies.
    """
    lowered = text.strip().lower()
    in_dollars = any(word in lowered for word in _DOLLARS)
    in_yuan = any(word in lowered.replace("美元", "") for word in _YUAN)
    if _WORDS.sub("", lowered) or in_dollars == in_yuan:
        return None
    return MoneyUnit(next((size for word, size in _SIZES.items() if word in lowered), 1), in_dollars)


def require_dollars(unit: MoneyUnit, advice: str) -> None:
    """Raise RefusedWhole for values in yuan.

    ``advice`` says where the same is in dollars; the refusal adds what becomes of yuan.
    """
    if not unit.in_dollars:
        raise RefusedWhole(
            f"its values are in {unit.name}, and Khorgos holds US dollars", f"{advice} {YUAN_STAYS_YUAN}"
        )


def to_card_unit(text: str, unit: MoneyUnit, card_size: int) -> str:
    """An amount of ``unit`` in units of ``card_size`` US dollars, without separators of thousands.

    What is no number stays as it is.
    """
    number = without_groups(text)
    if unit.size == card_size or not _NUMBER.fullmatch(number):
        return number
    # Normalised, since 10 times 1.50 is 15.0: two files that say the same must give the same text.
    return f"{(Decimal(number) * unit.size / card_size).normalize():f}"


def note_unit(unit: MoneyUnit, card_size: int) -> str:
    """What the note of a row says of its unit: nothing where it is the card's own."""
    return "" if unit.size == card_size else f"published in {unit.name}"
