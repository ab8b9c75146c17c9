"""How long a ban is told that names no end."""

import csv
from datetime import date
from pathlib import Path

from etl.vocabulary.access import LONGEST_BAN_MONTHS, AccessKind
from etl.vocabulary.periods import count_months

ACTS = Path(__file__).parents[3] / "data/access/market_access.csv"


def months_of(row: dict[str, str]) -> int | None:
    """The term that an act names in months, or by its last day; None where it names none to the day."""
    if row["term_months"]:
        return int(row["term_months"])
    if row["last_day"] and len(row["date"]) == len("2099-05-09"):
        return count_months(date.fromisoformat(row["date"]), date.fromisoformat(row["last_day"]))
    return None


def test_no_ban_of_the_record_names_a_longer_term_and_one_names_as_long_a_one() -> None:
    with ACTS.open(encoding="utf-8", newline="") as file:
        terms = [months_of(row) for row in csv.DictReader(file) if row["kind"] == AccessKind.EXPORT_BAN]

    assert sum(term is not None for term in terms) > 50
    assert max(term for term in terms if term is not None) == LONGEST_BAN_MONTHS
