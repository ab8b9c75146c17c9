"""The Commodities page's tables, with headings in the reader's language.

What there is, points, products, stated figures. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, tabulate
from dashboard.screens.commodities.choices import CHINA, Row, Scope, SourceChoice
from dashboard.screens.commodities.lines import LINE
from dashboard.screens.commodities.texts import TradedGoods, mark_text
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.headline import HeadlineLine
from etl.vocabulary.trade import KG_PER_TONNE

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


def side_cells(choices: Sequence[SourceChoice], newest: Sequence[Total], names: Names) -> tuple[str, str]:
    """What one side tells of a group; empty where there is nothing.

    These are its newest whole years, and until when single products go. A star marks a total in which a whole chapter
    stands in for the group.
    """
    total = _("; ").join(_total_text(total, names) for total in newest)
    if not total and any(choice.is_whole for choice in choices):
        total = _("by country, to {year}").format(year=max(choice.last_year for choice in choices if choice.is_whole))
    single = [choice for choice in choices if not choice.is_whole]
    publishers = _(", ").join(dict.fromkeys(names.publisher(choice.source_code) for choice in single))
    last = max((choice.last_year for choice in single), default=0)
    return total, _("to {year} ({publishers})").format(year=last, publishers=publishers) if single else ""


def _total_text(total: Total, names: Names) -> str:
    if isinstance(total, HeadlineLine):
        return names.headline(total)
    return _("{amount} in {year} ({publisher}; both sides reconciled)").format(
        amount=formats.amount(total.value_usd, "USD"),
        year=total.period.end.year,
        publisher=names.publisher(total.series.source_code),
    )


def stated_cell(stated: pd.DataFrame) -> str:
    """How many figures authorities stated on a group, and until when; empty where there is none."""
    if stated.empty:
        return ""
    return _("{count}, to {year}").format(count=stated["figure_code"].nunique(), year=stated["period_end"].max().year)


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
        ShownColumn("has_months", _("By month"), lambda one: _("yes") if "month" in one.choice.periods else _("no")),
        ShownColumn("has_weights", _("With weights"), lambda one: _("yes") if one.choice.has_weight else _("no")),
    )
    return tabulate(sources, columns)


def _gives(choice: SourceChoice) -> str:
    if choice.is_at_least:
        return _("at least: the products that it names")
    return _("the whole group") if choice.is_whole else _("single products")


def _value_column() -> ShownColumn[Row]:
    return ShownColumn("value_usd", _("Value (US dollars)"), itemgetter("value_usd"), NumberForm.GROUPED)


def _weight_columns() -> tuple[ShownColumn[Row], ShownColumn[Row]]:
    """Net weight in tonnes, and the value of one."""
    return (
        ShownColumn(
            "net_weight_t",
            _("Net weight (tonnes)"),
            lambda row: row["net_weight_kg"] / KG_PER_TONNE,
            NumberForm.GROUPED,
        ),
        ShownColumn(
            "unit_value_usd_per_t",
            _("Value per tonne (US dollars)"),
            itemgetter("unit_value_usd_per_t"),
            NumberForm.WHOLE,
        ),
    )


def to_points_table(points: pd.DataFrame, traded: TradedGoods) -> ShownTable:
    """Points of the lines as a table: period, whose, goods, the three measures, marks, source."""
    ordered = points.sort_values(["period_end", *LINE], ascending=[False, *(True for _name in LINE)])
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("period", _("Period"), lambda row: formats.period(row["period_start"], row["period_end"])),
        ShownColumn("goods", _("Goods"), lambda row: traded.commodity(row["commodity_id"]) or traded.goods),
        ShownColumn("reporter_name", _("Reporter"), lambda row: traded.names.area(row["reporter_code"])),
        ShownColumn("partner_name", _("Partner"), lambda row: traded.names.area(row["partner_code"])),
        _value_column(),
        *_weight_columns(),
        ShownColumn("month_count", _("Months summed"), lambda row: row["month_count"]),
        ShownColumn("valuation_name", _("Valuation"), lambda row: traded.names.term("valuation", row["valuation"])),
        ShownColumn[Row]("remark", _("Remark"), mark_text),
        ShownColumn("source_name", _("Source"), lambda row: traded.names.source_title(row["source_code"])),
    )
    return tabulate(ordered.to_dict("records"), columns)


def to_products_table(latest: pd.DataFrame, traded: TradedGoods) -> ShownTable:
    """Every commodity with its newest year, the largest first; measures that the source does not give are left out.

    Takes rows of ``commodity_lines.latest_by_commodity``.
    """
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("goods", _("Goods"), lambda row: traded.commodity(row["commodity_id"])),
        ShownColumn(
            "country_name",
            _("Country"),
            lambda row: traded.names.area(
                row["partner_code"] if row["reporter_code"] == CHINA else row["reporter_code"]
            ),
        ),
        ShownColumn("newest_year", _("Newest year"), lambda row: row["period_end"].year),
        _value_column(),
        ShownColumn(
            "share_of_group_pct", _("Share of the group (%)"), lambda row: row["share_pct"], NumberForm.ONE_DECIMAL
        ),
        *_weight_columns(),
        ShownColumn("first_year", _("Since"), lambda row: row["first_year"]),
        ShownColumn("level_name", _("Level"), lambda row: traded.names.term("commodity_level", row["level"])),
        ShownColumn[Row]("remark", _("Remark"), mark_text),
    )
    table = tabulate(latest.to_dict("records"), columns).without_empty()
    return table if traded.scope.is_group else table.without("country_name")


def to_stated_table(stated: pd.DataFrame, names: Names) -> ShownTable:
    """Stated figures as they were stated, the newest first, with who said each, whose count it is, and its page."""
    ordered = stated.sort_values(["period_end", "figure_code"], ascending=[False, True])
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("period", _("Period"), lambda row: row["period_label"]),
        ShownColumn("goods_as_stated", _("Goods as stated"), lambda row: row["subject"]),
        ShownColumn("value", _("Amount"), lambda row: row["value"]),
        ShownColumn("unit", _("Unit"), lambda row: formats.unit_label(row["unit"])),
        ShownColumn("indicator_name", _("What is counted"), lambda row: names.term("indicator", row["indicator"])),
        ShownColumn("area_name", _("Whose view"), lambda row: names.area(row["area_code"])),
        ShownColumn("counted_by_name", _("Counted by"), lambda row: short_name(names.office(row["counted_by"]))),
        ShownColumn("stated_by_name", _("Stated by"), lambda row: short_name(names.office(row["stated_by"]))),
        ShownColumn("source_url", _("Page"), lambda row: row["source_url"], is_link=True),
        ShownColumn("note", _("Note"), lambda row: formats.text(row["note"])),
    )
    return tabulate(ordered.to_dict("records"), columns)
