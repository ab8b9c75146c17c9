"""Farm goods in words and as tables. Pure: no database, no page."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.locale import formats, title_of
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate, yes_or_no
from dashboard.subjects.names import Names

Row = Mapping[Hashable, Any]

NAMED_GROUPS = ("meat", "grain", "oilseed")


def group_labels(names: Mapping[str, str], stand_ins: pd.DataFrame) -> dict[str, str]:
    """Group names; where a chapter stands in, with the chapter: ``Oilseeds (HS 12)``."""
    chapters = stand_ins.groupby("group_code")["code"].agg(lambda codes: _(", ").join(codes)).to_dict()
    return {
        code: _("{group} (HS {chapters})").format(group=name, chapters=chapters[code]) if code in chapters else name
        for code, name in names.items()
    }


def named_shares(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Add ``hover``: the group, the year, its value and its share."""
    texts = [
        _("{group}, {year}: {value}, {share} of farm goods").format(
            group=names[row["group_code"]],
            year=row["year"],
            value=formats.amount(row["value_usd"], "USD"),
            share=formats.percent(row["share_pct"]),
        )
        for row in rows.to_dict("records")
    ]
    return rows.assign(hover=[wrap(text, 44) for text in texts])


def share_sentence(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    """All farm goods of one year, and the shares of meat, grain and oilseeds in them."""
    known = rows.set_index("group_code")
    named = [
        _("{group} {share}").format(
            group=names.get(code, code), share=formats.percent(known["share_pct"].get(code, float("nan")))
        )
        for code in NAMED_GROUPS
    ]
    total = rows["value_usd"].sum(min_count=len(rows))
    is_whole = known["share_pct"].reindex(NAMED_GROUPS).notna().all()
    sentence = (
        _("In {year}, {total} of farm goods: {shares}.")
        if is_whole
        else _("In {year}, {total} of farm goods: {shares}. A dash is a group without a figure.")
    )
    return sentence.format(year=rows["year"].iloc[0], total=formats.amount(total, "USD"), shares=_("; ").join(named))


def totals_alt(rows: pd.DataFrame, source: str) -> str:
    """One sentence on all farm goods by year."""
    ordered = rows.sort_values("year")
    first, last = ordered.iloc[0], ordered.iloc[-1]
    return _("All farm goods by year, {source}: {first_value} in {first_year}, {last_value} in {last_year}.").format(
        source=source,
        first_value=formats.amount(first["value_usd"], "USD"),
        first_year=first["year"],
        last_value=formats.amount(last["value_usd"], "USD"),
        last_year=last["year"],
    )


def product_labels(rows: pd.DataFrame) -> pd.DataFrame:
    """Add ``label`` (the product's title) and ``hover`` to rows of single products, the largest first."""
    titled = rows.assign(label=[title_of(row) for row in rows.to_dict("records")]).sort_values(
        "value_usd", ascending=False
    )
    texts = [
        _("{product}, {year}: {value}").format(
            product=row["label"], year=row["period_start"].year, value=formats.amount(row["value_usd"], "USD")
        )
        for row in titled.to_dict("records")
    ]
    return titled.assign(hover=[wrap(text, 44) for text in texts])


def products_alt(rows: pd.DataFrame, title: str) -> str:
    """The chart's title and its three largest values as one sentence."""
    largest = [
        _("{product} {value} ({area})").format(
            product=row["label"], value=formats.amount(row["value_usd"], "USD"), area=row["reporter_code"]
        )
        for row in rows.head(3).to_dict("records")
    ]
    return _("{title}; {largest}.").format(title=title, largest=_("; ").join(largest))


def to_groups_table(rows: pd.DataFrame, titles: Mapping[str, str], names: Names) -> ShownTable:
    """Groups by year as a table for people and files, the newest first; takes the groups' titles."""
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("year", _("Year"), lambda row: row["year"]),
        ShownColumn("group_name", _("Group"), lambda row: titles[row["group_code"]]),
        ShownColumn("value_usd", _("Value, USD"), lambda row: row["value_usd"]),
        ShownColumn("share_of_farm_goods_pct", _("Share in farm goods, %"), lambda row: row.get("share_pct")),
        ShownColumn(
            "chapter_stands_in",
            _("Chapter stands in"),
            lambda row: yes_or_no(row["stand_in_count"] == row["commodity_count"]),
        ),
        ShownColumn("reporter_name", _("Reporter"), lambda row: names.area(row["reporter_code"])),
        ShownColumn("valuation_name", _("Valuation"), lambda row: names.term("valuation", row["valuation"])),
        ShownColumn("source_name", _("Source"), lambda row: names.source_title(row["source_code"])),
        ShownColumn("group_code", _("Group code"), lambda row: row["group_code"]),
    )
    ordered = rows.sort_values(["year", "group_code"], ascending=[False, True])
    return tabulate(ordered.to_dict("records"), columns)


def to_products_table(rows: pd.DataFrame, names: Names) -> ShownTable:
    """Single products as a table for people and files."""
    flows = {"import": _("import"), "export": _("export")}
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("goods", _("Product"), lambda row: row["label"]),
        ShownColumn("year", _("Year"), lambda row: row["period_start"].year),
        ShownColumn("flow_name", _("Flow"), lambda row: flows[row["flow"]]),
        ShownColumn("reporter_name", _("Reporter"), lambda row: names.area(row["reporter_code"])),
        ShownColumn("value_usd", _("Value, USD"), lambda row: row["value_usd"]),
        ShownColumn("valuation_name", _("Valuation"), lambda row: names.term("valuation", row["valuation"])),
        ShownColumn("source_name", _("Source"), lambda row: names.source_title(row["source_code"])),
        ShownColumn("commodity_id", _("Commodity code"), lambda row: row["commodity_id"]),
    )
    return tabulate(rows.to_dict("records"), columns)
