"""What the window around a meeting asks the database for: every line of some goods as each side counts them."""

from dataclasses import dataclass

import pandas as pd

from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.reference import area_members
from dashboard.subjects.trade.goods_of_groups import products_of_groups
from dashboard.subjects.trade.measures import PERIOD, SERIES, to_turnover
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade import TradeFilters, commodity_series, groups_series
from dashboard.ui.database import ask
from dashboard.ui.names import page_names
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import KG_PER_TONNE, OPPOSITE, Flow, Valuation

KINDS = (PeriodKind.MONTH, PeriodKind.JAN_FEB, PeriodKind.YEAR)
WIDE_GROUPS = ("agricultural", "all_goods")  # their products are lines of the groups that they belong to
MOST_PRODUCTS = 3
LINE_KEYS = ["goods", "source_code", "reporter_code"]
LINE = ["line_name", "goods", "source_code", "reporter_code"]
ROW = [
    *LINE,
    "goods_name",
    "valuation",
    "is_at_least",
    "period_kind",
    "period_start",
    "period_end",
    "amount",
    "doubtful_count",
]


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
            (
                TradeFilters(
                    partner, reporters=(reporter,), flows=tuple(flows), period_kinds=KINDS, with_at_least=True
                ),
                max(len(ask(area_members, partner)), 1),
            )
            for reporter, partner, flows in both
        ]


def read_lines(trade: WindowTrade) -> pd.DataFrame:
    """Every line of the trade: months, January and February together, and years.

    Columns: ``ROW``; unknown amounts are left out.
    """
    rows = pd.concat([_of_side(trade, filters, members) for filters, members in trade.sides()], ignore_index=True)
    names = page_names()
    mixed = rows.groupby(LINE_KEYS)["stand_in_count"].transform("max") > 0
    marks = zip(rows["goods"], mixed, rows["is_at_least"], strict=True)
    goods = [
        _goods_name(names.goods(code), is_mixed=is_mixed, is_at_least=is_at_least)
        for code, is_mixed, is_at_least in marks
    ]
    whose = zip(goods, rows["valuation"], rows["reporter_code"], rows["source_code"], strict=True)
    return rows.assign(
        goods_name=goods,
        line_name=[_("{goods}: {series}").format(goods=name, series=_whose(names, *line)) for name, *line in whose],
    )[ROW]


def _goods_name(name: str, *, is_mixed: bool, is_at_least: bool) -> str:
    if is_at_least:
        return _("{goods}, at least").format(goods=name)
    return _("{goods}, whole chapters").format(goods=name) if is_mixed else name


def _whose(names: Names, valuation: str, reporter_code: str, source_code: str) -> str:
    if valuation == Valuation.RECONCILED:
        return _("Neither side's own: {publisher}, reconciled").format(publisher=names.publisher(source_code))
    return names.series(Series(source_code, reporter_code))


def _of_side(trade: WindowTrade, filters: TradeFilters, member_count: int) -> pd.DataFrame:
    if trade.commodity:
        rows = ask(commodity_series, (trade.commodity,), filters).rename(columns={"commodity_id": "goods"})
    else:
        wholes = ask(groups_series, trade.groups, filters).rename(columns={"group_code": "goods"})
        products = ask(products_of_groups, trade.groups, filters)
        rows = pd.concat([wholes, _largest(products).rename(columns={"commodity_id": "goods"})], ignore_index=True)
    whole = rows[rows["partner_count"] == member_count].reindex(
        columns=sorted({*rows.columns, "stand_in_count", "is_at_least"})
    )
    own = whole.assign(stand_in_count=whole["stand_in_count"].fillna(0), is_at_least=whole["is_at_least"].eq(True))
    return _with_amount(_both_ways(own) if trade.flow == Flow.TURNOVER else own, trade.measure)


def _largest(products: pd.DataFrame) -> pd.DataFrame:
    """The largest products of each group that does not hold the other groups, each once."""
    narrow = products[~products["group_code"].isin(WIDE_GROUPS)]
    peaks = narrow.groupby(["group_code", "commodity_id"])[["value_usd"]].max().reset_index()
    ranked = peaks.sort_values(["group_code", "value_usd", "commodity_id"], ascending=[True, False, True])
    kept: pd.DataFrame = narrow[
        narrow["commodity_id"].isin(ranked.groupby("group_code").head(MOST_PRODUCTS)["commodity_id"])
    ]
    return kept.drop_duplicates(["commodity_id", "source_code", "reporter_code", "flow", "valuation", *PERIOD])


def _both_ways(rows: pd.DataFrame) -> pd.DataFrame:
    """Turnover of each line: unknown where a source does not give both ways of a period."""
    if rows.empty:
        return rows
    keys = [*SERIES, *PERIOD]
    turnovers = [
        to_turnover(part)
        .merge(
            part.groupby(keys, as_index=False)[["doubtful_count", "stand_in_count", "is_at_least"]].max(),
            on=keys,
            validate="one_to_one",
        )
        .assign(goods=goods)
        for goods, part in rows.groupby("goods")
    ]
    both = pd.concat(turnovers, ignore_index=True)
    return both.assign(value_usd=both["turnover_usd"], net_weight_kg=float("nan"), valuation=Valuation.MIXED.value)


def _with_amount(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    known: pd.DataFrame = rows[rows[measure].notna()]
    return known.assign(amount=known[measure] / (KG_PER_TONNE if measure == "net_weight_kg" else 1))
