"""One trade as both sides count it: table figures and stated figures as points of one form, never added, joined or converted.

*Home* is China or Xinjiang, *partner* the other side. A point belongs to the side that counted it, and to one series: a source's table with
its reporter, or an office whose statistics a stated figure rests on. Directions are seen from home. Pure: no database, no page.
"""

from collections.abc import Collection

import pandas as pd

from dashboard.measures import PERIOD, SERIES, add_change_on_year, to_turnover
from etl.vocabulary import Confidence, Direction, FigureMeasure, Flow, PeriodKind, Side, Valuation

STATED = "stated:"
POINT_COLUMNS = [
    *("side", "series", "source_code", "reporter_code", "counted_by", "stated_by", "direction"),
    *(*PERIOD, "value", "unit", "valuation", "is_doubtful", "is_estimated", "figure_code", "source_url", "publisher", "note"),
]
SERIES_KEYS = ["side", "series", "unit", "direction"]


def direction_of(flow: str, side: Side) -> Direction:
    """The direction of a flow that ``side`` reports."""
    if flow == Flow.TURNOVER:
        return Direction.TURNOVER
    return Direction.TO_PARTNER if (flow == Flow.EXPORT) == (side == Side.HOME) else Direction.FROM_PARTNER


def table_points(flows: pd.DataFrame, side: Side, member_count: int = 1) -> pd.DataFrame:
    """Points of the sources' tables.

    Takes rows of ``queries.trade.group_series`` that ``side`` reports; gives ``POINT_COLUMNS`` in US dollars, with a turnover wherever a
    source has both flows of a period. Sums over fewer than ``member_count`` partners are left out: they are no total of a group.
    """
    whole = flows[flows["partner_count"] == member_count]
    marks = whole.groupby([*SERIES, *PERIOD], as_index=False)[["doubtful_count", "estimated_count"]].max()
    turnover = to_turnover(whole).dropna(subset="turnover_usd").rename(columns={"turnover_usd": "value_usd"})
    both = turnover.merge(marks, on=[*SERIES, *PERIOD], validate="one_to_one").assign(flow=Flow.TURNOVER, valuation=Valuation.MIXED)
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

    Takes rows of ``queries.figures.official_figures`` between home and one partner; gives ``POINT_COLUMNS``. A figure of less than high
    confidence is doubtful.
    """
    values = figures[figures["measure"] == FigureMeasure.VALUE]
    sides = [Side.HOME if area == home else Side.PARTNER for area in values["area_code"]]
    return values.assign(
        side=[side.value for side in sides],
        series=STATED + values["counted_by"],
        reporter_code=values["area_code"],
        direction=[direction_of(flow, side).value for flow, side in zip(values["flow"], sides, strict=True)],
        valuation=Valuation.NOT_STATED.value,
        is_doubtful=values["confidence"] != Confidence.HIGH,
        is_estimated=False,
    ).reindex(columns=POINT_COLUMNS)


def stated_changes(figures: pd.DataFrame, home: str) -> pd.DataFrame:
    """Changes on the year that authorities stated. Columns: side, series, direction, the period's, change_pct, source_url."""
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
    """Add ``rank``, by which one point is named first where several tell the same: the lower, the closer to the office that counted.

    0 a published table, 1 stated on a named office's count of that side, 2 stated on another's or on an unnamed office's count, 3 a table
    that was estimated, 4 anything doubtful.
    """

    def rank(row: dict[str, object]) -> int:
        if row["is_doubtful"]:
            return 4
        if not str(row["series"]).startswith(STATED):
            return 3 if row["is_estimated"] else 0
        return 1 if row["counted_by"] in own_offices else 2

    return points.assign(rank=[rank({str(name): value for name, value in row.items()}) for row in points.to_dict("records")])


def add_changes(points: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """Add ``change_pct`` and ``change_basis``: ``stated`` by the authority, else ``computed`` within the same count, else neither."""
    unique = points.drop_duplicates([*SERIES_KEYS, *PERIOD])
    computed = add_change_on_year(unique, "value", SERIES_KEYS)
    stated = changes.rename(columns={"change_pct": "_stated"}).drop(columns="source_url")
    joined = computed.merge(stated, on=["side", "series", "direction", *PERIOD], how="left", validate="many_to_one")
    is_stated, is_computed = joined["_stated"].notna(), joined["change_pct"].notna()
    basis = pd.Series("", index=joined.index).mask(is_computed, "computed").mask(is_stated, "stated")
    return joined.assign(change_pct=joined["_stated"].fillna(joined["change_pct"]), change_basis=basis).drop(columns="_stated")


def latest_points(points: pd.DataFrame) -> pd.DataFrame:
    """The newest point of each side, unit and direction: of the newest year, or of the newest other period where no year is known.

    Takes points with rank and changes; of several for the period the lowest rank is kept, then one whose change is known.
    """
    order = {"_is_part": True, "period_end": False, "rank": True, "_is_alone": True, "period_start": True}
    marked = points.assign(_is_part=points["period_kind"] != PeriodKind.YEAR, _is_alone=points["change_pct"].isna())
    ordered = marked.sort_values(list(order), ascending=list(order.values()), kind="stable")
    return ordered.drop_duplicates(["side", "unit", "direction"]).drop(columns=["_is_part", "_is_alone"]).reset_index(drop=True)


def newer_parts(points: pd.DataFrame, latest: pd.DataFrame) -> pd.DataFrame:
    """Points of part of a year that end after the newest year of their side, unit and direction; the newest of each."""
    years = latest[latest["period_kind"] == PeriodKind.YEAR]
    keys = ["side", "unit", "direction"]
    after = years[[*keys, "period_end"]].rename(columns={"period_end": "_known_to"})
    parts = points[points["period_kind"] != PeriodKind.YEAR].merge(after, on=keys, validate="many_to_one")
    newer = parts[parts["period_end"] > parts["_known_to"]]
    ordered = newer.sort_values(["period_end", "rank", "period_start"], ascending=[False, True, True], kind="stable")
    return ordered.drop_duplicates(keys).drop(columns="_known_to").reset_index(drop=True)


def same_year(points: pd.DataFrame, direction: Direction, unit: str = "USD") -> pd.DataFrame:
    """The two sides' points of the newest year that both count, home first; no rows where there is none."""
    years = points[(points["direction"] == direction) & (points["unit"] == unit) & (points["period_kind"] == PeriodKind.YEAR)]
    best = years.sort_values(["period_end", "rank"], ascending=[False, True], kind="stable").drop_duplicates(["period_end", "side"])
    both = best[best.duplicated("period_end", keep=False)]
    newest: pd.DataFrame = both[both["period_end"] == both["period_end"].max()]
    return newest.sort_values("side").reset_index(drop=True)
