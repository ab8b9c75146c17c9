"""Figures that authorities stated of the goods of a meeting. Pure: no database, no page."""

from collections.abc import Iterable

from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, number_cell, tabulate
from dashboard.subjects.names import Names
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import WIDE_GROUPS
from etl.vocabulary.trade import Flow

STATED_AS = {"value_usd": (FigureMeasure.VALUE, "USD"), "net_weight_kg": (FigureMeasure.WEIGHT, "t")}


def about_goods(figures: Iterable[GroupFigure], group: str) -> list[GroupFigure]:
    """Stated figures on a group or on goods in it; of a wide group only what is about the whole of it."""
    own = [figure for figure in figures if figure.group_code == group]
    return [figure for figure in own if figure.is_whole or group not in WIDE_GROUPS]


def in_measure(figures: Iterable[GroupFigure], measure: str) -> list[GroupFigure]:
    """Those in the unit of a measure, US dollars or tonnes. No other unit is converted."""
    return [one for one in figures if (one.figure.measure, one.figure.unit) == STATED_AS[measure]]


def office_in_words(about: GroupFigure, names: Names) -> str:
    """What a stated figure is of, between whom, and whose count: one line of a chart has one of these."""
    figure = about.figure
    return _("{goods}, stated: {area} with {partner}, {office}").format(
        goods=goods_in_words(about, names),
        area=names.area(figure.area_code),
        partner=names.area(figure.partner_code),
        office=names.office(figure.counted_by),
    )


def goods_in_words(about: GroupFigure, names: Names) -> str:
    """The group or the commodity, with what is counted where that is not trade."""
    name = names.group(about.group_code) if about.commodity_id is None else names.commodity(about.commodity_id)
    if about.figure.indicator == Indicator.GOODS_TRADE:
        return name
    return _("{goods} ({indicator})").format(goods=name, indicator=names.term("indicator", about.figure.indicator))


def trade_in_words(flow: str, home: str, partner: str) -> str:
    """What the figures count, seen from home: ``China's imports from Kazakhstan``. Takes names."""
    sentence = _("{home}'s imports from {partner}") if flow == Flow.IMPORT else _("{home}'s exports to {partner}")
    return sentence.format(home=home, partner=partner)


def to_stated_table(figures: Iterable[GroupFigure], names: Names) -> ShownTable:
    """Stated figures as a table for people and files, as published and with who said it."""

    def direction(one: GroupFigure) -> str:
        figure = one.figure
        return trade_in_words(figure.flow, names.area(figure.area_code), names.area(figure.partner_code))

    columns: tuple[ShownColumn[GroupFigure], ...] = (
        ShownColumn("period", _("Period"), lambda one: one.figure.period_label),
        ShownColumn("goods", _("Goods"), lambda one: goods_in_words(one, names)),
        ShownColumn("goods_as_published", _("Goods as published"), lambda one: one.figure.subject),
        ShownColumn("value", _("Amount"), lambda one: number_cell(one.figure.value)),
        ShownColumn("unit", _("Unit"), lambda one: one.figure.unit),
        ShownColumn("flow_name", _("Direction"), direction),
        ShownColumn("stated_by_name", _("Stated by"), lambda one: names.office(one.figure.stated_by)),
        ShownColumn("counted_by_name", _("Counted by"), lambda one: names.office(one.figure.counted_by)),
        ShownColumn("source_name", _("Source"), lambda one: one.figure.source_url),
        ShownColumn("publisher", _("Publisher"), lambda one: one.figure.publisher),
        ShownColumn("published_date", _("Published"), lambda one: one.figure.published_date),
        ShownColumn("note", _("Note"), lambda one: one.figure.note),
        ShownColumn("figure_code", _("Figure code"), lambda one: one.figure.figure_code),
    )
    return tabulate(figures, columns)
