"""One trade as both sides count it.

Table figures and stated figures are points of one form, never added, joined or converted. *Home* is China or Xinjiang,
*partner* the other side. A point belongs to the side that counted it, and to one series: a source's table with its
reporter, or an office whose statistics a stated figure rests on. Directions are seen from home. Pure: no database, no
page.
"""

from collections.abc import Collection, Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.subjects.trade.measures import PERIOD, SERIES, add_change_on_year, to_turnover
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Direction, Flow, Side, Valuation

STATED = "stated:"
POINT_COLUMNS = [
    *("side", "series", "source_code", "reporter_code", "counted_by", "stated_by", "direction"),
    *(*PERIOD, "value", "unit", "valuation", "is_at_least", "is_doubtful", "is_estimated"),
    *("figure_code", "source_url", "publisher", "note"),
]
SERIES_KEYS = ["side", "series", "unit", "direction"]
TOLD = ["side", "unit", "direction"]


def direction_of(flow: str, side: Side) -> Direction:
    """The direction of a flow that ``side`` reports."""
    if flow == Flow.TURNOVER:
        return Direction.TURNOVER
    return Direction.TO_PARTNER if (flow == Flow.EXPORT) == (side == Side.HOME) else Direction.FROM_PARTNER


def table_points(flows: pd.DataFrame, side: Side, member_count: int = 1) -> pd.DataFrame:
    """Points of the sources' tables.

    Takes rows of ``trade.group_series`` that ``side`` reports; gives ``POINT_COLUMNS`` in US dollars, with a
    turnover wherever a source has both flows of a period. Sums over fewer than ``member_count`` partners are left out:
    they are no total of a group.
    """
    whole = flows[flows["partner_count"] == member_count]
    if "is_at_least" not in whole:  # a single commodity is no sum that could be one
        whole = whole.assign(is_at_least=False)
    marks = whole.groupby([*SERIES, *PERIOD], as_index=False)[
        ["doubtful_count", "estimated_count", "is_at_least"]
    ].max()
    turnover = to_turnover(whole).dropna(subset="turnover_usd").rename(columns={"turnover_usd": "value_usd"})
    both = turnover.merge(marks, on=[*SERIES, *PERIOD], validate="one_to_one").assign(
        flow=Flow.TURNOVER, valuation=Valuation.MIXED
    )
    points = pd.concat([whole, both], ignore_index=True)
    return points.assign(
        side=side.value,
        series=points["source_code"] + ":" + points["reporter_code"],
        direction=[direction_of(flow, side).value for flow in points["flow"]],
        value=points["value_usd"],
        unit="USD",
        is_doubtful=points["doubtful_count"] > 0,
        is_estimated=points["estimated_count"] > 0,
    ).reindex(columns=POINT_COLUMNS)


def stated_points(figures: pd.DataFrame, home: str) -> pd.DataFrame:
    """Points that authorities stated, each in its own currency.

    Takes rows of ``figures.official_figures`` between home and one partner; gives ``POINT_COLUMNS``. A figure
    of less than high confidence is doubtful.
    """
    values = figures[figures["measure"] == FigureMeasure.VALUE]
    sides = [Side.HOME if area == home else Side.PARTNER for area in values["area_code"]]
    return values.assign(
        side=[side.value for side in sides],
        series=STATED + values["counted_by"],
        reporter_code=values["area_code"],
        direction=[direction_of(flow, side).value for flow, side in zip(values["flow"], sides, strict=True)],
        valuation=Valuation.NOT_STATED.value,
        is_at_least=False,
        is_doubtful=values["confidence"] != Confidence.HIGH,
        is_estimated=False,
    ).reindex(columns=POINT_COLUMNS)


def stated_changes(figures: pd.DataFrame, home: str) -> pd.DataFrame:
    """Changes on the year that authorities stated.

    Columns: side, series, direction, the period's, change_pct, source_url.
    """
    changes = figures[figures["measure"] == FigureMeasure.GROWTH_PCT]
    sides = [Side.HOME if area == home else Side.PARTNER for area in changes["area_code"]]
    found = changes.assign(
        side=[side.value for side in sides],
        series=STATED + changes["counted_by"],
        direction=[direction_of(flow, side).value for flow, side in zip(changes["flow"], sides, strict=True)],
        change_pct=changes["value"],
    )
    keys = ["side", "series", "direction", *PERIOD]
    return found[[*keys, "change_pct", "source_url"]].drop_duplicates(keys).reset_index(drop=True)


def add_rank(points: pd.DataFrame, own_offices: Collection[str]) -> pd.DataFrame:
    """Add ``rank``, by which one part of a year is named first where several tell the same.

    The lower the rank, the closer to who counted. Which line of whole years stands first the build concludes
    (``headline_line``).

    0 a published table, 1 stated on a named office's count of that side, 2 stated on another's or on an unnamed
    office's count, 3 a table that was estimated, 4 anything doubtful.
    """

    def rank(row: dict[str, object]) -> int:
        if row["is_doubtful"]:
            return 4
        if not str(row["series"]).startswith(STATED):
            return 3 if row["is_estimated"] else 0
        return 1 if row["counted_by"] in own_offices else 2

    return points.assign(
        rank=[rank({str(name): value for name, value in row.items()}) for row in points.to_dict("records")]
    )


def add_changes(points: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """Add ``change_pct`` and ``change_basis``.

    ``stated`` by the authority, else ``computed`` within the same count, else neither.
    """
    unique = points.drop_duplicates([*SERIES_KEYS, *PERIOD])
    computed = add_change_on_year(unique, "value", SERIES_KEYS)
    stated = changes.rename(columns={"change_pct": "_stated"}).drop(columns="source_url")
    joined = computed.merge(stated, on=["side", "series", "direction", *PERIOD], how="left", validate="many_to_one")
    is_stated, is_computed = joined["_stated"].notna(), joined["change_pct"].notna()
    basis = pd.Series("", index=joined.index).mask(is_computed, "computed").mask(is_stated, "stated")
    return joined.assign(change_pct=joined["_stated"].fillna(joined["change_pct"]), change_basis=basis).drop(
        columns="_stated"
    )


def series_of(row: Mapping[Hashable, Any]) -> str:
    """The series of a line, by its source, reporter and the office that counted.

    The build names a line by these three; a table has no office that counted.
    """
    office = row["counted_by"]
    return f"{STATED}{office}" if isinstance(office, str) and office else f"{row['source_code']}:{row['reporter_code']}"


def headline_points(points: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """The points that headline lines end with.

    Takes rows of ``headline.headline_lines`` of the points' goods.
    """
    if points.empty or lines.empty:  # a frame without rows has no types that could be joined
        return points.head(0)
    keys = [*SERIES_KEYS, "period_start", "period_end", "figure_code"]
    named = lines.assign(series=[series_of(row) for row in lines.to_dict("records")], figure_code=_codes(lines))
    found = points.assign(_figure_code=points["figure_code"], figure_code=_codes(points))
    kept = found.merge(named[keys], on=keys, validate="many_to_one")
    return kept.assign(figure_code=kept["_figure_code"]).drop(columns="_figure_code")


def _codes(rows: pd.DataFrame) -> "pd.Series[str]":
    """Codes of stated figures, empty for what is in a table."""
    return rows["figure_code"].astype("object").fillna("").astype("str")


def newest_points(points: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """What each side tells first, by unit and direction.

    These are its headline lines' newest years, or else its newest part of a year. Takes points with rank, and rows of
    ``headline.headline_lines`` of their goods.
    """
    years = headline_points(points, lines)
    if years.empty:
        return _newest_parts(points).reset_index(drop=True)
    parts = _newest_parts(points).merge(
        years[TOLD].drop_duplicates(), on=TOLD, how="left", indicator="_has", validate="one_to_one"
    )
    alone = parts[parts["_has"] == "left_only"].drop(columns="_has")
    return pd.concat([part for part in (years, alone) if len(part)] or [years], ignore_index=True)


def newer_parts(points: pd.DataFrame, newest: pd.DataFrame) -> pd.DataFrame:
    """Of each side, unit and direction the newest part of a year that ends after its newest year.

    Takes ``newest_points`` too.
    """
    years = newest[newest["period_kind"] == PeriodKind.YEAR]
    ends = years.groupby(TOLD, as_index=False).agg(_known_to=("period_end", "max"))
    parts = _newest_parts(points).merge(ends, on=TOLD, validate="one_to_one")
    return parts[parts["period_end"] > parts["_known_to"]].drop(columns="_known_to").reset_index(drop=True)


def _newest_parts(points: pd.DataFrame) -> pd.DataFrame:
    # A lower bound of part of a year tells next to nothing.
    parts = points[(points["period_kind"] != PeriodKind.YEAR) & ~points["is_at_least"].astype("bool")]
    return parts.sort_values(
        ["period_end", "rank", "period_start"], ascending=[False, True, True], kind="stable"
    ).drop_duplicates(TOLD)


def sides_of_pair(pair: Mapping[Hashable, Any]) -> tuple[dict[Hashable, Any], dict[Hashable, Any]]:
    """Both figures of a row of ``headline.headline_pairs``, home's first, each as a point with its series."""
    home, partner = (_side_of(pair, side) for side in Side)
    return home, partner


def _side_of(pair: Mapping[Hashable, Any], side: Side) -> dict[Hashable, Any]:
    prefix = f"{side}_"
    told: dict[Hashable, Any] = {
        str(name).removeprefix(prefix): value for name, value in pair.items() if str(name).startswith(prefix)
    }
    same: dict[Hashable, Any] = {name: pair[name] for name in ("direction", "unit", "period_start", "period_end")}
    return {**told, **same, "side": side.value, "series": series_of(told)}
