"""The ledger of promises: which are overdue, told once, in which order, how many of each, and how far towards their targets. Pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from dashboard.views.commitments.verdicts import BUILD, Standing, add_headlines, by_commitment, side_of, speaking_lines
from etl.vocabulary import JudgementRule, Stage

CLOSED = (Stage.DONE, Stage.SUPERSEDED)
UNKEPT = (Standing.PARTLY, Standing.NOT_MET, Standing.DISAGREE)


class Due(StrEnum):
    """Where a promise's deadline lies."""

    ANY = "any"
    OVERDUE = "overdue"  # passed, and the promise was not or not wholly kept
    UNKNOWN = "unknown"  # passed, and nothing tells whether it was kept
    PASSED = "passed"  # passed, however the promise stands
    AHEAD = "ahead"
    UNSET = "unset"


@dataclass(frozen=True)
class LedgerChoice:
    """What of the ledger is shown, besides the filters that the database answers; an empty tuple or text is no restriction."""

    standings: tuple[str, ...] = ()
    due: Due = Due.ANY
    text: str = ""
    with_repetitions: bool = False


def to_ledger(commitments: pd.DataFrame, judgements: pd.DataFrame, first_tellings: Mapping[str, str], on_day: date) -> pd.DataFrame:
    """Promises with how they stand and whether they are late on a day.

    Takes rows of ``queries.commitments.commitments_with`` and of ``queries.judgements.judgements``, and the first telling of every promise.
    Adds those of ``verdicts.add_headlines``, then first_id, telling_count, is_past (the deadline is before the day), is_overdue (and the
    promise is neither closed nor kept) and is_unknown (and nothing tells whether it was kept).
    """
    counts = pd.Series(first_tellings).value_counts()
    ledger = add_headlines(commitments, judgements)
    first = ledger["commitment_id"].map(first_tellings)
    is_past = ledger["deadline"].notna() & (ledger["deadline"] < pd.Timestamp(on_day))
    is_open = is_past & ~ledger["stage"].isin([str(stage) for stage in CLOSED])
    return ledger.assign(
        first_id=first,
        telling_count=first.map(counts).astype("int64"),
        is_past=is_past,
        is_overdue=is_open & ledger["standing"].isin([str(standing) for standing in UNKEPT]),
        is_unknown=is_open & ~ledger["standing"].isin([str(standing) for standing in (*UNKEPT, Standing.MET)]),
    )


def first_tellings(commitments: pd.DataFrame) -> dict[str, str]:
    """Promise to the one it first was; takes ``commitment_id`` and ``repeats_commitment_id`` of all promises."""
    repeats = {
        str(code): str(earlier)
        for code, earlier in zip(commitments["commitment_id"], commitments["repeats_commitment_id"], strict=True)
        if isinstance(earlier, str)
    }

    def first_of(code: str) -> str:
        while code in repeats:
            code = repeats[code]
        return code

    return {str(code): first_of(str(code)) for code in commitments["commitment_id"]}


def choose_rows(ledger: pd.DataFrame, choice: LedgerChoice) -> pd.DataFrame:
    """The promises that pass, in the order of ``in_order``.

    Without repetitions, of the tellings of one promise that pass the earliest stays.
    """
    kept = ledger
    if choice.standings:
        kept = kept[kept["standing"].isin(choice.standings)]
    kept = kept[_is_due(kept, choice.due)]
    for word in choice.text.casefold().split():
        searched = kept["text"] + " " + kept["metric"].fillna("") + " " + kept["event_title"] + " " + kept["commitment_id"]
        kept = kept[searched.str.casefold().str.contains(word, regex=False)]
    if not choice.with_repetitions:
        kept = kept.sort_values(["event_start_date", "commitment_id"], kind="stable").drop_duplicates("first_id")
    return in_order(kept)


def _is_due(ledger: pd.DataFrame, due: Due) -> "pd.Series[bool]":
    return {
        Due.ANY: pd.Series(data=True, index=ledger.index),
        Due.OVERDUE: ledger["is_overdue"],
        Due.UNKNOWN: ledger["is_unknown"],
        Due.PASSED: ledger["is_past"],
        Due.AHEAD: ledger["deadline"].notna() & ~ledger["is_past"],
        Due.UNSET: ledger["deadline"].isna(),
    }[due]


def in_order(ledger: pd.DataFrame) -> pd.DataFrame:
    """Overdue ones and those of which nothing is known by the latest deadline, those ahead by the nearest, all others the newest first."""
    is_ahead = ledger["deadline"].notna() & ~ledger["is_past"]
    days = (ledger["deadline"] - pd.Timestamp(0)).dt.days
    event_days = (ledger["event_start_date"] - pd.Timestamp(0)).dt.days
    is_late = ledger["is_overdue"] | ledger["is_unknown"]
    rank = pd.Series(3, index=ledger.index).mask(is_ahead, 2).mask(ledger["is_unknown"], 1).mask(ledger["is_overdue"], 0)
    within = (-event_days).mask(is_ahead, days).mask(is_late, -days)
    keyed = ledger.assign(_rank=rank, _within=within).sort_values(["_rank", "_within", "commitment_id"], kind="stable")
    return keyed.drop(columns=["_rank", "_within"]).reset_index(drop=True)


def count_by_stage(ledger: pd.DataFrame) -> pd.DataFrame:
    """How many promises of each stage stand how. Columns: stage, standing, count; pairs without a promise are left out."""
    counted = ledger.groupby(["stage", "standing"]).size().rename("count").reset_index()
    stages, standings = [str(stage) for stage in Stage], [str(standing) for standing in Standing]
    keyed = counted.assign(_stage=counted["stage"].map(stages.index), _standing=counted["standing"].map(standings.index))
    return keyed.sort_values(["_stage", "_standing"])[["stage", "standing", "count"]].reset_index(drop=True)


def count_by_standing(ledger: pd.DataFrame) -> dict[str, int]:
    """How many promises stand how, in the standings' order; every standing is there."""
    counted = ledger["standing"].value_counts()
    return {str(standing): int(counted.get(standing, 0)) for standing in Standing}


def to_progress(ledger: pd.DataFrame, judgements: pd.DataFrame) -> pd.DataFrame:
    """Marks of how far each measurable promise is, in the ledger's order: one for each line that judges.

    Where no line of a promise judges, each side's latest figures are given and ``is_judging`` is false. Columns: place (of the promise,
    from 0), those of the judgement, side, is_stated, is_judging. A promise without any share of its target has no mark.
    """
    by_promise = by_commitment(judgements)
    marks: list[dict[Hashable, Any]] = []
    place = 0
    for commitment_id in ledger["commitment_id"]:
        rows = by_promise.get(str(commitment_id), [])
        speaking = speaking_lines(rows)
        shown = [row for row in speaking or _latest_silent(rows) if pd.notna(row["share_of_target_pct"])]
        marks += [
            {**row, "place": place, "side": side_of(row), "is_stated": _is_stated(row), "is_judging": bool(speaking)} for row in shown
        ]
        place += bool(shown)
    columns = ["place", *judgements.columns, "side", "is_stated", "is_judging"]
    return pd.DataFrame(marks, columns=columns)


def _latest_silent(rows: list[dict[Hashable, Any]]) -> list[dict[Hashable, Any]]:
    """Computed judgements that cannot judge and yet have a figure; of each side the latest period."""
    silent = [row for row in rows if row["assessed_by"] == BUILD and row["rule"] != JudgementRule.OTHER_CURRENCY and pd.notna(row["value"])]
    latest = {side: max(row["period_end"] for row in silent if side_of(row) == side) for side in {side_of(row) for row in silent}}
    return [row for row in silent if row["period_end"] == latest[side_of(row)]]


def _is_stated(row: Mapping[Hashable, Any]) -> bool:
    return isinstance(row["figure_code"], str) and bool(row["figure_code"])
