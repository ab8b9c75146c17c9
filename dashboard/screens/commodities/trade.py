"""The Commodities page's chart of the goods, with what of it the reader chooses below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.locale import gettext as _
from dashboard.locale import units
from dashboard.screens.commodities.chart import goods_over_time
from dashboard.screens.commodities.choices import SourceChoice
from dashboard.screens.commodities.curves import curves_of
from dashboard.screens.commodities.data import stand_in_reasons
from dashboard.screens.commodities.files import file_parts, rows_behind
from dashboard.screens.commodities.first_lines import GoodsCurve
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.screens.commodities.price_section import Prices, price_notes, prices_of
from dashboard.screens.commodities.promises import TOPICS
from dashboard.screens.commodities.tables import to_points_table
from dashboard.screens.commodities.texts import UNITS, alt_text, drawing_notes, facts_of, measure_titles, notes_on
from dashboard.screens.commodities.tooltips import tooltips_of
from dashboard.screens.commodities.view import GoodsView, choose_view
from dashboard.subjects.events.events import EventFilters, events_with
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from dashboard.ui.drawing.meetings import MeetingMark
from dashboard.ui.first_screen import change_the_view, place_for_chart
from etl.vocabulary.events import EventKind
from etl.vocabulary.goods import ALL_GOODS

LEADERS_KINDS = (EventKind.SUMMIT, EventKind.HEAD_OF_STATE_MEETING, EventKind.HEAD_OF_GOVERNMENT_MEETING)
WEIGHTY_KINDS = (
    *(*LEADERS_KINDS, EventKind.MINISTERIAL_MEETING, EventKind.REGIONAL_LEADER_MEETING),
    *(EventKind.MARKET_ACCESS, EventKind.RESTRICTION),
)


@dataclass(frozen=True)
class ShownTrade:
    """What is shown: the view, its lines, and what is known of their prices."""

    view: GoodsView
    curves: list[GoodsCurve]
    prices: Prices

    @property
    def points(self) -> list[GoodsPoint]:
        """Every point of the lines, line by line."""
        return [point for curve in self.curves for point in curve.points]


def show_trade(
    view: GoodsView,
    choices: Mapping[str, Sequence[SourceChoice]],
    span: tuple[int, int],
    years: Mapping[str, Sequence[GoodsPoint]],
) -> ShownTrade | None:
    """The chart, and below it what else can be chosen; None where nothing is known, which is then said.

    Takes what each side's sources have on the group, the years of which anything is known, and each side's points by
    year.
    """
    place = place_for_chart()
    with change_the_view():
        view = choose_view(view, choices, span)
    curves = curves_of(view, years)
    with place:
        panels = panels_of(curves, view.measures)
        if panels:
            shown = ShownTrade(view, curves, prices_of(curves, view))
            draw_trade(shown, panels, drawn_choices(shown.points, choices))
            return shown
        components.empty(
            _("No source has figures of this in these years."),
            _("Choose other goods, the other direction, other years or another source."),
        )
    return None


def panels_of(curves: Sequence[GoodsCurve], measures: Sequence[str]) -> dict[str, tuple[str, units.Scale]]:
    """The measures that anything is known of, each with its name and scale."""
    titles = measure_titles()
    panels = {}
    for measure in measures:
        values = [point.measured(measure) for curve in curves for point in curve.by_measure.get(measure, ())]
        if values:
            panels[measure] = (titles[measure], units.scale_for(values, UNITS[measure]))
    return panels


def drawn_choices(points: Sequence[GoodsPoint], choices: Mapping[str, Sequence[SourceChoice]]) -> list[SourceChoice]:
    """What the sources that are drawn have on the goods."""
    drawn = {point.line.source_code for point in points}
    every = {one.source_code: one for of_side in choices.values() for one in of_side}
    return [choice for code, choice in every.items() if code in drawn]


def draw_trade(shown: ShownTrade, panels: Mapping[str, tuple[str, units.Scale]], drawn: Sequence[SourceChoice]) -> None:
    """The chart in its frame, the nearest world price beside the value of a tonne."""
    view, points = shown.view, shown.points
    curves = [*shown.curves, *(shown.prices.curves if "unit_value" in panels else [])]
    scales = {measure: scale for measure, (_title, scale) in panels.items()}
    facts = facts_of(points, scales, view.traded, notes_on(points, drawn, view.by, view.traded.names))
    components.chart(
        goods_over_time(curves, panels, tooltips_of(curves, panels, view.by), marks_of(view), view.by),
        facts,
        Table(
            lambda: to_points_table(points, view.traded),
            file_parts(view),
            sources=tuple(dict.fromkeys([*(point.line.source_code for point in points), *shown.prices.sources])),
            behind=rows_behind(view),
        ),
        title=view.traded.title,
        subtitle=_("{reporters} · {period}").format(reporters=facts.reporter, period=facts.period),
        is_still=True,
        key="goods",
        alt=alt_text(shown.curves, view.traded),
        notes=(*drawing_notes(points), *stand_in_notes(view, drawn), *price_notes(shown.prices, view)),
    )


def stand_in_notes(view: GoodsView, drawn: Sequence[SourceChoice]) -> list[str]:
    """Which codes stand in for the group and what else they hold, in the sources that are drawn."""
    if view.goods.commodity or view.goods.group == ALL_GOODS:
        return []
    levels = dict.fromkeys(choice.level for choice in drawn if choice.is_whole)
    reasons = {code: why for level in levels for code, why in stand_in_reasons(view.goods.group, level).items()}
    text = _("{code} stands in for the group. {reason}")
    return [text.format(code=view.traded.commodity(code), reason=reason) for code, reason in reasons.items()]


def marks_of(view: GoodsView) -> list[MeetingMark]:
    """Meetings that spoke of these goods, and what let them in or kept them out, where the reader wishes to see them.

    Of goods that are no topic of their own, all meetings of leaders.
    """
    if not view.with_meetings:
        return []
    topic = TOPICS.get(view.goods.group)
    asked = EventFilters(
        parties=(view.home.whose, view.home.partner),
        kinds=WEIGHTY_KINDS if topic else LEADERS_KINDS,
        topics=(topic,) if topic else (),
        first_year=view.years[0],
        last_year=view.years[1],
    )
    return [MeetingMark(event.start_date) for event in ask(events_with, asked)]
