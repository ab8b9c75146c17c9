"""Every conclusion of the build, as tables: sums of groups, headline lines, judgements, standings, access."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from etl import schema
from etl.build.access.tables import conclude_access
from etl.build.headline.tables import conclude_headlines
from etl.build.judge.facts import CommitmentFacts, DatedAssessment, DatedEvidence, by_commitment, read_series
from etl.build.judge.judging import figure_rows, judge_measured, judgement_rows
from etl.build.judge.lines import LineIndex
from etl.build.judge.standing import Case, SideWord, codes_heard, sides_on, stand_on
from etl.build.large_revisions import find_large, join_large
from etl.build.reach import count_reach, goods_kinds, join_reach
from etl.build.sum_groups import sum_groups
from etl.build.year_goods import year_goods_tables
from etl.values.frames import rows_to_frame, to_table_frame
from etl.values.history import DatedSpan, span_rows, spans_of
from etl.values.knowledge import find_record_end
from etl.values.typed_rows import typed_rows

_NEEDED = (
    *(
        schema.area,
        schema.area_member,
        schema.authority,
        schema.commodity,
        schema.commodity_group_member,
        schema.source,
    ),
    *(schema.observation, schema.revision, schema.official_figure, schema.event, schema.event_source),
    *(schema.commitment, schema.assessment, schema.commitment_evidence),
    *(schema.access_good, schema.access_good_part, schema.market_access, schema.market_access_conflict),
)
COUNTED = (
    *("group_trade", "trade_reach", "trade_years", "trade_count", "group_reach"),
    *("goods_kind", "goods_reach", "goods_count", "goods_change", "named_goods", "largest_goods"),
    "large_revision",
)
Row = dict[str, Any]
Tables = dict[str, pd.DataFrame]


def conclude(tables: Mapping[str, pd.DataFrame], now: date | None = None) -> Tables:
    """Every table of ``etl.schema.conclusions``, made from the facts, each row from its first day.

    Takes the tables of a reading, with their days of knowledge; one that is not there is taken as empty.
    What is counted of all ``observation`` (``COUNTED``) is counted here where ``group_trade`` is not given: a build
    counts it beforehand, and hands over of ``observation`` what ``figures_asked`` names. ``now`` is the last day on
    which anything is judged: the end of the record, if not given.
    """
    whole = {table.name: tables.get(table.name, to_table_frame(table, {})) for table in _NEEDED}
    is_counted = "group_trade" in tables
    counted = {name: tables[name] for name in COUNTED if name in tables} if is_counted else count_observations(whole)
    sums = counted["group_trade"]
    end = now or find_record_end(whole)
    cases = list(_cases(whole, LineIndex(whole, sums), end)) if end else []
    rows = {
        schema.judgement: [
            row for case in cases if case.judged for row in judgement_rows(case.judged, codes_heard(case))
        ],
        schema.commitment_figure: [
            row for case in cases if case.judged for row in figure_rows(case.judged, case.record_end)
        ],
        schema.standing: [row for case in cases for row in _standing_rows(case)],
        schema.standing_side: [row for case in cases for row in _side_rows(case)],
    }
    judged = {table.name: rows_to_frame(table, found) for table, found in rows.items()}
    return counted | {"access_state": conclude_access(whole)} | conclude_headlines(whole, sums) | judged


def count_observations(tables: Mapping[str, pd.DataFrame]) -> Tables:
    """The tables of ``COUNTED``, of a whole table of observations."""
    kinds = goods_kinds(tables["commodity"], tables["commodity_group_member"])
    observation = tables["observation"]
    return {
        "group_trade": sum_groups(tables),
        **join_reach([count_reach(observation, kinds)], kinds),
        **year_goods_tables(observation, kinds),
        "large_revision": join_large([(find_large(tables["revision"]), 0)]),
    }


def _cases(tables: Tables, index: LineIndex, end: date) -> Iterator[Case]:
    ends = tables["event"].set_index("event_id")["end_date"].dt.date.to_dict()
    assessments = by_commitment(typed_rows(tables["assessment"], DatedAssessment))
    evidence = by_commitment(typed_rows(tables["commitment_evidence"], DatedEvidence))
    series = read_series(tables["commitment"])
    for facts in typed_rows(tables["commitment"], CommitmentFacts):
        commitment_id, made = facts.commitment_id, ends[facts.event_id]
        measured = series.get(commitment_id)
        yield Case(
            commitment_id=commitment_id,
            kind=facts.kind,
            measurability=facts.measurability,
            made=made,
            known_from=facts.known_from,
            record_end=end,
            deadline=facts.deadline,
            assessments=assessments.get(commitment_id, ()),
            evidence=evidence.get(commitment_id, ()),
            judged=judge_measured(measured, made, facts.known_from, index, end) if measured else None,
        )


def _standing_rows(case: Case) -> Iterator[Row]:
    spans = spans_of(case.turning_days, lambda day: stand_on(case, day))
    rows = [
        DatedSpan({"commitment_id": case.commitment_id, **span.value.to_row()}, span.start, span.end) for span in spans
    ]
    yield from span_rows(rows)


def _side_rows(case: Case) -> Iterator[Row]:
    on_days = {day: sides_on(case, day) for day in case.turning_days}
    for side in dict.fromkeys(side for sides in on_days.values() for side in sides):

        def on_day(day: date, side: str = side) -> SideWord | None:
            return on_days[day].get(side)

        spans = spans_of(on_days, on_day)
        rows = [DatedSpan(_side_row(case, side, span.value), span.start, span.end) for span in spans]
        yield from span_rows(rows)


def _side_row(case: Case, side: str, word: SideWord | None) -> Row | None:
    if word is None:
        return None
    return {"commitment_id": case.commitment_id, "side_code": side, "word": word.word, "late_date": word.late}
