"""The Commodities page's tables, with headings in the reader's language.

What there is, points, products, stated figures. Pure.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.commodities.choices import CHINA, Row, Scope, SourceChoice
from dashboard.screens.commodities.lines import LINE
from dashboard.screens.commodities.texts import TradedGoods, mark_text
from dashboard.subjects.names import Names, short_name
from etl.vocabulary.trade import KG_PER_TONNE, Valuation


def newest_totals(lines: pd.DataFrame, reconciled: pd.DataFrame) -> dict[str, list[Row]]:
    """What a side tells first of each group, the newest first.

    These are its headline lines, or a reconciled total where it has none. Takes rows of
    ``headline.headline_lines`` of one side and direction, and of ``trade.groups_series``.
    """
    found: dict[str, list[Row]] = {}
    for row in lines.sort_values("period_end", ascending=False, kind="stable").to_dict("records"):
        found.setdefault(str(row["group_code"]), []).append(row)
    newest = reconciled.sort_values("period_end").drop_duplicates("group_code", keep="last").to_dict("records")
    others = {str(row["group_code"]): [{**row, "value": row["value_usd"]}] for row in newest}
    return {**others, **found}


def side_cells(choices: Sequence[SourceChoice], newest: Sequence[Row], names: Names) -> tuple[str, str]:
    """What one side tells of a group; empty where there is nothing.

    These are its newest whole years, and until when single products go. A star marks a total in which a whole chapter
    stands in for the group.
    """
    total = _("; ").join(_total_text(row, names) for row in newest)
    if not total and any(choice.is_whole for choice in choices):
        total = _("by country, to {year}").format(year=max(choice.last_year for choice in choices if choice.is_whole))
    single = [choice for choice in choices if not choice.is_whole]
    publishers = _(", ").join(dict.fromkeys(names.publisher(choice.source_code) for choice in single))
    last = max((choice.last_year for choice in single), default=0)
    return total, _("to {year} ({publishers})").format(year=last, publishers=publishers) if single else ""


def _total_text(row: Row, names: Names) -> str:
    if row["valuation"] != Valuation.RECONCILED:
        return names.headline(row)
    return _("{amount} in {year} ({publisher}; both sides reconciled)").format(
        amount=formats.amount(row["value"], "USD"),
        year=row["period_end"].year,
        publisher=names.publisher(str(row["source_code"])),
    )


def stated_cell(stated: pd.DataFrame) -> str:
    """How many figures authorities stated on a group, and until when; empty where there is none."""
    if stated.empty:
        return ""
    return _("{count}, to {year}").format(count=stated["figure_code"].nunique(), year=stated["period_end"].max().year)


def to_sources_table(sides: Sequence[tuple[Scope, Mapping[str, list[SourceChoice]]]], names: Names) -> pd.DataFrame:
    """Every source of every group and side, one a row, with how far it reaches."""
    return pd.DataFrame(
        [
            {
                _("Group"): title,
                _("Whose figures"): names.area(scope.whose),
                _("Source"): names.source_title(choice.source_code),
                _("Gives"): _gives(choice),
                _("First year"): choice.first_year,
                _("Last year"): choice.last_year,
                _("By month"): _("yes") if "month" in choice.periods else _("no"),
                _("With weights"): _("yes") if choice.has_weight else _("no"),
            }
            for code, title in names.groups.items()
            for scope, choices in sides
            for choice in choices.get(code, [])
        ]
    )


def _gives(choice: SourceChoice) -> str:
    if choice.is_at_least:
        return _("at least: the products that it names")
    return _("the whole group") if choice.is_whole else _("single products")


def to_points_table(points: pd.DataFrame, traded: TradedGoods) -> pd.DataFrame:
    """Points of the lines as a table: period, whose, goods, the three measures, marks, source."""
    ordered = points.sort_values(["period_end", *LINE], ascending=[False, *(True for _name in LINE)])
    return pd.DataFrame(
        [
            {
                _("Period"): formats.period(row["period_start"], row["period_end"]),
                _("Goods"): traded.commodity(row["commodity_id"]) or traded.goods,
                _("Reporter"): traded.names.area(row["reporter_code"]),
                _("Partner"): traded.names.area(row["partner_code"]),
                _("Value (US dollars)"): row["value_usd"],
                _("Net weight (tonnes)"): row["net_weight_kg"] / KG_PER_TONNE,
                _("Value per tonne (US dollars)"): row["unit_value_usd_per_t"],
                _("Months summed"): row["month_count"],
                _("Valuation"): traded.names.term("valuation", row["valuation"]),
                _("Remark"): mark_text(row),
                _("Source"): traded.names.source_title(row["source_code"]),
            }
            for row in ordered.to_dict("records")
        ]
    )


def to_products_table(latest: pd.DataFrame, traded: TradedGoods) -> pd.DataFrame:
    """Every commodity with its newest year, the largest first; measures that the source does not give are left out.

    Takes rows of ``commodity_lines.latest_by_commodity``.
    """
    table = pd.DataFrame(
        [
            {
                _("Goods"): traded.commodity(row["commodity_id"]),
                _("Country"): traded.names.area(
                    row["partner_code"] if row["reporter_code"] == CHINA else row["reporter_code"]
                ),
                _("Newest year"): row["period_end"].year,
                _("Value (US dollars)"): row["value_usd"],
                _("Share of the group (%)"): row["share_pct"],
                _("Net weight (tonnes)"): row["net_weight_kg"] / KG_PER_TONNE,
                _("Value per tonne (US dollars)"): row["unit_value_usd_per_t"],
                _("Since"): row["first_year"],
                _("Level"): traded.names.term("commodity_level", row["level"]),
                _("Remark"): mark_text(row),
            }
            for row in latest.to_dict("records")
        ]
    )
    unneeded = [] if traded.scope.is_group else [_("Country")]
    return table.drop(columns=[*unneeded, *(name for name in table.columns if table[name].isna().all())])


def to_stated_table(stated: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Stated figures as they were stated, the newest first, with who said each, whose count it is, and its page."""
    ordered = stated.sort_values(["period_end", "figure_code"], ascending=[False, True])
    return pd.DataFrame(
        [
            {
                _("Period"): row["period_label"],
                _("Goods as stated"): row["subject"],
                _("Amount"): row["value"],
                _("Unit"): formats.unit_label(row["unit"]),
                _("What is counted"): names.term("indicator", row["indicator"]),
                _("Whose view"): names.area(row["area_code"]),
                _("Counted by"): short_name(names.office(row["counted_by"])),
                _("Stated by"): short_name(names.office(row["stated_by"])),
                _("Page"): row["source_url"],
                _("Note"): formats.text(row["note"]),
            }
            for row in ordered.to_dict("records")
        ]
    )
