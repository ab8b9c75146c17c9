"""The Commodities page's lines in words: names, hovers, facts, notes, tables. Pure: no database, no page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.screens.commodities.choices import CHINA, By, Scope, SourceChoice
from dashboard.screens.commodities.lines import MEASURES
from dashboard.screens.commodities.points import GoodsLine, GoodsPoint, by_line
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.series import Series
from dashboard.ui.components import Facts
from etl.vocabulary.figures import Indicator
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import Flow, Valuation

HOVER_WIDTH = 44
UNITS = {"value": "USD", "weight": "kg", "unit_value": "USD/t"}


@dataclass(frozen=True)
class TradedGoods:
    """What is traded by whom in a view: ``goods`` is the name of the group or the commodity that is chosen."""

    scope: Scope
    goods: str
    names: Names

    @property
    def partner_name(self) -> str:
        """Name of the partner."""
        return self.names.area(self.scope.partner)

    @property
    def title(self) -> str:
        """What the view shows."""
        if self.scope.flow == Flow.IMPORT:
            return _("{goods}: what China buys from {partner}").format(goods=self.goods, partner=self.partner_name)
        return _("{goods}: what China sells to {partner}").format(goods=self.goods, partner=self.partner_name)

    def commodity(self, commodity_id: str) -> str:
        """A commodity, with its code where that is known outside Khorgos; empty where it is none."""
        title = self.names.commodities.get(commodity_id)
        return goods_name(commodity_id, title) if title else ""


def goods_name(commodity_id: str, title: str) -> str:
    """A commodity with its code where the code is known outside Khorgos: ``HS 1001 Wheat and meslin``."""
    listed, _colon, code = commodity_id.partition(":")
    if listed == "HSS":
        return _("HS section {number}: {title}").format(number=int(code), title=title)
    named = {"HS": _("HS {code} {title}"), "SITC": _("SITC {code} {title}")}
    return named.get(listed, "{title}").format(code=code, title=title)


def measure_titles() -> dict[str, str]:
    """Measure to its name."""
    return {"value": _("Value"), "weight": _("Net weight"), "unit_value": _("Value per tonne")}


def by_titles() -> dict[str, str]:
    """Kind of period to its name."""
    return {By.YEAR: _("Years"), By.MONTH: _("Months"), By.RUNNING: _("January to month")}


def source_label(choice: SourceChoice, traded: TradedGoods) -> str:
    """A source in a list to choose from: publisher, whole or single products, reach, level."""
    years = (
        str(choice.first_year) if choice.first_year == choice.last_year else f"{choice.first_year}–{choice.last_year}"
    )
    if choice.is_at_least:
        kind = _("{publisher}, at least, {years}")
    else:
        kind = _("{publisher}, whole group, {years}") if choice.is_whole else _("{publisher}, single products, {years}")
    parts = [kind.format(publisher=traded.names.publisher(choice.source_code), years=years)]
    if traded.scope.is_group:
        parts.append(ngettext("{n} country", "{n} countries", choice.country_count))
    if choice.is_reconciled:
        parts.append(_("both sides reconciled"))
    return " · ".join([*parts, traded.names.term("commodity_level", choice.level)])


def line_names(points: Iterable[GoodsPoint], traded: TradedGoods) -> dict[GoodsLine, str]:
    """Name of each line, with the years it reaches, so that a legend says where each ends."""
    lines = by_line(points)
    has_goods = len({line.commodity_id for line in lines}) > 1
    return {line: _line_name(told, traded, has_goods=has_goods) for line, told in lines.items()}


def _line_name(points: Sequence[GoodsPoint], traded: TradedGoods, *, has_goods: bool) -> str:
    line = points[0].line
    parts = [traded.commodity(line.commodity_id)] if has_goods else []
    if traded.scope.is_group and line.reporter_code == CHINA:
        parts.append(traded.names.area(line.partner_code))
    first, last = (end(point.period.end for point in points).year for end in (min, max))
    parts += [_("at least")] if any(point.marks.is_at_least for point in points) else []
    parts += [series_name(points[0], traded.names), str(first) if first == last else f"{first}–{last}"]
    return " · ".join(part for part in parts if part)


def series_name(point: GoodsPoint, names: Names) -> str:
    """Whose figures, and by which publisher; what a third party reconciled is nobody's own report."""
    if point.valuation == Valuation.RECONCILED:
        return _("{publisher}, both sides reconciled").format(publisher=names.publisher(point.line.source_code))
    return names.series(Series(point.line.source_code, point.line.reporter_code))


def stated_name(figure: StatedFigure, traded: TradedGoods) -> str:
    """Name of a stated series: whose view, the office that counted, and that it is stated or loaded on rails."""
    area, office = traded.names.area(figure.area_code), short_name(traded.names.office(figure.counted_by))
    told = (
        _("{area}: {office}, rail freight")
        if figure.indicator == Indicator.RAIL_CARGO
        else _("{area}: {office}, as stated")
    )
    named = told.format(area=area, office=office)
    by_china = figure.area_code == CHINA
    other = figure.partner_code if by_china else figure.area_code
    return f"{traded.names.area(other)} · {named}" if traded.scope.is_group and by_china else named


def period_text(point: GoodsPoint) -> str:
    """A point's period, with how many months were summed where a year is such a sum."""
    period, count = formats.period(point.period.start, point.period.end), point.month_count
    if count is None:
        return period
    return ngettext("{period} (sum of {n} month)", "{period} (sum of {n} months)", count, period=period)


def mark_text(point: GoodsPoint) -> str:
    """What a reader must know of one point; empty where there is nothing."""
    marks = [
        (point.marks.is_doubtful, _("doubtful")),
        (point.marks.is_derived, _("got as a difference of two running totals")),
        (point.marks.is_estimated, _("estimated")),
        (point.marks.is_stand_in, _("a whole chapter stands in")),
        (point.marks.is_at_least, _("at least: only the products that the source names")),
    ]
    return _(", ").join(text for is_marked, text in marks if is_marked)


def hover_text(point: GoodsPoint, name: str) -> str:
    """What, when, how much, at which price, whose."""
    known = ((measure, point.measured(measure)) for measure in MEASURES)
    amounts = [formats.amount(amount, UNITS[measure], 2) for measure, amount in known if amount is not None]
    lines = [
        f"<b>{' · '.join(amounts)}</b>",
        period_text(point),
        wrap(name, HOVER_WIDTH),
        wrap(mark_text(point), HOVER_WIDTH),
    ]
    return "<br>".join(line for line in lines if line)


def facts_of(
    points: Sequence[GoodsPoint],
    stated: Sequence[GoodsPoint],
    panels: Mapping[str, formats.Scale],
    traded: TradedGoods,
    notes: Sequence[str],
) -> Facts:
    """What must be known before quoting the chart, and the notes on it."""
    titles = measure_titles()
    shown = [*points, *stated]
    reporters = dict.fromkeys(point.line.reporter_code for point in shown)
    sources = [traded.names.source_title(code) for code in dict.fromkeys(point.line.source_code for point in points)]
    if stated:
        sources.append(_("official figures as stated (open marks)"))
    periods = [point.period for point in shown]
    return Facts(
        unit=_("; ").join(
            _("{measure}: {unit}").format(measure=titles[measure], unit=scale.unit) for measure, scale in panels.items()
        ),
        reporter=_(", ").join(traded.names.area(code) for code in reporters),
        valuation=_(", ").join(
            traded.names.term("valuation", code) for code in dict.fromkeys(point.valuation for point in points)
        ),
        source=_("; ").join(sources),
        period=formats.period(min(one.start for one in periods), max(one.end for one in periods)) if periods else "",
        note="\n\n".join(
            [
                *notes,
                _("A line ends where its source ends: that is no end of trade. A gap is a period without a figure."),
            ]
        ),
    )


def notes_on(points: Sequence[GoodsPoint], choice: SourceChoice, by: By, missing_years: list[int]) -> list[str]:
    """Sentences on what the lines are and are not."""
    notes = {
        Coverage.THRESHOLD: _(
            "This source gives a product only where the partner has at least 5 per cent of the reporter's trade in it: "
            "a product or year that is missing is small, not zero, and the products are no total."
        ),
        Coverage.SELECTION: _(
            "This source gives some products only: one that is missing is no zero, and the products are no total of "
            "the group."
        ),
    }
    found = [notes[choice.coverage]] if choice.coverage in notes else []
    if any(point.marks.is_at_least for point in points):
        found.append(
            _(
                "Open triangles are a lower bound, the sum of those products that the source names: the whole is no "
                "smaller."
            )
        )
    return [*found, *_period_notes(points, by, missing_years), *_mark_notes(points)]


def _period_notes(points: Sequence[GoodsPoint], by: By, missing_years: list[int]) -> list[str]:
    said = []
    if by == By.YEAR and any(point.month_count is not None for point in points):
        said.append(
            _(
                "Years are sums of the months that the source has; a month without a row may be without trade or "
                "without a report."
            )
        )
    if by == By.YEAR and missing_years:
        said.append(
            _(
                "No whole year is shown for {years}: none was published, or it is known to be far off. See the months."
            ).format(years=_(", ").join(map(str, missing_years)))
        )
    if by == By.MONTH and any(point.marks.is_derived for point in points):
        said.append(_("Months are got as the difference of two running totals."))
    if by == By.RUNNING:
        said.append(_("Each point is the sum from January to its month, as published; a line begins anew each year."))
    return said


def _mark_notes(points: Sequence[GoodsPoint]) -> list[str]:
    said = []
    if any(point.marks.is_doubtful for point in points):
        said.append(
            _(
                "Points with a cross are doubtful: read by a scanner, second hand, or in conflict with their "
                "neighbours. The Data page tells why, row by row."
            )
        )
    if any(point.marks.is_estimated for point in points):
        said.append(_("Some points are estimates of the publisher."))
    if all(point.value_usd is None for point in points):
        said.append(_("This source gives weights and no values."))
    elif all(point.net_weight_kg is None for point in points):
        said.append(_("This source gives values and no weights, so there is no value per tonne."))
    return said


def alt_text(points: Iterable[GoodsPoint], names: Mapping[GoodsLine, str], traded: TradedGoods) -> str:
    """The chart in one sentence with its main numbers."""
    told = []
    lines = by_line(points)
    for line, name in names.items():
        last = lines[line][-1]
        value, unit = (last.net_weight_kg, "kg") if last.value_usd is None else (last.value_usd, "USD")
        amount = formats.bounded(formats.amount(value, unit), is_at_least=last.marks.is_at_least)
        period = formats.period(last.period.start, last.period.end)
        told.append(_("{name}: {amount} in {period}").format(name=name, amount=amount, period=period))
    return _("{title}. Newest: {told}.").format(title=traded.title, told="; ".join(told))
