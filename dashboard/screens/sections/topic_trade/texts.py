"""The words of the trade around a meeting.

Names of lines, where each ends, the table and the sentence for a picture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, number_cell, tabulate
from dashboard.screens.sections.topic_trade.lines import LineEnd, LinePoint, NamedLine, StatedPoint, TopicPoint
from dashboard.screens.sections.topic_trade.shown_time import ShownTime
from dashboard.subjects.names import Names
from dashboard.subjects.trade.goods_of_groups import GoodsFlow, GroupFigure
from dashboard.subjects.trade.series import Series
from etl.vocabulary.figures import Indicator
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow, Valuation


def trade_in_words(flow: str, home: str, partner: str) -> str:
    """What the figures count, seen from home: ``China's imports from Kazakhstan``. Takes names."""
    sentence = _("{home}'s imports from {partner}") if flow == Flow.IMPORT else _("{home}'s exports to {partner}")
    return sentence.format(home=home, partner=partner)


@dataclass(frozen=True)
class LineKey:
    """What a line is named by; ``is_stand_in`` says that chapters in it also hold other goods."""

    group_code: str
    commodity_id: str | None
    series: Series
    valuation: str
    is_stand_in: bool = False

    @classmethod
    def of(cls, flow: GoodsFlow) -> "LineKey":
        """That of a flow."""
        told = flow.reported
        return cls(flow.group_code, flow.commodity_id, told.series, told.valuation, told.is_stand_in)


def name_line(key: LineKey, chapters: Sequence[str], names: Names) -> NamedLine:
    """The line with its names; ``chapters`` are those that stand in for its group."""
    goods, whose = _goods_name(key, chapters, names), whose_figures(key.series.reporter_code, key.valuation, names)
    name = _("{goods}: {area}, {publisher}").format(
        goods=goods, area=whose, publisher=names.publisher(key.series.source_code)
    )
    return NamedLine(key.group_code, key.commodity_id, key.series, key.valuation, goods, whose, name)


def _goods_name(key: LineKey, chapters: Sequence[str], names: Names) -> str:
    if key.commodity_id is not None:
        return names.commodity(key.commodity_id)
    group = names.group(key.group_code)
    if not key.is_stand_in:
        return group
    codes = _(", ").join(_("HS {code}").format(code=code) for code in chapters)
    return _("{group}, with all of {chapters}").format(group=group, chapters=codes)


def whose_figures(reporter_code: str, valuation: str, names: Names) -> str:
    """Whose figures a line is: its reporter's, or nobody's own where a third party weighed both reports into one."""
    return _("neither side's own") if valuation == Valuation.RECONCILED else names.area(reporter_code)


def name_stated(about: GroupFigure, names: Names) -> StatedPoint:
    """A stated figure with its names."""
    figure = about.figure
    goods, office = _stated_goods(about, names), names.office(figure.counted_by)
    name = _("{goods}, stated: {area} with {partner}, {office}").format(
        goods=goods, area=names.area(figure.area_code), partner=names.area(figure.partner_code), office=office
    )
    series = Series(figure.source_code, figure.area_code, figure.counted_by)
    line = NamedLine(about.group_code, about.commodity_id, series, Valuation.NOT_STATED, goods, office, name)
    return StatedPoint(line, figure)


def _stated_goods(about: GroupFigure, names: Names) -> str:
    commodity_id, indicator = about.commodity_id, about.figure.indicator
    name = names.group(about.group_code) if commodity_id is None else names.commodity(commodity_id)
    if indicator == Indicator.GOODS_TRADE:
        return name
    return _("{goods} ({indicator})").format(goods=name, indicator=names.term("indicator", indicator))


def ends_in_words(ends: Iterable[LineEnd], shown: ShownTime, names: Names) -> str:
    """Where each line ends, and which go on past the picture, in a sentence or two.

    Lines of one source and reporter that end together are told together. Lines by month are told of beside a picture by
    year too.
    """
    together: dict[tuple[str, str, str, date], list[LineEnd]] = {}
    for end in ends:
        key = (end.period_kind, end.line.whose_name, end.line.series.source_code, end.last)
        together.setdefault(key, []).append(end)
    words: dict[bool, list[str]] = {True: [], False: []}
    for listed in together.values():
        words[listed[0].last <= shown.last].append(_end_in_words(listed, names))
    past, over = _("; ").join(words[False]), _("; ").join(words[True])
    said = (
        [_("The data end: {ends}. Nothing later is in the database; that is no end of trade.").format(ends=over)]
        if over
        else []
    )
    return " ".join([*said, *([_("These go on past the picture: {ends}.").format(ends=past)] if past else [])])


def _end_in_words(together: Sequence[LineEnd], names: Names) -> str:
    first = together[0]
    sentence = (
        _("{area} by {publisher}, monthly ({goods}) in {period}")
        if first.period_kind == PeriodKind.MONTH
        else _("{area} by {publisher} ({goods}) in {period}")
    )
    return sentence.format(
        area=first.line.whose_name,
        publisher=names.publisher(first.line.series.source_code),
        goods=_(", ").join(dict.fromkeys(end.line.goods_name for end in together)),
        period=formats.day(first.last, first.period_kind),
    )


def picture_in_words(goods: str, title: str, drawn: Iterable[TopicPoint], unit: str) -> str:
    """A picture in a sentence: what it shows and the latest amount of each line, the oldest first."""
    latest: dict[str, TopicPoint] = {}
    for point in sorted(drawn, key=lambda point: point.period.end):
        if point.amount is not None:
            latest.pop(point.line.name, None)
            latest[point.line.name] = point
    told = [
        _("{line} {amount} in {period}").format(
            line=name,
            amount=formats.amount(point.amount, unit),
            period=formats.period(point.period.start, point.period.end),
        )
        for name, point in latest.items()
    ]
    return _("{title}, {goods}. Latest: {amounts}.").format(title=title, goods=goods, amounts=_("; ").join(told))


def to_picture_table(points: Iterable[TopicPoint], names: Names, unit: str) -> ShownTable:
    """Points of lines and stated figures, in their order, as one table for people and files; amounts in full."""
    columns: tuple[ShownColumn[TopicPoint], ...] = (
        ShownColumn("goods", _("Goods"), lambda one: one.line.goods_name),
        ShownColumn("period", _("Period"), lambda one: formats.period(one.period.start, one.period.end)),
        ShownColumn("value", _("Amount"), lambda one: number_cell(one.amount)),
        ShownColumn("unit", _("Unit"), lambda _one: unit),
        ShownColumn("whose_figures", _("Whose figures"), lambda one: one.line.whose_name),
        ShownColumn("flow_name", _("Direction, seen from them"), lambda one: flow_name(one.flow)),
        ShownColumn("valuation_name", _("Valuation"), lambda one: names.term("valuation", one.line.valuation)),
        ShownColumn("source_name", _("Source"), lambda one: source_in_words(one, names)),
        ShownColumn("remark", _("Remark"), remark),
        ShownColumn("commodity_id", _("Commodity code"), lambda one: one.line.commodity_id or ""),
        ShownColumn("period_start", _("First day"), lambda one: one.period.start),
        ShownColumn("period_end", _("Last day"), lambda one: one.period.end),
        ShownColumn("series_code", _("Source or figure code"), lambda one: one.code),
    )
    return tabulate(points, columns)


def source_in_words(point: TopicPoint, names: Names) -> str:
    """The table that a point is from, or who stated it where."""
    if isinstance(point, LinePoint):
        return names.source_title(point.line.series.source_code)
    office = names.office(point.figure.stated_by)
    return _("{office}, in {publisher}").format(office=office, publisher=point.figure.publisher)


def flow_name(flow: str) -> str:
    """A direction of trade."""
    return {Flow.IMPORT: _("Imports"), Flow.EXPORT: _("Exports"), Flow.TURNOVER: _("Turnover")}[Flow(flow)]


def remark(point: TopicPoint) -> str:
    """What a reader must know of one point; empty where nothing."""
    told = point.reported if isinstance(point, LinePoint) else None
    known = {
        _("doubtful"): point.is_doubtful,
        _("estimated"): told is not None and told.is_estimated,
        _("the chapter also holds other goods"): told is not None and told.is_stand_in,
    }
    return _("; ").join(word for word, holds in known.items() if holds)


def to_stated_table(points: Iterable[StatedPoint], names: Names) -> ShownTable:
    """Stated figures as a table for people and files, as published and with who said it."""

    def direction(point: StatedPoint) -> str:
        figure = point.figure
        return trade_in_words(figure.flow, names.area(figure.area_code), names.area(figure.partner_code))

    columns: tuple[ShownColumn[StatedPoint], ...] = (
        ShownColumn("period", _("Period"), lambda one: one.figure.stated_period),
        ShownColumn("goods", _("Goods"), lambda one: one.line.goods_name),
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
    return tabulate(points, columns)


def valuations_in_words(points: Iterable[LinePoint], names: Names) -> str:
    """The valuation of each side's lines, once: ``China: CIF; Kazakhstan: FOB``."""
    pairs = dict.fromkeys((point.line.whose_name, point.line.valuation) for point in points)
    return _("; ").join(
        _("{area}: {valuation}").format(area=area, valuation=names.term("valuation", code)) for area, code in pairs
    )
