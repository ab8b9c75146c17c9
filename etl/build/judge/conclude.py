"""Every conclusion of the build, as tables: sums of groups, headline lines, judgements of lines, standings."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from etl import schema
from etl.build.headline.tables import conclude_headlines
from etl.build.judge.judging import figure_rows, judge_measured, judgement_rows
from etl.build.judge.lines import Figures
from etl.build.judge.standing import Assessed, Case, Shown, SideStanding, heard_lines, sides_on, stand_on
from etl.build.sum_groups import sum_groups
from etl.values.frames import rows_to_frame, to_table_frame
from etl.values.history import Span, span_rows, spans_of
from etl.values.knowledge import find_record_end
from etl.vocabulary.commitments import CommitmentKind, EvidenceKind, Measurability
from etl.vocabulary.judgement import UnjudgedCause, Verdict

_NEEDED = (
    *(
        schema.area,
        schema.area_member,
        schema.authority,
        schema.commodity,
        schema.commodity_group_member,
        schema.source,
    ),
    *(schema.observation, schema.official_figure, schema.event, schema.event_source),
    *(schema.commitment, schema.assessment, schema.commitment_evidence),
)
Row = dict[str, Any]
Tables = dict[str, pd.DataFrame]


def conclude(tables: Mapping[str, pd.DataFrame], now: date | None = None) -> Tables:
    """Every table of ``etl.schema.conclusions``, made from the facts, each row from its first day.

    Takes the tables of a reading, with their days of knowledge; one that is not there is taken as empty. ``now`` is the
    last day on which anything is judged: the end of the record, if not given.
    """
    whole = {table.name: tables.get(table.name, to_table_frame(table, {})) for table in _NEEDED}
    sums = sum_groups(whole)
    end = now or find_record_end(whole)
    cases = list(_cases(whole, Figures(whole, sums), end)) if end else []
    measured = [case.measured for case in cases if case.measured]
    rows = {
        schema.judgement: [
            row for case in cases if case.measured for row in judgement_rows(case.measured, heard_lines(case))
        ],
        schema.commitment_figure: [row for one in measured for row in figure_rows(one, end or date.max)],
        schema.standing: [row for case in cases for row in _standing_rows(case)],
        schema.standing_side: [row for case in cases for row in _side_rows(case)],
    }
    judged = {table.name: rows_to_frame(table, found) for table, found in rows.items()}
    return {"group_trade": sums} | conclude_headlines(whole, sums) | judged


def _cases(tables: Tables, figures: Figures, end: date) -> Iterator[Case]:
    event = tables["event"].set_index("event_id")["end_date"]
    assessments, evidence = _assessed(tables["assessment"]), _shown(tables["commitment_evidence"])
    for row in tables["commitment"].to_dict("records"):
        commitment_id, known_from = str(row["commitment_id"]), row["known_from"].date()
        made = event[row["event_id"]].date()
        is_series = row["measurability"] == str(Measurability.SERIES)
        yield Case(
            commitment_id=commitment_id,
            kind=CommitmentKind(row["kind"]),
            measurability=Measurability(row["measurability"]),
            made=made,
            known_from=known_from,
            record_end=end,
            deadline=None if pd.isna(row["deadline"]) else row["deadline"].date(),
            assessments=assessments.get(commitment_id, ()),
            evidence=evidence.get(commitment_id, ()),
            measured=judge_measured(row, made, known_from, figures, end) if is_series else None,
        )


def _assessed(assessment: pd.DataFrame) -> dict[str, list[Assessed]]:
    found: dict[str, list[Assessed]] = {}
    for row in assessment.to_dict("records"):
        cause = UnjudgedCause(row["cause"]) if isinstance(row["cause"], str) else None
        one = Assessed(
            int(row["seq"]), row["known_from"].date(), row["assessed_date"].date(), Verdict(row["verdict"]), cause
        )
        found.setdefault(str(row["commitment_id"]), []).append(one)
    return found


def _shown(evidence: pd.DataFrame) -> dict[str, list[Shown]]:
    found: dict[str, list[Shown]] = {}
    for row in evidence.to_dict("records"):
        found.setdefault(str(row["commitment_id"]), []).append(
            Shown(int(row["seq"]), row["known_from"].date(), EvidenceKind(row["kind"]))
        )
    return found


def _standing_rows(case: Case) -> Iterator[Row]:
    spans = spans_of(case.turning_days, lambda day: stand_on(case, day))
    rows = [Span({"commitment_id": case.commitment_id, **span.value.to_row()}, span.start, span.end) for span in spans]
    yield from span_rows(rows)


def _side_rows(case: Case) -> Iterator[Row]:
    on_days = {day: sides_on(case, day) for day in case.turning_days}
    for side in dict.fromkeys(side for sides in on_days.values() for side in sides):

        def on_day(day: date, side: str = side) -> SideStanding | None:
            return on_days[day].get(side)

        spans = spans_of(on_days, on_day)
        rows = [Span(_side_row(case, side, span.value), span.start, span.end) for span in spans]
        yield from span_rows(rows)


def _side_row(case: Case, side: str, told: SideStanding | None) -> Row | None:
    if told is None:
        return None
    return {"commitment_id": case.commitment_id, "side_code": side, "word": told.word, "late_date": told.late}
