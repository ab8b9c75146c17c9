"""Farm goods in words and as tables. Pure: no database, no page."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.shown_table import ShownColumn, ShownTable, number_cell, tabulate, yes_or_no
from dashboard.screens.overview.farm import FarmProduct, FarmYear
from dashboard.subjects.names import Names

HOVER_WIDTH = 44
NAMED_GROUPS = ("meat", "grain", "oilseed")


def group_labels(names: Mapping[str, str], stand_ins: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Group names; where a chapter stands in, with the chapter: ``Oilseeds (HS 12)``."""
    return {
        code: _("{group} (HS {chapters})").format(group=name, chapters=_(", ").join(stand_ins[code]))
        if code in stand_ins
        else name
        for code, name in names.items()
    }


def share_hover(share: FarmYear, names: Mapping[str, str]) -> str:
    """The group, the year, its value and its share."""
    text = _("{group}, {year}: {value}, {share} of farm goods").format(
        group=names[share.group_code],
        year=share.year,
        value=formats.amount(share.flow.value_usd, "USD"),
        share=formats.percent(share.share_pct),
    )
    return wrap(text, HOVER_WIDTH)


def share_sentence(shares: Sequence[FarmYear], names: Mapping[str, str]) -> str:
    """All farm goods of one year, and the shares of meat, grain and oilseeds in them."""
    known = {share.group_code: share.share_pct for share in shares}
    named = [
        _("{group} {share}").format(group=names.get(code, code), share=formats.percent(known.get(code)))
        for code in NAMED_GROUPS
    ]
    values = [share.flow.value_usd for share in shares if share.flow.value_usd is not None]
    total = sum(values) if len(values) == len(shares) else None
    sentence = (
        _("In {year}, {total} of farm goods: {shares}.")
        if all(known.get(code) is not None for code in NAMED_GROUPS)
        else _("In {year}, {total} of farm goods: {shares}. A dash is a group without a figure.")
    )
    return sentence.format(year=shares[0].year, total=formats.amount(total, "USD"), shares=_("; ").join(named))


def totals_alt(totals: Sequence[FarmYear], source: str) -> str:
    """One sentence on all farm goods by year."""
    first, last = min(totals, key=lambda total: total.year), max(totals, key=lambda total: total.year)
    return _("All farm goods by year, {source}: {first_value} in {first_year}, {last_value} in {last_year}.").format(
        source=source,
        first_value=formats.amount(first.flow.value_usd, "USD"),
        first_year=first.year,
        last_value=formats.amount(last.flow.value_usd, "USD"),
        last_year=last.year,
    )


def product_hover(product: FarmProduct, names: Names) -> str:
    """The product, the year and its value."""
    text = _("{product}, {year}: {value}").format(
        product=names.commodity(product.commodity_id),
        year=product.flow.period.start.year,
        value=formats.amount(product.value_usd, "USD"),
    )
    return wrap(text, HOVER_WIDTH)


def products_alt(products: Sequence[FarmProduct], title: str, names: Names) -> str:
    """The chart's title and its first three values as one sentence."""
    largest = [
        _("{product} {value} ({area})").format(
            product=names.commodity(product.commodity_id),
            value=formats.amount(product.value_usd, "USD"),
            area=product.flow.series.reporter_code,
        )
        for product in products[:3]
    ]
    return _("{title}; {largest}.").format(title=title, largest=_("; ").join(largest))


def to_groups_table(years: Iterable[FarmYear], titles: Mapping[str, str], names: Names) -> ShownTable:
    """Groups by year as a table for people and files, the newest first; takes the groups' titles."""
    columns: tuple[ShownColumn[FarmYear], ...] = (
        ShownColumn("year", _("Year"), lambda row: row.year),
        ShownColumn("group_name", _("Group"), lambda row: titles[row.group_code]),
        ShownColumn("value_usd", _("Value, USD"), lambda row: number_cell(row.flow.value_usd)),
        ShownColumn("share_of_farm_goods_pct", _("Share in farm goods, %"), lambda row: row.share_pct),
        ShownColumn("chapter_stands_in", _("Chapter stands in"), lambda row: yes_or_no(row.flow.is_all_stand_in)),
        ShownColumn("reporter_name", _("Reporter"), lambda row: names.area(row.flow.series.reporter_code)),
        ShownColumn("valuation_name", _("Valuation"), lambda row: names.term("valuation", row.flow.valuation)),
        ShownColumn("source_name", _("Source"), lambda row: names.source_title(row.source_code)),
        ShownColumn("group_code", _("Group code"), lambda row: row.group_code),
    )
    return tabulate(sorted(years, key=lambda row: (-row.year, row.group_code)), columns)


def to_products_table(products: Iterable[FarmProduct], names: Names) -> ShownTable:
    """Single products as a table for people and files."""
    flows = {"import": _("import"), "export": _("export")}
    columns: tuple[ShownColumn[FarmProduct], ...] = (
        ShownColumn("goods", _("Product"), lambda row: names.commodity(row.commodity_id)),
        ShownColumn("year", _("Year"), lambda row: row.flow.period.start.year),
        ShownColumn("flow_name", _("Flow"), lambda row: flows[row.flow.flow]),
        ShownColumn("reporter_name", _("Reporter"), lambda row: names.area(row.flow.series.reporter_code)),
        ShownColumn("value_usd", _("Value, USD"), lambda row: row.value_usd),
        ShownColumn("valuation_name", _("Valuation"), lambda row: names.term("valuation", row.flow.valuation)),
        ShownColumn("source_name", _("Source"), lambda row: names.source_title(row.flow.series.source_code)),
        ShownColumn("commodity_id", _("Commodity code"), lambda row: row.commodity_id),
    )
    return tabulate(products, columns)
