"""One word for a promise out of all that judges it, by the rules of ``docs/method.md``. Pure: no database, no page."""

from collections.abc import Hashable, Mapping, Sequence
from enum import StrEnum
from typing import Any

import pandas as pd

from etl.vocabulary import Valuation, Verdict

BUILD = "build"
RECONCILED = "reconciled"  # stands for a side where a third party weighed both reports into one
Row = Mapping[Hashable, Any]


class Standing(StrEnum):
    """What is said of a promise in one word: a verdict, or that the figures do not agree on one."""

    MET = Verdict.MET
    PARTLY = Verdict.PARTLY
    NOT_MET = Verdict.NOT_MET
    DISAGREE = "disagree"  # the figures that judge do not agree
    TOO_EARLY = Verdict.TOO_EARLY
    NOT_ASSESSABLE = Verdict.NOT_ASSESSABLE


class Judge(StrEnum):
    """Who a standing is from."""

    PEOPLE = "people"  # the latest assessment that a person made
    FIGURES = "figures"  # the lines of figures that judge
    NOBODY = "nobody"  # neither


HEADLINE_COLUMNS = ["commitment_id", "standing", "judged_by", "reason", "sides", "is_reached_late"]


def to_headlines(judgements: pd.DataFrame) -> pd.DataFrame:
    """The standing of each promise that ``judgements`` (rows of ``queries.judgements``) tell of.

    Columns: commitment_id, standing, judged_by, reason (a person's; empty where figures judge), sides (the verdict of each side's
    figures, ``CN:met KZ:not_assessable``, also where a person's comes first), is_reached_late (a line does so after the deadline).
    """
    found = [_headline(commitment_id, rows) for commitment_id, rows in by_commitment(judgements).items()]
    return pd.DataFrame(found, columns=HEADLINE_COLUMNS)


def by_commitment(judgements: pd.DataFrame) -> dict[str, list[dict[Hashable, Any]]]:
    """The judgements of each promise, in their order."""
    found: dict[str, list[dict[Hashable, Any]]] = {}
    for row in judgements.to_dict("records"):  # much faster than to part the frame for each promise
        found.setdefault(str(row["commitment_id"]), []).append(row)
    return found


def add_headlines(commitments: pd.DataFrame, judgements: pd.DataFrame) -> pd.DataFrame:
    """Add the standing of each promise; one of which nobody and no figure tells cannot be judged."""
    joined = commitments.merge(to_headlines(judgements), on="commitment_id", how="left", validate="one_to_one")
    nothing = {"standing": Standing.NOT_ASSESSABLE.value, "judged_by": Judge.NOBODY.value, "reason": "", "sides": ""}
    return joined.fillna(nothing).assign(is_reached_late=joined["is_reached_late"].eq(True))


def _headline(commitment_id: str, rows: list[dict[Hashable, Any]]) -> tuple[str, str, str, str, str, bool]:
    by_people = [row for row in rows if row["assessed_by"] != BUILD]
    speaking = speaking_lines(rows)
    verdicts = {str(row["verdict"]) for row in speaking}
    if by_people:
        latest = max(by_people, key=lambda row: (row["assessed_date"], row["seq"]))
        standing, judge, reason = str(latest["verdict"]), Judge.PEOPLE, str(latest["reason"])
    elif verdicts:
        standing, judge, reason = verdicts.pop() if len(verdicts) == 1 else Standing.DISAGREE.value, Judge.FIGURES, ""
    else:
        standing, judge, reason = Standing.NOT_ASSESSABLE.value, Judge.NOBODY, ""
    is_late = any(row["verdict"] != Verdict.MET and pd.notna(row["reached_date"]) for row in rows)
    return commitment_id, standing, judge.value, reason, _sides(rows, speaking), is_late


def speaking_lines(rows: Sequence[Row]) -> list[Row]:
    """The computed judgements that have something to say, in their order.

    Left out are those that cannot judge; those that are too early only because they end before another line reaches the target; and, where
    another line judges, those of a whole country instead of its region.
    """
    judging = [row for row in rows if row["assessed_by"] == BUILD and row["verdict"] != Verdict.NOT_ASSESSABLE]
    exact = [row for row in judging if not row["is_wider"]] or judging
    reached = [row["reached_date"] for row in exact if row["verdict"] == Verdict.MET and pd.notna(row["reached_date"])]
    return [row for row in exact if row["verdict"] != Verdict.TOO_EARLY or not reached or row["period_end"] >= min(reached)]


def side_of(row: Row) -> str:
    """Whose a line is: its reporter, or nobody's where both reports were weighed into one."""
    return RECONCILED if row["valuation"] == Valuation.RECONCILED else str(row["reporter_code"])


def _sides(rows: Sequence[Row], speaking: Sequence[Row]) -> str:
    # A side whose figures cannot judge is named too: met by one side's count alone is not met by both.
    verdicts: dict[str, list[str]] = {side_of(row): [] for row in rows if row["assessed_by"] == BUILD and side_of(row) != RECONCILED}
    for row in speaking:
        verdicts.setdefault(side_of(row), []).append(str(row["verdict"]))
    return " ".join(f"{side}:{_agreed(found)}" for side, found in verdicts.items())


def _agreed(verdicts: Sequence[str]) -> str:
    if not verdicts:
        return Standing.NOT_ASSESSABLE.value
    return verdicts[0] if len(set(verdicts)) == 1 else Standing.DISAGREE.value
