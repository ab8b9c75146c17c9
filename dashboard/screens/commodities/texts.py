"""The Commodities page's lines in words: names, facts, notes. Pure: no database, no page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.locale import formats, ngettext, units
from dashboard.locale import gettext as _
from dashboard.screens.commodities.choices import CHINA, By, Scope, SourceChoice
from dashboard.screens.commodities.first_lines import GoodsCurve
from dashboard.screens.commodities.lines import MEASURES
from dashboard.screens.commodities.points import GoodsLine, GoodsPoint, by_line
from dashboard.subjects.names import Names
from dashboard.ui.components import Facts
from etl.vocabulary.sources import Coverage
from etl.vocabulary.trade import Flow

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

    @property
    def way(self) -> str:
        """From where to where the goods go."""
        ends = (self.partner_name, self.names.area(CHINA))
        origin, destination = ends if self.scope.flow == Flow.IMPORT else reversed(ends)
        return _("{origin} → {destination}").format(origin=origin, destination=destination)

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
    """Name of each line, with the years it reaches."""
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
    if point.is_reconciled:
        return _("{publisher}, both sides reconciled").format(publisher=names.publisher(point.line.source_code))
    return names.series(point.series)


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


def facts_of(
    points: Sequence[GoodsPoint], panels: Mapping[str, units.Scale], traded: TradedGoods, notes: Sequence[str]
) -> Facts:
    """What must be known before quoting the chart, and the notes on it."""
    titles, names = measure_titles(), traded.names
    periods = [point.period for point in points]
    return Facts(
        unit=_("; ").join(
            _("{measure}: {unit}").format(measure=titles[measure], unit=scale.unit) for measure, scale in panels.items()
        ),
        reporter=_(", ").join(dict.fromkeys(names.area(point.line.reporter_code) for point in points)),
        valuation=_(", ").join(dict.fromkeys(names.term("valuation", point.valuation) for point in points)),
        source=_("; ").join(dict.fromkeys(source_name(point, names) for point in points)),
        period=formats.period(min(one.start for one in periods), max(one.end for one in periods)) if periods else "",
        note=formats.sentences(*notes),
    )


def source_name(point: GoodsPoint, names: Names) -> str:
    """Where a point is from: the table's title, or the office on whose count a stated figure rests."""
    if point.series.is_stated:
        return names.series(point.series)
    return names.source_title(point.line.source_code)


def drawing_notes(points: Iterable[GoodsPoint]) -> list[str]:
    """What the look of a line says, for the sources and notes of the chart."""
    said = [
        _(
            "A line breaks where its source changes and at a period without a figure; it ends where its source ends, "
            "which is no end of trade."
        )
    ]
    if any(point.series.is_stated for point in points):
        said.append(_("Dotted lines are figures that an authority stated."))
    return said


def notes_on(points: Sequence[GoodsPoint], choices: Iterable[SourceChoice], by: By, names: Names) -> list[str]:
    """Sentences on what the lines are and are not; takes the choices of the sources that are drawn."""
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
    publishers: dict[Coverage, list[str]] = {}
    for choice in choices:
        publishers.setdefault(choice.coverage, []).append(names.publisher(choice.source_code))
    found = [
        _("{fact}: {text}").format(fact=_(", ").join(dict.fromkeys(publishers[coverage])), text=text)
        for coverage, text in notes.items()
        if coverage in publishers
    ]
    if any(point.marks.is_at_least for point in points):
        found.append(
            _(
                "Dashed lines are a lower bound, the sum of those products that the source names: the whole is no "
                "smaller."
            )
        )
    return [*found, *_period_notes(points, by), *_mark_notes(points)]


def _period_notes(points: Sequence[GoodsPoint], by: By) -> list[str]:
    said = []
    if by == By.YEAR and any(point.month_count is not None for point in points):
        said.append(
            _(
                "Years are sums of the months that the source has; a month without a row may be without trade or "
                "without a report."
            )
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
                "Some points are less sure: read by a scanner, second hand, or in conflict with their neighbours. The "
                "Data page tells why, row by row."
            )
        )
    if any(point.marks.is_estimated for point in points):
        said.append(_("Some points are estimates of the publisher."))
    if all(point.value_usd is None for point in points):
        said.append(_("This source gives weights and no values."))
    elif all(point.net_weight_kg is None for point in points):
        said.append(_("This source gives values and no weights, so there is no value per tonne."))
    return said


def alt_text(curves: Iterable[GoodsCurve], traded: TradedGoods) -> str:
    """The chart in one sentence with the newest amount of each line."""
    told = []
    for curve in curves:
        measure = next((measure for measure in MEASURES if curve.by_measure.get(measure)), None)
        if measure:
            last = curve.by_measure[measure][-1]
            amount = formats.bounded(
                formats.amount(last.measured(measure), UNITS[measure]), is_at_least=last.marks.is_at_least
            )
            period = formats.period(last.period.start, last.period.end)
            told.append(_("{name}: {amount} in {period}").format(name=curve.name, amount=amount, period=period))
    return _("{title}. Newest: {told}.").format(title=traded.title, told="; ".join(told))
