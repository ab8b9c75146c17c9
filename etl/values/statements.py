"""Official figures: which statements tell the same number, and which of them is shown."""

import pandas as pd

from etl.values.periods import NotAPeriod, parse_span
from etl.vocabulary.events import Confidence

STATEMENT = [
    *("area_code", "partner_code", "flow", "period_start", "period_end", "indicator", "measure"),
    *("subject", "place_code", "unit", "counted_by"),
]
_CONFIDENCE_ORDER = {str(member): place for place, member in enumerate(Confidence)}
_NEVER = "9999-12-31"


def to_statement_keys(figures: pd.DataFrame) -> "pd.Series[str]":
    """A text that is the same for rows that state the same thing.

    The columns of ``STATEMENT``, days as YYYY-MM-DD, missing as nothing.
    """
    parts = figures[STATEMENT].assign(
        period_start=figures["period_start"].dt.strftime("%Y-%m-%d"),
        period_end=figures["period_end"].dt.strftime("%Y-%m-%d"),
    )
    parts = parts.fillna("")
    keys: pd.Series[str] = parts[STATEMENT[0]].str.cat(parts[STATEMENT[1:]], sep="|")
    return keys


def rank_statements(figures: pd.DataFrame) -> "pd.Series[int]":
    """The place of each row among all: of the rows that share a ``statement_key``, charts show the one with the lowest.

    Takes ``figure_code``, ``confidence``, ``stated_by``, ``counted_by``, ``published_date`` (may be missing) and
    ``value_text``, the number as written. The order is the one of data/README.md: the surest, then the office that
    counted, then the most significant digits, then the first published (a bare year or month counts as its last day, no
    date as never), then the lowest code.
    """
    ranks = pd.DataFrame(
        {
            "doubt": figures["confidence"].map(_CONFIDENCE_ORDER),
            "second_hand": figures["stated_by"] != figures["counted_by"],
            "roughness": -figures["value_text"].map(count_significant_digits),
            "published": figures["published_date"].fillna("").map(_last_day),
            "figure_code": figures["figure_code"],
        },
        index=figures.index,
    )
    in_order = ranks.sort_values(list(ranks.columns), kind="stable").index
    return pd.Series(range(len(in_order)), index=in_order).reindex(figures.index)


def count_significant_digits(number: str) -> int:
    """How many digits of a number say something: 41000000000 has two, 41.0 three, 0 one, 0.05 one.

    Noughts at the end of a whole number only fill the place; after a decimal point they were written on purpose.
    """
    digits, _, _ = number.lower().lstrip("+-").partition("e")
    if "." not in digits:
        return max(len(digits.strip("0")), 1)
    return max(len(digits.replace(".", "").lstrip("0")), 1)


def _last_day(text: str) -> str:
    try:
        return parse_span(text)[1].isoformat()
    except NotAPeriod:
        return _NEVER
