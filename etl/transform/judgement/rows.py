"""Judgements as rows of ``assessment`` and their figures as rows of ``commitment_figure``."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from etl import schema
from etl.transform.frames import rows_to_frame, to_table_frame
from etl.transform.judgement.lines import Figures, Goods, Line, Side
from etl.transform.judgement.reasons import to_reason
from etl.transform.judgement.rules import Judgement, Promise, Unit, judge, share_pct
from etl.transform.periods import NotAPeriod, parse_period, parse_span
from etl.vocabulary import Comparator, Flow, JudgementRule, Measurability, SeriesMeasure

BUILD = "build"
_UNITS = {"USD": Unit.USD, "USD/year": Unit.USD, "CNY": Unit.CNY, "CNY/year": Unit.CNY, "t": Unit.TONNE, "t/year": Unit.TONNE}
_NEEDED = (
    *(schema.area, schema.area_member, schema.commodity, schema.commodity_group_member, schema.source),
    *(schema.observation, schema.official_figure, schema.event, schema.event_source, schema.commitment, schema.assessment),
)
Row = dict[str, Any]


def judge_commitments(tables: Mapping[str, pd.DataFrame], by: date | None = None) -> dict[str, pd.DataFrame]:
    """The tables ``assessment``, with the computed judgements after the ones made by people, and ``commitment_figure``.

    Takes the tables of a reading; one that is not there is taken as empty. Commitments that name no series, or a unit that no figure is in,
    get no computed judgement. With ``by`` nothing is judged on a later day.
    """
    whole = {table.name: tables.get(table.name, to_table_frame(table, {})) for table in _NEEDED}
    as_of = min((day for day in (find_data_date(whole), by) if day is not None), default=None)
    by_people = whole["assessment"]
    judged = whole["commitment"].loc[whole["commitment"]["measurability"] == str(Measurability.SERIES)]
    if as_of is None or judged.empty:
        return {"assessment": by_people, "commitment_figure": to_table_frame(schema.commitment_figure, {})}
    figures = Figures(whole)
    made = dict(zip(whole["event"]["event_id"], whole["event"]["start_date"], strict=True))
    last_seq = by_people.groupby("commitment_id")["seq"].max().to_dict()
    assessments: list[Row] = []
    points: list[Row] = []
    for row in judged.to_dict("records"):
        lines = judge_commitment(row, made[row["event_id"]].date(), figures, as_of)
        first = int(last_seq.get(row["commitment_id"], 0)) + 1
        assessments.extend({"seq": seq, "assessed_date": as_of} | one for seq, (one, _) in enumerate(lines, start=first))
        points.extend(point for _, below in lines for point in below)
    computed = rows_to_frame(schema.assessment, assessments)
    return {
        "assessment": rows_to_frame(schema.assessment, [*_known(by_people), *_known(computed)]),
        "commitment_figure": rows_to_frame(schema.commitment_figure, points),
    }


def find_data_date(tables: Mapping[str, pd.DataFrame]) -> date | None:
    """The latest date in the data: the day of an event, or of a page that tells of an event or states a figure; None where there is none.

    Never the clock, so that the same inputs are judged the same. Of a month or a year, the first day counts.
    """
    days = [day.date() for day in tables["event"]["start_date"]]
    for table in ("event_source", "official_figure"):
        for text in tables[table]["published_date"].dropna().unique():
            try:
                days.append(parse_span(str(text))[0])
            except NotAPeriod:
                continue
    return max(days, default=None)


def judge_commitment(row: Mapping[Any, Any], made: date, figures: Figures, as_of: date) -> list[tuple[Row, list[Row]]]:
    """Each line of figures on one commitment: its row of ``assessment`` and its rows of ``commitment_figure``.

    Takes a row of ``commitment`` whose measurability is ``series``. A side without any line has one judgement that says so.
    """
    unit = _UNITS.get(str(row["target_unit"]))
    if unit is None:
        return []
    promise = _to_promise(row, made, unit)
    goods = Goods(
        SeriesMeasure(row["series_measure"]),
        str(row["series_period_kind"]),
        group=_text(row["series_group_code"]),
        commodity=_text(row["series_commodity_id"]),
    )
    judged: list[tuple[Row, list[Row]]] = []
    number = 0
    for side in figures.sides(str(row["series_reporter_code"]), str(row["series_partner_code"]), Flow(row["series_flow"])):
        lines = figures.lines(side, goods)
        if not lines and not side.is_wider:
            nothing = Judgement(JudgementRule.NO_FIGURE, target=None if promise.is_multiple else promise.target)
            judged.append((_assessment_row(row, side, nothing, promise, unit), []))
        for line in lines:
            number += 1
            judgement = judge_line(line, promise, as_of)
            own = {"line": number, "source_code": line.source_code}
            judged.append((_assessment_row(row, side, judgement, promise, line.unit) | own, _point_rows(row, number, line, judgement)))
    return judged


def judge_line(line: Line, promise: Promise, as_of: date) -> Judgement:
    """Judge a line; one in another currency than the target is shown and not judged."""
    if line.unit != promise.unit:
        return Judgement(JudgementRule.OTHER_CURRENCY, line.points[-1])
    return judge(line.points, promise, as_of, is_own=line.side.is_own and not line.side.is_wider, is_wider=line.side.is_wider)


def _to_promise(row: Mapping[Any, Any], made: date, unit: Unit) -> Promise:
    return Promise(
        made=made,
        target=float(row["target_value"]),
        unit=unit,
        comparator=Comparator(row["comparator"]),
        baseline=None if pd.isna(row["baseline_value"]) else float(row["baseline_value"]),
        baseline_span=_to_span(_text(row["baseline_period"])),
        deadline=None if pd.isna(row["deadline"]) else row["deadline"].date(),
    )


def _to_span(text: str) -> tuple[date, date] | None:
    try:
        return parse_period(text)[:2]
    except NotAPeriod:  # a baseline may be told in words; then no line's own figure is taken for it
        return None


def _assessment_row(row: Mapping[Any, Any], side: Side, judgement: Judgement, promise: Promise, unit: str) -> Row:
    point = judgement.point
    is_comparable = point is not None and judgement.rule != JudgementRule.OTHER_CURRENCY
    return {
        "commitment_id": row["commitment_id"],
        "assessed_by": BUILD,
        "verdict": judgement.verdict,
        "reason": to_reason(judgement, promise, unit=unit),
        "figure_code": point.figure_code if point else "",
        "reporter_code": side.reporter,
        "period_start": point.start if point else None,
        "period_end": point.end if point else None,
        "value": point.value if point and is_comparable else None,
        "share_of_target_pct": judgement.share_pct if is_comparable else None,
        "rule": judgement.rule,
        "reached_date": judgement.reached,
    }


def _point_rows(row: Mapping[Any, Any], number: int, line: Line, judgement: Judgement) -> list[Row]:
    header = {
        "commitment_id": row["commitment_id"],
        "line": number,
        "reporter_code": line.side.reporter,
        "partner_code": line.side.partner,
        "flow": line.side.flow,
        "is_wider": line.side.is_wider,
        "source_code": line.source_code,
        "indicator": line.indicator,
        "subject": line.subject,
        "counted_by": line.counted_by,
        "valuation": line.valuation,
        "unit": line.unit,
        "target_value": judgement.target,
    }
    return [
        header
        | {
            "period_start": point.start,
            "period_end": point.end,
            "figure_code": point.figure_code,
            "value": point.value,
            "share_of_target_pct": share_pct(point.value, judgement.target),
            "is_doubtful": point.is_doubtful,
            "is_stand_in": point.is_stand_in,
        }
        for point in line.points
    ]


def _known(frame: pd.DataFrame) -> Iterable[Row]:
    """Rows with None for what is missing."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")  # type: ignore[return-value]  # keys are column names


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
