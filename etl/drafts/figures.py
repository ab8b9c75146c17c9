"""Amounts with a unit in an article: money, tonnes, per cent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_SCALES = {
    "thousand": 10**3, "тыс": 10**3, "тысяч": 10**3, "千": 10**3,
    "million": 10**6, "mln": 10**6, "mn": 10**6, "млн": 10**6, "миллион": 10**6, "百万": 10**6,
    "billion": 10**9, "bln": 10**9, "bn": 10**9, "млрд": 10**9, "миллиард": 10**9, "十亿": 10**9,
    "万亿": 10**12, "trillion": 10**12, "трлн": 10**12, "万": 10**4, "亿": 10**8,
}  # fmt: skip
_UNITS = (
    ("USD", r"US dollars?|U\.S\. dollars?|dollars?|USD|долл\w*\.?(?: США)?|美元"),
    ("CNY", r"yuan|RMB|CNY|renminbi|юан\w*|元(?:人民币)?|人民币"),
    ("t", r"metric tons?|tonnes?|tons?|тонн\w*|т(?=[\s.,;)]|$)|吨"),
    ("pct", r"per ?cent|percent|%|процент\w*"),
)
_SCALE = "|".join(sorted(map(re.escape, _SCALES), key=len, reverse=True))
_NUMBER = r"\d+(?:[,\u00a0 ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_AMOUNT = re.compile(
    rf"(?P<sign>US\$|\$|¥)?\s?(?<![\d.,])(?P<number>{_NUMBER})\s*(?P<scale>(?:{_SCALE})(?:а|ов|а?х)?(?![a-zа-яё])\.?)?\s*"
    + rf"(?P<unit>{'|'.join(f'(?P<{name}>{words})' for name, words in _UNITS)})?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FoundFigure:
    """A number in full, in a unit of the notes, with the words it was read from and its sentence."""

    value: float
    unit: str
    words: str
    sentence: str


def find_figures(sentences: list[str]) -> list[FoundFigure]:
    """Every amount with a unit, each value once, in the order of the article; a bare number is none."""
    figures: dict[tuple[float, str], FoundFigure] = {}
    for text in sentences:
        for figure in amounts_in(text):
            figures.setdefault((figure.value, figure.unit), figure)
    return list(figures.values())


def amounts_in(sentence: str) -> Iterator[FoundFigure]:
    """The amounts of one sentence. Of ``1.5万吨`` the value is 15000 and the unit t."""
    for match in _AMOUNT.finditer(sentence):
        unit = next(
            (name for name, _ in _UNITS if match[name]),
            {"$": "USD", "US$": "USD", "¥": "CNY"}.get((match["sign"] or "").upper(), ""),
        )
        if unit:
            yield FoundFigure(_to_number(match["number"], match["scale"] or ""), unit, match[0].strip(" ."), sentence)


def deadline_in(clause: str) -> date | None:
    """The end of the year by which something is promised; None where no year is named."""
    named = re.search(r"(?:\b(?:by|before)(?: the end of)? |\bк(?: концу)? |到)(2\d{3})(?!\d)", clause)
    return date(int(named[1]), 12, 31) if named else None


def _to_number(number: str, scale: str) -> float:
    """``1,200`` and ``1 200`` are thousands; ``1,2`` is Russian for 1.2."""
    grouped = re.fullmatch(r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?:\.\d+)?", number)
    plain = (
        re.sub(r"[,\u00a0 ]", "", number)
        if grouped
        else number.replace(",", ".").replace(" ", "").replace("\u00a0", "")
    )
    factor = next(
        (_SCALES[word] for word in sorted(_SCALES, key=len, reverse=True) if scale.lower().startswith(word)), 1
    )
    return round(float(plain) * factor, 6)
