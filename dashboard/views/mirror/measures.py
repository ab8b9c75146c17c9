"""The exporter's report beside the importer's: pairs, their gap and ratio, and what a CIF/FOB factor would change.

Sides and directions are those of ``dashboard.trade_points``: *home* is China, directions are seen from China, and a gap is always China's
report minus the partner's. A side that nobody reported stays unknown, and so does the gap; an estimate is no report of its own, so it has
no gap. Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import pandas as pd

from dashboard.measures import PERIOD, add_gap
from dashboard.queries.tables_of_mirror import NOT_A_SIDES_REPORT
from dashboard.trade_points import STATED
from etl.vocabulary import Direction, PeriodKind, Side, Valuation

STATED_SOURCE = "stated"
REPORT_KEYS = ["side", "source", "direction", *PERIOD]
REPORT_VALUES = ["value", "low", "high", "statement_count", "offices", "figure_codes", "valuation", "is_doubtful", "is_estimated"]
FREQUENCIES = {PeriodKind.YEAR: "YS", PeriodKind.MONTH: "MS"}


def source_of(series: str) -> str:
    """The source behind a point's series: a table's code, or ``stated`` for everything that authorities stated."""
    return STATED_SOURCE if series.startswith(STATED) else series.partition(":")[0]


def _joined(codes: pd.Series) -> str:
    return " ".join(sorted({str(code) for code in codes if isinstance(code, str) and code}))


def to_reports(points: pd.DataFrame) -> pd.DataFrame:
    """One report a side, source, direction and period.

    Takes points of ``dashboard.trade_points`` in one unit; gives ``REPORT_KEYS`` and ``REPORT_VALUES``. A table's point is its report.
    Where a side stated several numbers for one period, ``value`` is the middle of them (the median), with ``low`` and ``high`` beside it;
    it is doubtful or estimated where all of them are. Points without a value, and tables that are no side's own report, are left out.
    """
    known = points[points["value"].notna()]
    known = known.assign(source=[source_of(series) for series in known["series"]])
    reports = (
        known[~known["source"].isin(NOT_A_SIDES_REPORT)]
        .groupby(REPORT_KEYS, as_index=False, dropna=False)
        .agg(
            value=("value", "median"),
            low=("value", "min"),
            high=("value", "max"),
            statement_count=("value", "size"),
            offices=("counted_by", _joined),
            figure_codes=("figure_code", _joined),
            valuation=("valuation", "first"),
            is_doubtful=("is_doubtful", "all"),
            is_estimated=("is_estimated", "all"),
        )
    )
    return reports[[*REPORT_KEYS, *REPORT_VALUES]]


def reports_of(reports: pd.DataFrame, side: str, source: str, direction: str) -> pd.DataFrame:
    """The reports of one side's source in one direction, oldest first."""
    is_meant = (reports["side"] == side) & (reports["source"] == source) & (reports["direction"] == direction)
    return reports[is_meant].sort_values(PERIOD, ignore_index=True)


def pair_reports(reports: pd.DataFrame, direction: str, home_source: str, partner_source: str) -> pd.DataFrame:
    """Put China's report beside the partner's, one row a period that either reported, oldest first.

    Gives the period's columns, ``home_source`` and ``partner_source``, every one of ``REPORT_VALUES`` as ``home_`` and ``partner_``, and
    the columns of ``add_gap``.
    """
    sides = {Side.HOME: home_source, Side.PARTNER: partner_source}
    home, partner = (
        reports_of(reports, side, source, direction)[[*PERIOD, *REPORT_VALUES]].rename(
            columns={name: f"{side}_{name}" for name in REPORT_VALUES}
        )
        for side, source in sides.items()
    )
    both = home.merge(partner, on=PERIOD, how="outer", validate="one_to_one")
    marks = {f"{side}_{mark}": both[f"{side}_{mark}"].eq(True) for side in sides for mark in ("is_doubtful", "is_estimated")}
    texts = {f"{side}_{text}": both[f"{side}_{text}"].fillna("") for side in sides for text in ("offices", "figure_codes", "valuation")}
    sources = {"home_source": home_source, "partner_source": partner_source}
    return add_gap(both.assign(**marks, **texts, **sources)).sort_values(PERIOD, ignore_index=True)


def importer_of(direction: str) -> Side | None:
    """The side that counts the goods as imports; None for a turnover, which mixes both."""
    return {Direction.TO_PARTNER: Side.PARTNER, Direction.FROM_PARTNER: Side.HOME}.get(Direction(direction))


def adjust_importer(pairs: pd.DataFrame, direction: str, factor: float) -> pd.DataFrame:
    """Add what the pair would be if the importer's CIF value were divided by ``factor``: the columns of ``add_gap`` as ``adjusted_``.

    The reports themselves stay as they are. Adjusted values are unknown where there is no CIF import to adjust: in a turnover, and where
    the valuation is not stated.
    """
    importer = importer_of(direction)
    if importer is None:
        values = {f"adjusted_{side}_value": pd.Series(float("nan"), index=pairs.index) for side in Side}
        return add_gap(pairs.assign(**values), "adjusted_")
    is_cif = pairs[f"{importer}_valuation"] == Valuation.CIF
    values = {f"adjusted_{side}_value": (pairs[f"{side}_value"] / (factor if side == importer else 1.0)).where(is_cif) for side in Side}
    return add_gap(pairs.assign(**values), "adjusted_")


@dataclass(frozen=True)
class SourceRank:
    """What speaks for a source where several tell the same: that its publisher states the valuation, and its place among the sources."""

    is_valuation_stated: bool
    sort_order: int


def default_sources(reports: pd.DataFrame, direction: str, ranks: Mapping[str, SourceRank]) -> tuple[str | None, str | None]:
    """The source of each side that a page shows first; None where a side has none.

    Of all pairs of tables the one with most periods that both sides reported, stated valuation first, then one source for both sides, then
    the sources' order. Where no two tables meet, each side's longest table, or what it stated where it has none.
    """
    homes, partners = (_candidates(reports, side, direction) for side in Side)
    unknown = SourceRank(is_valuation_stated=False, sort_order=10_000)

    def merit(pair: tuple[str, str]) -> tuple[bool, int, bool, int]:
        rank_of_home, rank_of_partner = (ranks.get(source, unknown) for source in pair)
        is_stated = rank_of_home.is_valuation_stated and rank_of_partner.is_valuation_stated
        common = len(homes[pair[0]] & partners[pair[1]])
        return is_stated, common, pair[0] == pair[1], -rank_of_home.sort_order - rank_of_partner.sort_order

    pairs = [(home, partner) for home, partner in product(sorted(homes), sorted(partners)) if homes[home] & partners[partner]]
    tables = [pair for pair in pairs if STATED_SOURCE not in pair]
    if tables:
        return max(tables, key=merit)
    longest = [max(sorted(found), key=lambda source: len(found[source])) if found else None for found in (homes, partners)]
    return longest[0], longest[1]


def sources_of_side(reports: pd.DataFrame, side: str, direction: str) -> list[str]:
    """Sources that have anything of a side in a direction, in the order of their codes."""
    return sorted(set(reports.loc[(reports["side"] == side) & (reports["direction"] == direction), "source"]))


def _candidates(reports: pd.DataFrame, side: str, direction: str) -> dict[str, set[tuple[pd.Timestamp, pd.Timestamp]]]:
    """Sources that may stand for a side, with the periods of each that are reports; one of nothing but estimates has none."""
    of_side = reports[(reports["side"] == side) & (reports["direction"] == direction)]
    found: dict[str, set[tuple[pd.Timestamp, pd.Timestamp]]] = {str(source): set() for source in of_side["source"].unique()}
    for source, rows in of_side[~of_side["is_estimated"]].groupby("source"):
        found[str(source)] = set(zip(rows["period_start"], rows["period_end"], strict=True))
    tables = {source: periods for source, periods in found.items() if source != STATED_SOURCE}
    return tables or found


@dataclass(frozen=True)
class GapStory:
    """How far apart two reports are over the periods that both reported, and since when."""

    count: int
    first: pd.Timestamp
    last: pd.Timestamp
    home_larger_count: int
    larger_side: Side | None
    larger_since: pd.Timestamp
    widest: pd.Timestamp
    widest_pct: float
    median_pct: float


def gap_story(pairs: pd.DataFrame) -> GapStory | None:
    """Sum up pairs of one direction and one kind of period; None where no gap is known.

    ``larger_side`` is the side whose report was larger at the end (None where the two were equal), ``larger_since`` the start of the first
    period from which it was so in every pair; the widest and the median are of the gap's size in per cent of the larger.
    """
    known = pairs[pairs["gap_pct"].notna()].sort_values("period_start", ignore_index=True)
    if known.empty:
        return None
    signs = known["gap"].gt(0).astype(int) - known["gap"].lt(0).astype(int)
    changes = known.index[signs != signs.iloc[-1]]
    sizes = known["gap_pct"].abs()
    widest = known.iloc[int(sizes.to_numpy().argmax())]
    return GapStory(
        count=len(known),
        first=known["period_start"].iloc[0],
        last=known["period_start"].iloc[-1],
        home_larger_count=int((signs > 0).sum()),
        larger_side={1: Side.HOME, -1: Side.PARTNER}.get(int(signs.iloc[-1])),
        larger_since=known["period_start"].iloc[int(changes.max()) + 1 if len(changes) else 0],
        widest=widest["period_start"],
        widest_pct=float(sizes.max()),
        median_pct=float(sizes.median()),
    )


def newest_pair(pairs: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The pair of the newest period whose gap is known, of the first frame that has it; no row where there is none."""
    known = pd.concat([frame[frame["gap"].notna()].assign(_place=place) for place, frame in enumerate(pairs)])
    return known.sort_values(["period_end", "_place"], ascending=[False, True], kind="stable").drop(columns="_place").head(1)


def gap_parts(reports: pd.DataFrame, sources: tuple[str, str], period_start: pd.Timestamp) -> dict[str, float] | None:
    """The gaps of the two directions in one period and pair of sources; None where either is unknown."""
    parts = {}
    for direction in (Direction.TO_PARTNER, Direction.FROM_PARTNER):
        pairs = pair_reports(reports, direction, *sources)
        known = pairs.loc[(pairs["period_start"] == period_start) & pairs["gap"].notna(), "gap"]
        if known.empty:
            return None
        parts[direction.value] = float(known.iloc[0])
    return parts


def fill_periods(line: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Put a row of unknowns where a year or month is missing inside a series, so that no line spans it. Takes and gives one series."""
    if line.empty:
        return line
    starts = pd.date_range(line["period_start"].min(), line["period_start"].max(), freq=FREQUENCIES[PeriodKind(kind)], name="period_start")
    whole = line.set_index("period_start").reindex(starts).reset_index()
    offset = pd.offsets.YearEnd(0) if kind == PeriodKind.YEAR else pd.offsets.MonthEnd(0)
    return whole.assign(period_kind=kind, period_end=whole["period_start"] + offset)


def counts_side_by_side(reports: pd.DataFrame, direction: str) -> pd.DataFrame:
    """Every count there is: one row a period, oldest first, and one column a side and source, named ``side:source``; unknown is NaN."""
    of_direction = reports[reports["direction"] == direction]
    columns = of_direction["side"] + ":" + of_direction["source"]
    wide = of_direction.assign(_column=columns).pivot_table(index=PERIOD, columns="_column", values="value", aggfunc="first")
    return wide.sort_index(level="period_start").reset_index().rename_axis(columns=None)
