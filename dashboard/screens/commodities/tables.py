"""The Commodities page's tables, with headings in the reader's language.

What there is, points, stated figures. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, number_cell, tabulate, yes_or_no
from dashboard.screens.commodities.choices import Scope, SourceChoice
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.screens.commodities.texts import TradedGoods, mark_text, source_name
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.headline import HeadlineLine

Total = HeadlineLine | ReportedFlow
"""What a side tells of a group: its own line, or a total that a third party made of both reports."""


def newest_totals(
    lines: Iterable[HeadlineLine], reconciled: Mapping[str, Sequence[ReportedFlow]]
) -> dict[str, list[Total]]:
    """What a side tells first of each group, the newest first.

    These are its headline lines, or a reconciled total where it has none. Takes the headline lines of one side and
    direction, and the reconciled totals of each group.
    """
    found: dict[str, list[Total]] = {
        code: [*sorted(flows, key=lambda flow: flow.period.end)[-1:]] for code, flows in reconciled.items() if flows
    }
    own: dict[str, list[Total]] = {}
    for line in sorted(lines, key=lambda line: line.period_end, reverse=True):
        own.setdefault(line.group_code, []).append(line)
    return found | own


def side_cell(choices: Sequence[SourceChoice], newest: Sequence[Total], names: Names) -> str:
    """What one side tells first of a group; else until when there are single products; empty where there is nothing.

    A star marks a total in which a whole chapter stands in for the group.
    """
    if newest:
        return _total_text(newest[0], names)
    whole = [choice.last_year for choice in choices if choice.is_whole]
    if whole:
        return _("by country, to {year}").format(year=max(whole))
    publishers = _(", ").join(dict.fromkeys(names.publisher(choice.source_code) for choice in choices))
    last = max((choice.last_year for choice in choices), default=0)
    text = _("single products, to {year} ({publishers})")
    return text.format(year=last, publishers=publishers) if choices else ""


def _total_text(total: Total, names: Names) -> str:
    if isinstance(total, HeadlineLine):
        return names.headline(total)
    return _("{amount} in {year} ({publisher}; both sides reconciled)").format(
        amount=formats.amount(total.value_usd, "USD"),
        year=total.period.end.year,
        publisher=names.publisher(total.series.source_code),
    )


@dataclass(frozen=True)
class SourceOfGroup:
    """A source that gives a group, whole or in part, as a side's figures."""

    group_title: str
    scope: Scope
    choice: SourceChoice


def to_sources_table(sources: Iterable[SourceOfGroup], names: Names) -> ShownTable:
    """Every source of every group and side, one a row, with how far it reaches."""
    columns: tuple[ShownColumn[SourceOfGroup], ...] = (
        ShownColumn("group_name", _("Group"), lambda one: one.group_title),
        ShownColumn("whose_figures", _("Whose figures"), lambda one: names.area(one.scope.whose)),
        ShownColumn("source_name", _("Source"), lambda one: names.source_title(one.choice.source_code)),
        ShownColumn("gives", _("Gives"), lambda one: _gives(one.choice)),
        ShownColumn("first_year", _("First year"), lambda one: one.choice.first_year),
        ShownColumn("last_year", _("Last year"), lambda one: one.choice.last_year),
        ShownColumn("has_months", _("By month"), lambda one: yes_or_no("month" in one.choice.periods)),
        ShownColumn("has_weights", _("With weights"), lambda one: yes_or_no(one.choice.has_weight)),
    )
    return tabulate(sources, columns)


def _gives(choice: SourceChoice) -> str:
    if choice.is_at_least:
        return _("at least: the products that it names")
    return _("the whole group") if choice.is_whole else _("single products")


def _value_column() -> ShownColumn[GoodsPoint]:
    return ShownColumn("value_usd", _("Value (US dollars)"), lambda one: number_cell(one.value_usd), NumberForm.GROUPED)


def _weight_columns() -> tuple[ShownColumn[GoodsPoint], ShownColumn[GoodsPoint]]:
    """Net weight in tonnes, and the value of one."""
    return (
        ShownColumn(
            "net_weight_t", _("Net weight (tonnes)"), lambda one: number_cell(one.net_weight_t), NumberForm.GROUPED
        ),
        ShownColumn(
            "unit_value_usd_per_t",
            _("Value per tonne (US dollars)"),
            lambda one: number_cell(one.unit_value_usd_per_t),
            NumberForm.WHOLE,
        ),
    )


def to_points_table(points: Iterable[GoodsPoint], traded: TradedGoods) -> ShownTable:
    """Points of the lines as a table: period, whose, goods, the three measures, marks, source."""
    names = traded.names
    columns: tuple[ShownColumn[GoodsPoint], ...] = (
        ShownColumn("period", _("Period"), lambda one: formats.period(one.period.start, one.period.end)),
        ShownColumn("goods", _("Goods"), lambda one: traded.commodity(one.line.commodity_id) or traded.goods),
        ShownColumn("reporter_name", _("Reporter"), lambda one: names.area(one.line.reporter_code)),
        ShownColumn("partner_name", _("Partner"), lambda one: names.area(one.line.partner_code)),
        _value_column(),
        *_weight_columns(),
        ShownColumn("month_count", _("Months summed"), lambda one: number_cell(one.month_count)),
        ShownColumn("valuation_name", _("Valuation"), lambda one: names.term("valuation", one.valuation)),
        ShownColumn("remark", _("Remark"), mark_text),
        ShownColumn("source_name", _("Source"), lambda one: source_name(one, names)),
    )
    return tabulate(sorted(points, key=lambda one: (-one.period.end.toordinal(), one.line)), columns)


def to_stated_table(figures: Iterable[StatedFigure], names: Names) -> ShownTable:
    """Stated figures as they were stated, the newest first, with who said each, whose count it is, and its page."""
    columns: tuple[ShownColumn[StatedFigure], ...] = (
        ShownColumn("period", _("Period"), lambda one: one.stated_period),
        ShownColumn("goods_as_stated", _("Goods as stated"), lambda one: one.subject),
        ShownColumn("value", _("Amount"), lambda one: number_cell(one.value)),
        ShownColumn("unit", _("Unit"), lambda one: units.unit_label(one.unit)),
        ShownColumn("indicator_name", _("What is counted"), lambda one: names.term("indicator", one.indicator)),
        ShownColumn("area_name", _("Whose view"), lambda one: names.area(one.area_code)),
        ShownColumn("counted_by_name", _("Counted by"), lambda one: short_name(names.office(one.counted_by))),
        ShownColumn("stated_by_name", _("Stated by"), lambda one: short_name(names.office(one.stated_by))),
        ShownColumn("source_url", _("Page"), lambda one: one.source_url, is_link=True),
        ShownColumn("note", _("Note"), lambda one: formats.text(one.note)),
    )
    return tabulate(sorted(figures, key=lambda one: (-one.period.end.toordinal(), one.figure_code)), columns)
