"""What was known on a day. Pure: no database, no page.

An event is known from its last day (of one whose month or year alone is known, the last day of that). A stated figure is known from the day
it was published; of a month or a year, from the last day of it; where no such date is known, as a customs figure. A customs figure of a
year is known from 1 April of the next, one of any other period 45 days after its end. A person's assessment is known from its date, a
computed one where its figure is.
"""

from calendar import monthrange
from collections.abc import Hashable, Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.views.commitments.verdicts import BUILD
from etl.vocabulary import CommitmentKind, EvidenceKind, JudgementRule, Stage, Verdict

DAYS_AFTER_PERIOD = 45
YEAR_KNOWN_FROM = (4, 1)  # month and day of the next year
PAPERS = (CommitmentKind.AGREEMENT, CommitmentKind.PROTOCOL)
Row = Mapping[Hashable, Any]


def counted_by_day(period_start: date, period_end: date) -> date:
    """The day from which a customs figure of a period counts as known."""
    is_year = (period_start.month, period_start.day, period_end.month, period_end.day) == (1, 1, 12, 31)
    if is_year:
        return date(period_end.year + 1, *YEAR_KNOWN_FROM)
    return date(period_end.year, period_end.month, period_end.day) + timedelta(days=DAYS_AFTER_PERIOD)


def published_by_day(published: object) -> date | None:
    """The day by which a page with this date of publication (``2024``, ``2024-03``, ``2024-03-18``) was out; None where it has none."""
    if not isinstance(published, str) or not published:
        return None
    year, month, day = ([int(part) for part in published.split("-")] + [0, 0])[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def known_events(events: pd.DataFrame, on_day: date) -> pd.DataFrame:
    """Events that had ended. Takes rows with ``end_date``."""
    kept: pd.DataFrame = events[events["end_date"] <= pd.Timestamp(on_day)]
    return kept


def _where(rows: pd.DataFrame, flags: list[bool]) -> pd.DataFrame:
    # Not rows[flags]: with no row at all, pandas reads an empty list as a choice of no columns.
    kept: pd.DataFrame = rows[pd.Series(flags, index=rows.index, dtype=bool)]
    return kept


def known_observations(rows: pd.DataFrame, on_day: date) -> pd.DataFrame:
    """Customs figures that counted as known. Takes rows with ``period_start`` and ``period_end``."""
    days = [counted_by_day(*period) for period in zip(rows["period_start"], rows["period_end"], strict=True)]
    return _where(rows, [day <= on_day for day in days])


def figure_day(row: Row) -> date:
    """The day from which a stated figure counts as known; takes ``published_date``, ``period_start`` and ``period_end``."""
    return published_by_day(row["published_date"]) or counted_by_day(row["period_start"], row["period_end"])


def known_figures(figures: pd.DataFrame, on_day: date) -> pd.DataFrame:
    """Stated figures that had been published. Takes rows of ``official_figure``."""
    return _where(figures, [figure_day(row) <= on_day for row in figures.to_dict("records")])


def known_evidence(evidence: pd.DataFrame, on_day: date) -> pd.DataFrame:
    """What had happened or been published. Takes rows of ``queries.brief.evidence_of_commitments``."""

    def is_known(row: Row) -> bool:
        if isinstance(row["event_id"], str):
            return bool(row["event_end_date"] <= pd.Timestamp(on_day))
        return figure_day(row) <= on_day

    return _where(evidence, [is_known(row) for row in evidence.to_dict("records")])


def known_judgements(
    judgements: pd.DataFrame, deadlines: Mapping[str, pd.Timestamp], figure_days: Mapping[str, date], on_day: date
) -> pd.DataFrame:
    """Judgements that could be made on a day.

    Takes rows of ``queries.judgements.judgements``, the deadline of each promise that has one and the day of each stated figure. Where the
    deadline then lay ahead, what is judged by it is too early to say.
    """

    def is_known(row: Row) -> bool:
        if row["assessed_by"] != BUILD:
            return bool(row["assessed_date"] <= pd.Timestamp(on_day))
        if isinstance(row["figure_code"], str):
            return figure_days[row["figure_code"]] <= on_day
        return bool(pd.notna(row["period_end"])) and counted_by_day(row["period_start"], row["period_end"]) <= on_day

    kept = _where(judgements, [is_known(row) for row in judgements.to_dict("records")])
    due = pd.to_datetime(kept["commitment_id"].map(dict(deadlines)))
    is_early = (kept["assessed_by"] == BUILD) & (due >= pd.Timestamp(on_day)) & kept["verdict"].isin([Verdict.PARTLY, Verdict.NOT_MET])
    reached = pd.to_datetime(kept["reached_date"])
    return kept.assign(
        verdict=kept["verdict"].mask(is_early, Verdict.TOO_EARLY.value),
        rule=kept["rule"].mask(is_early, JudgementRule.NOT_YET.value),
        reached_date=reached.where(reached <= pd.Timestamp(on_day)),
    )


def stage_on_day(promise: Row, evidence: list[Row], on_day: date, latest: date) -> Stage:
    """How far a promise was on paper on a day, by what was known of it then.

    Takes a row of ``queries.commitments.commitments_with`` and its known evidence. On the record's latest day it is the recorded stage;
    earlier, a recorded step counts only where known evidence shows it or the deadline had passed.
    """
    recorded = Stage(promise["stage"])
    if on_day >= latest:
        return recorded
    first = Stage.SIGNED if promise["kind"] in PAPERS else Stage.ANNOUNCED
    kinds = {row["kind"] for row in evidence}
    is_past = bool(pd.notna(promise["deadline"])) and bool(promise["deadline"] < pd.Timestamp(on_day))
    shown = {
        Stage.DONE: EvidenceKind.KEPT in kinds,
        Stage.SUPERSEDED: EvidenceKind.REPEATED in kinds,
        Stage.LAPSED: is_past,
    }
    if shown.get(recorded, False):
        return recorded
    is_moving = recorded in (Stage.IN_PROGRESS, Stage.DONE) and kinds & {EvidenceKind.KEPT, EvidenceKind.PROGRESS, EvidenceKind.REPORTED}
    return Stage.IN_PROGRESS if is_moving else first
