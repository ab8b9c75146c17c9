"""Farm goods in words and as tables. Pure: no database, no page."""

from collections.abc import Mapping

import pandas as pd

from dashboard.locale import formats, title_of
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.screens.sections.counts.cards import HomeAndPartner

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


def to_groups_table(rows: pd.DataFrame, names: Mapping[str, str], sides: HomeAndPartner) -> pd.DataFrame:
    """Groups by year as a table for people and files."""
    columns = {
        _("Year"): rows["year"],
        _("Group"): rows["group_code"].map(dict(names)),
        _("Value, USD"): rows["value_usd"],
        _("Share in farm goods, %"): rows["share_pct"] if "share_pct" in rows.columns else float("nan"),
        _("Chapter stands in"): (rows["stand_in_count"] == rows["commodity_count"]).map(
            {True: _("yes"), False: _("no")}
        ),
        _("Reporter"): rows["reporter_code"].map(dict(sides.names.areas)),
        _("Valuation"): rows["valuation"].map(dict(sides.names.listed("valuation"))),
        _("Source"): rows["source_code"].map(dict(sides.names.sources)),
        _("Group code"): rows["group_code"],
    }
    return (
        pd.DataFrame(columns).sort_values([_("Year"), _("Group code")], ascending=[False, True]).reset_index(drop=True)
    )


def to_products_table(rows: pd.DataFrame, sides: HomeAndPartner) -> pd.DataFrame:
    """Single products as a table for people and files."""
    return pd.DataFrame(
        {
            _("Product"): rows["label"],
            _("Year"): rows["period_start"].dt.year,
            _("Flow"): rows["flow"].map({"import": _("import"), "export": _("export")}),
            _("Reporter"): rows["reporter_code"].map(dict(sides.names.areas)),
            _("Value, USD"): rows["value_usd"],
            _("Valuation"): rows["valuation"].map(dict(sides.names.listed("valuation"))),
            _("Source"): rows["source_code"].map(dict(sides.names.sources)),
            _("Commodity code"): rows["commodity_id"],
        }
    ).reset_index(drop=True)
