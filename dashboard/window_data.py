"""What the window around a meeting asks the database for: every line of some goods as each side counts them."""

from dataclasses import dataclass

import pandas as pd

from dashboard.database import ask
from dashboard.measures import PERIOD, SERIES, to_turnover
from dashboard.names import commodity_names, group_names, series_names
from dashboard.queries.reference import area_members
from dashboard.queries.sources import sources
from dashboard.queries.trade import TradeFilters, commodity_series, group_commodities, groups_series
from dashboard.series_names import Names
from etl.vocabulary import Coverage, Flow, PeriodKind, Valuation

KINDS = (PeriodKind.MONTH, PeriodKind.JAN_FEB, PeriodKind.YEAR)
OPPOSITE = {Flow.IMPORT: Flow.EXPORT, Flow.EXPORT: Flow.IMPORT}
SELECTIONS = (Coverage.SELECTION, Coverage.THRESHOLD)
MOST_PRODUCTS = 3
KILOGRAMS_IN_A_TONNE = 1000
LINE = ["line_name", "goods", "source_code", "reporter_code"]
ROW = [*LINE, "goods_name", "valuation", "period_kind", "period_start", "period_end", "amount", "doubtful_count"]


@dataclass(frozen=True)
class WindowTrade:
    """Which trade: goods of ``groups`` or one commodity that move by ``flow``, seen from ``home``, in one measure."""

    home: str
    partner: str
    flow: str
    measure: str
    groups: tuple[str, ...] = ()
    commodity: str = ""

    def sides(self) -> list[tuple[TradeFilters, int]]:
        """The same trade in the words of each side, and of how many partners each is made."""
        flows = {Flow.TURNOVER: (Flow.EXPORT, Flow.IMPORT)}.get(Flow(self.flow), (self.flow,))
        mirrored = tuple(OPPOSITE[Flow(flow)] for flow in flows)
        both = [(self.home, self.partner, flows), (self.partner, self.home, mirrored)]
        return [
            (TradeFilters(partner, reporters=(reporter,), flows=tuple(flows), period_kinds=KINDS), max(len(ask(area_members, partner)), 1))
            for reporter, partner, flows in both
        ]


def read_lines(trade: WindowTrade) -> pd.DataFrame:
    """Every line of the trade: months, January and February together, and years. Columns: ``ROW``; unknown amounts are left out."""
    rows = pd.concat([_of_side(trade, filters, members) for filters, members in trade.sides()], ignore_index=True)
    names, groups, commodities = series_names(), group_names(), commodity_names()
    goods = [groups.get(code, commodities.get(code, code)) for code in rows["goods"]]
    whose = zip(goods, rows["reporter_code"], rows["source_code"], strict=True)
    return rows.assign(goods_name=goods, line_name=[f"{name}: {_whose(names, *line)}" for name, *line in whose])[ROW]


def _whose(names: Names, reporter_code: str, source_code: str) -> str:
    return names.series({"series": source_code, "reporter_code": reporter_code, "source_code": source_code})


def _of_side(trade: WindowTrade, filters: TradeFilters, member_count: int) -> pd.DataFrame:
    if trade.commodity:
        rows = ask(commodity_series, (trade.commodity,), filters).rename(columns={"commodity_id": "goods"})
    else:
        wholes = ask(groups_series, trade.groups, filters).rename(columns={"group_code": "goods"})
        rows = pd.concat([wholes, *(_products(code, filters) for code in trade.groups)], ignore_index=True)
    whole = rows[rows["partner_count"] == member_count]
    return _with_amount(_both_ways(whole) if trade.flow == Flow.TURNOVER else whole, trade.measure)


def _products(group_code: str, filters: TradeFilters) -> pd.DataFrame:
    """The largest products of a group in sources that give no whole groups; none of a group that holds the others."""
    selections = {row["source_code"] for row in ask(sources).to_dict("records") if row["coverage"] in SELECTIONS}
    rows = ask(group_commodities, group_code, filters).rename(columns={"commodity_id": "goods"})
    kept = rows[rows["source_code"].isin(selections)] if group_code not in {"agricultural", "all_goods"} else rows.head(0)
    largest = kept.groupby("goods")["value_usd"].max().sort_values(ascending=False, kind="stable").index[:MOST_PRODUCTS]
    return kept[kept["goods"].isin(largest)]


def _both_ways(rows: pd.DataFrame) -> pd.DataFrame:
    """Turnover of each line: unknown where a source does not give both ways of a period."""
    if rows.empty:
        return rows
    keys = [*SERIES, *PERIOD]
    turnovers = [
        to_turnover(part)
        .merge(part.groupby(keys, as_index=False)["doubtful_count"].max(), on=keys, validate="one_to_one")
        .assign(goods=goods)
        for goods, part in rows.groupby("goods")
    ]
    both = pd.concat(turnovers, ignore_index=True)
    return both.assign(value_usd=both["turnover_usd"], net_weight_kg=float("nan"), valuation=Valuation.MIXED.value)


def _with_amount(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    known: pd.DataFrame = rows[rows[measure].notna()]
    return known.assign(amount=known[measure] / (KILOGRAMS_IN_A_TONNE if measure == "net_weight_kg" else 1))
