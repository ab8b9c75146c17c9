"""Lines of trade around a meeting: what one source gives of one reporter's trade in some goods.

Pure: no database, no page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.goods_of_groups import GoodsFlow
from dashboard.subjects.trade.series import Period, Series
from etl.vocabulary.commitments import SeriesMeasure
from etl.vocabulary.goods import WIDE_GROUPS
from etl.vocabulary.trade import KG_PER_TONNE, Flow, Valuation

MOST_PRODUCTS = 3


@dataclass(frozen=True)
class LineFigure:
    """What a line has of one period, in US dollars or tonnes."""

    period: Period
    amount: float
    is_doubtful: bool = False


@dataclass(frozen=True)
class SourceLine:
    """One source's figures of one reporter on one thing: a group or a commodity, ``goods``.

    ``goods_name`` says whether it is a lower bound, or has whole chapters; ``name`` also whose figures it is.
    """

    goods: str
    series: Series
    valuation: str
    is_at_least: bool
    goods_name: str
    name: str
    figures: tuple[LineFigure, ...]

    @property
    def code(self) -> str:
        """The line in an address: whose table, and of what."""
        return f"{self.series.source_code}:{self.series.reporter_code}:{self.goods}"

    @property
    def is_reconciled(self) -> bool:
        """Whether a third party weighed both reports into one, so that it is neither side's own."""
        return self.valuation == Valuation.RECONCILED


def to_source_lines(flows: Iterable[GoodsFlow], measure: str, names: Names) -> list[SourceLine]:
    """The lines of some flows, in their order; amounts that are not known are left out, and lines without any."""
    found: dict[tuple[str, Series, str, bool], list[ReportedFlow]] = {}
    for one in flows:
        told = one.reported
        key = (one.commodity_id or one.group_code, told.series, told.valuation, told.is_at_least)
        found.setdefault(key, []).append(told)
    mixed = {key[:2] for key, of_line in found.items() if any(told.is_stand_in for told in of_line)}
    lines = [_line(key, of_line, measure, names, is_mixed=key[:2] in mixed) for key, of_line in found.items()]
    return [line for line in lines if line.figures]


def _line(
    key: tuple[str, Series, str, bool], flows: Sequence[ReportedFlow], measure: str, names: Names, *, is_mixed: bool
) -> SourceLine:
    goods, series, valuation, is_at_least = key
    goods_name = _goods_name(names.goods(goods), is_mixed=is_mixed, is_at_least=is_at_least)
    whose = (
        _("Neither side's own: {publisher}, reconciled").format(publisher=names.publisher(series.source_code))
        if valuation == Valuation.RECONCILED
        else names.series(series)
    )
    name = _("{goods}: {series}").format(goods=goods_name, series=whose)
    amounts = ((flow, _amount_of(flow, measure)) for flow in flows)
    figures = tuple(LineFigure(flow.period, amount, flow.is_doubtful) for flow, amount in amounts if amount is not None)
    return SourceLine(goods, series, valuation, is_at_least, goods_name, name, figures)


def _goods_name(name: str, *, is_mixed: bool, is_at_least: bool) -> str:
    if is_at_least:
        return _("{goods}, at least").format(goods=name)
    return _("{goods}, whole chapters").format(goods=name) if is_mixed else name


def _amount_of(flow: ReportedFlow, measure: str) -> float | None:
    """US dollars, or tonnes for the net weight; None where it is not known."""
    if measure == SeriesMeasure.NET_WEIGHT_KG:
        return None if flow.net_weight_kg is None else flow.net_weight_kg / KG_PER_TONNE
    return flow.value_usd


def largest_products(products: Iterable[GoodsFlow], most: int = MOST_PRODUCTS) -> list[GoodsFlow]:
    """Flows of the largest products of each group that does not hold the other groups, each once."""
    peaks: dict[str, dict[str, float]] = {}
    narrow: dict[tuple[str, ReportedFlow], GoodsFlow] = {}
    for one in products:
        # Products of wide groups are lines of the groups that they belong to.
        if one.group_code in WIDE_GROUPS or one.commodity_id is None:
            continue
        of_group = peaks.setdefault(one.group_code, {})
        of_group[one.commodity_id] = max(one.reported.value_usd or 0.0, of_group.get(one.commodity_id, 0.0))
        narrow.setdefault((one.commodity_id, one.reported), one)
    largest = {
        product
        for of_group in peaks.values()
        for product in sorted(of_group, key=lambda code: (-of_group[code], code))[:most]
    }
    return [one for (product, _reported), one in narrow.items() if product in largest]


def turnovers(flows: Iterable[GoodsFlow]) -> list[GoodsFlow]:
    """Exports and imports of each line together, in value; a period of which a source gives one way only has none."""
    ways: dict[tuple[str, str | None, Series, Period], dict[str, GoodsFlow]] = {}
    for one in flows:
        told = one.reported
        ways.setdefault((one.group_code, one.commodity_id, told.series, told.period), {})[told.flow] = one
    return [
        replace(both[Flow.EXPORT], reported=_together(both[Flow.EXPORT].reported, both[Flow.IMPORT].reported))
        for both in ways.values()
        if len(both) == len((Flow.EXPORT, Flow.IMPORT))
    ]


def _together(export: ReportedFlow, arrivals: ReportedFlow) -> ReportedFlow:
    values = export.value_usd, arrivals.value_usd
    return replace(
        export,
        flow=Flow.TURNOVER.value,
        valuation=Valuation.MIXED.value,
        value_usd=None if None in values else sum(value for value in values if value is not None),
        net_weight_kg=None,
        is_at_least=export.is_at_least or arrivals.is_at_least,
        is_doubtful=export.is_doubtful or arrivals.is_doubtful,
        is_stand_in=export.is_stand_in or arrivals.is_stand_in,
    )
