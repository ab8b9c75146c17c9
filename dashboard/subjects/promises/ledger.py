"""The ledger of promises.

Which are overdue, told once, in which order, how many of each, and how far towards their targets. Pure.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from dashboard.subjects.promises.outcomes import RECONCILED, UNKEPT, Outcome, outcome_of
from etl.vocabulary.commitments import CommitmentKind, Stage
from etl.vocabulary.judgement import JudgementRule
from etl.vocabulary.trade import Valuation

CLOSED = (Stage.DONE, Stage.SUPERSEDED)


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
    """What of the ledger is shown, besides the filters that the database answers.

    An empty tuple or text is no restriction.
    """

    standings: tuple[str, ...] = ()
    due: Due = Due.ANY
    text: str = ""
    with_repetitions: bool = False


def to_ledger(commitments: pd.DataFrame, first_tellings: Mapping[str, str], on_day: date) -> pd.DataFrame:
    """Promises with whether they are late on a day; what was only expected is among them, and ``is_forecast``.

    Takes rows of ``commitments.commitments_with`` and the first telling of every promise. Adds outcome
    (``outcomes.Outcome``), first_id, telling_count, is_forecast, is_past (the deadline is before the day), is_overdue
    (and the promise is neither closed nor kept) and is_unknown (and nothing tells whether it was kept).
    """
    counts = pd.Series(first_tellings).value_counts()
    first = commitments["commitment_id"].map(dict(first_tellings))
    outcomes = [
        outcome_of(word, cause) for word, cause in zip(commitments["standing"], commitments["cause"], strict=True)
    ]
    outcome = pd.Series(outcomes, index=commitments.index, dtype=object)
    is_forecast = commitments["kind"] == CommitmentKind.FORECAST
    is_past = commitments["deadline"].notna() & (commitments["deadline"] < pd.Timestamp(on_day))
    is_open = is_past & ~is_forecast & ~commitments["stage"].isin([str(stage) for stage in CLOSED])
    is_unkept = outcome.isin([str(one) for one in UNKEPT])
    return commitments.assign(
        outcome=outcome,
        first_id=first,
        telling_count=first.map(counts).astype("int64"),
        is_forecast=is_forecast,
        is_past=is_past,
        is_overdue=is_open & is_unkept,
        is_unknown=is_open & ~is_unkept & (outcome != Outcome.MET),
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
        kept = kept[kept["outcome"].isin(choice.standings) | kept["standing"].isin(choice.standings)]
    kept = kept[_is_due(kept, choice.due)]
    for word in choice.text.casefold().split():
        searched = (
            kept["text"] + " " + kept["metric"].fillna("") + " " + kept["event_title"] + " " + kept["commitment_id"]
        )
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
    """Promises in the order that fits their state.

    Overdue ones and those of which nothing is known come by the latest deadline, those ahead by the nearest, all others
    the newest first.
    """
    is_ahead = ledger["deadline"].notna() & ~ledger["is_past"]
    days = (ledger["deadline"] - pd.Timestamp(0)).dt.days
    event_days = (ledger["event_start_date"] - pd.Timestamp(0)).dt.days
    is_late = ledger["is_overdue"] | ledger["is_unknown"]
    rank = (
        pd.Series(3, index=ledger.index).mask(is_ahead, 2).mask(ledger["is_unknown"], 1).mask(ledger["is_overdue"], 0)
    )
    within = (-event_days).mask(is_ahead, days).mask(is_late, -days)
    keyed = ledger.assign(_rank=rank, _within=within).sort_values(["_rank", "_within", "commitment_id"], kind="stable")
    return keyed.drop(columns=["_rank", "_within"]).reset_index(drop=True)


def count_by_stage(ledger: pd.DataFrame) -> pd.DataFrame:
    """How many promises of each stage stand how.

    Columns: stage, outcome, count; pairs without a promise are left out.
    """
    counted = ledger.groupby(["stage", "outcome"]).size().rename("count").reset_index()
    stages, outcomes = [str(stage) for stage in Stage], _outcomes(ledger)
    keyed = counted.assign(_stage=counted["stage"].map(stages.index), _outcome=counted["outcome"].map(outcomes.index))
    return keyed.sort_values(["_stage", "_outcome"])[["stage", "outcome", "count"]].reset_index(drop=True)


def count_by_outcome(ledger: pd.DataFrame) -> dict[str, int]:
    """How many promises stand how, in the outcomes' order; every outcome is there."""
    counted = ledger["outcome"].value_counts()
    return {outcome: int(counted.get(outcome, 0)) for outcome in _outcomes(ledger)}


def _outcomes(ledger: pd.DataFrame) -> list[str]:
    """Every outcome, and the bare word where a promise cannot be judged and no cause is told."""
    known = [str(outcome) for outcome in Outcome]
    return known + sorted(set(ledger["outcome"]) - set(known))


def to_progress(ledger: pd.DataFrame, judgements: pd.DataFrame) -> pd.DataFrame:
    """Marks of how far each measurable promise is, in the ledger's order: one for each line that is heard.

    Takes rows of ``judgements.judgements``. Where no line of a promise is heard, each side's latest figures are
    given. Columns: place (of the promise, from 0), those of the judgement, side, is_stated. A promise without any share
    of its target has no mark.
    """
    by_promise: dict[str, list[dict[Hashable, Any]]] = {}
    for row in judgements.to_dict("records"):  # much faster than to part the frame for each promise
        by_promise.setdefault(str(row["commitment_id"]), []).append(row)
    marks: list[dict[Hashable, Any]] = []
    place = 0
    for commitment_id in ledger["commitment_id"]:
        rows = by_promise.get(str(commitment_id), [])
        heard = [row for row in rows if row["is_heard"]]
        shown = [row for row in heard or _latest_silent(rows) if pd.notna(row["share_of_target_pct"])]
        marks += [{**row, "place": place, "side": side_of(row), "is_stated": _is_stated(row)} for row in shown]
        place += bool(shown)
    return pd.DataFrame(marks, columns=["place", *judgements.columns, "side", "is_stated"])


def _latest_silent(rows: list[dict[Hashable, Any]]) -> list[dict[Hashable, Any]]:
    """Judgements of lines that are not heard and yet have a figure; of each side the latest period."""
    silent = [row for row in rows if row["rule"] != JudgementRule.OTHER_CURRENCY and pd.notna(row["value"])]
    latest = {
        side: max(row["period_end"] for row in silent if side_of(row) == side)
        for side in {side_of(row) for row in silent}
    }
    return [row for row in silent if row["period_end"] == latest[side_of(row)]]


def side_of(row: Mapping[Hashable, Any]) -> str:
    """Whose a line is: its reporter, or nobody's where both reports were weighed into one."""
    return RECONCILED if row["valuation"] == Valuation.RECONCILED else str(row["reporter_code"])


def _is_stated(row: Mapping[Hashable, Any]) -> bool:
    return isinstance(row["counted_by"], str) and bool(row["counted_by"])
