"""Xinjiang's figures in words and as tables. Pure: no database, no page."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate, yes_or_no
from dashboard.screens.xinjiang.dollars import conversion_columns, converted_in_words
from dashboard.screens.xinjiang.stated_periods import is_year
from dashboard.screens.xinjiang.view import COMPUTED, OF_CHINA
from dashboard.subjects.names import Names, short_name
from etl.vocabulary.events import Confidence

Row = Mapping[Hashable, Any]

HOVER_WIDTH = 44
PANEL_WIDTH = 54
PER_MONTH, AS_STATED, CHANGE = "month", "year", "change"


def office_series(figures: pd.DataFrame, names: Names) -> dict[str, str]:
    """Office that counted to its name for a legend, in the order of its first figure."""
    return {
        str(code): wrap(short_name(names.office(str(code))), PANEL_WIDTH)
        for code in dict.fromkeys(figures["counted_by"])
    }


def subject_series(figures: pd.DataFrame, names: Names) -> dict[str, str]:
    """Series (what is counted, and by whom) to its name; takes figures with ``series``."""
    rows = figures.drop_duplicates("series").to_dict("records")
    text = _("{what}: {office}")
    return {
        str(row["series"]): wrap(
            text.format(what=row["subject"], office=short_name(names.office(row["counted_by"]))), PANEL_WIDTH
        )
        for row in rows
    }


def value_text(row: Mapping[Hashable, Any]) -> str:
    """A stated value with its unit, or a number of per cent."""
    if row["unit"] == "pct":
        return formats.percent(row["value"])
    return formats.amount(row["value"], row["unit"], 2)


def add_figure_hover(
    figures: pd.DataFrame, names: Names, titles: Mapping[str, str], *, per_month: bool
) -> pd.DataFrame:
    """Add ``hover`` to stated figures.

    What, when, the value as stated, per month where that is drawn, and whose it is.
    """
    texts = []
    for row in figures.to_dict("records"):
        lines = [
            f"<b>{value_text(row)}</b>",
            _("{what}, {period}").format(
                what=titles.get(row["panel"], row["panel"]),
                period=formats.period(row["period_start"], row["period_end"]),
            ),
            wrap(str(row.get("subject", "")), HOVER_WIDTH),
        ]
        if per_month:
            lines.append(
                _("computed: {value} a month").format(value=formats.amount(row["value_per_month"], row["unit"], 2))
            )
        lines.append(wrap(converted_in_words(row, names), HOVER_WIDTH))
        lines.append(wrap(_("Count: {office}").format(office=names.office(row["counted_by"])), HOVER_WIDTH))
        texts.append("<br>".join(line for line in lines if line))
    return figures.assign(hover=texts, is_sure=figures["confidence"] == Confidence.HIGH)


def to_figures_table(figures: pd.DataFrame, names: Names, drawn: set[str]) -> ShownTable:
    """Stated figures as a table for people and files, years and parts of years, newest first.

    Says which are on the chart.
    """
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("period", _("Period"), lambda row: formats.period(row["period_start"], row["period_end"])),
        ShownColumn("area_name", _("Of"), lambda row: names.area(row["area_code"])),
        ShownColumn("partner_name", _("Partner"), lambda row: names.area(row["partner_code"])),
        ShownColumn("place_name", _("Port"), lambda row: names.place(row["place_code"])),
        ShownColumn("flow_name", _("Direction"), lambda row: _FLOWS()[row["flow"]]),
        ShownColumn("what", _("What"), lambda row: row["subject"]),
        ShownColumn("value", _("Amount"), lambda row: row["value"]),
        ShownColumn("unit", _("Unit"), lambda row: row["unit"]),
        *(conversion_columns(names) if "converted" in figures else ()),
        ShownColumn("is_on_chart", _("On the chart"), lambda row: _("yes") if row["figure_code"] in drawn else _("no")),
        ShownColumn("counted_by_name", _("Whose count"), lambda row: names.office(row["counted_by"])),
        ShownColumn("stated_by_name", _("Stated by"), lambda row: names.office(row["stated_by"])),
        ShownColumn("publisher", _("Read in"), lambda row: row["publisher"]),
        ShownColumn("source_url", _("Link"), lambda row: row["source_url"]),
        ShownColumn("confidence", _("Confidence"), lambda row: row["confidence"]),
        ShownColumn("note", _("Note"), lambda row: row["note"] if isinstance(row["note"], str) else ""),
        ShownColumn("period_start", _("First day"), lambda row: row["period_start"].date()),
        ShownColumn("period_end", _("Last day"), lambda row: row["period_end"].date()),
        ShownColumn("figure_code", _("Figure code"), lambda row: row["figure_code"]),
    )
    return tabulate(
        figures.sort_values(["period_end", "figure_code"], ascending=[False, True]).to_dict("records"), columns
    )


def _FLOWS() -> dict[str, str]:  # noqa: N802 (a constant in the reader's language)
    return {"export": _("exports"), "import": _("imports"), "turnover": _("both ways")}


def share_titles(shares: pd.DataFrame, names: Names) -> dict[str, str]:
    """Panel of shares to its title: Xinjiang in China's trade with a partner, or a partner in Xinjiang's trade."""
    titles = {}
    for row in shares.drop_duplicates("panel").to_dict("records"):
        text = (
            _("Xinjiang in China's trade with {partner}")
            if row["share_kind"] == OF_CHINA
            else _("{partner} in Xinjiang's trade")
        )
        titles[str(row["panel"])] = text.format(partner=names.area(row["partner_code"]))
    return titles


def share_series(shares: pd.DataFrame, names: Names) -> dict[str, str]:
    """Series of shares to its name: the office, and whether the share was stated or computed."""
    found = {}
    for row in (
        shares.drop_duplicates("series")
        .sort_values(["basis", "counted_by"], ascending=[False, True])
        .to_dict("records")
    ):
        text = _("{office}, computed") if row["basis"] == COMPUTED else _("{office}, as stated")
        found[str(row["series"])] = wrap(text.format(office=short_name(names.office(row["counted_by"]))), PANEL_WIDTH)
    return found


def to_shares_table(shares: pd.DataFrame, titles: Mapping[str, str], names: Names) -> ShownTable:
    """Shares as a table for people and files."""
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("period", _("Period"), lambda row: formats.period(row["period_start"], row["period_end"])),
        ShownColumn("what", _("What"), lambda row: titles[row["panel"]]),
        ShownColumn("share_pct", _("Share, %"), lambda row: row["value"]),
        ShownColumn(
            "share_basis", _("Share is"), lambda row: _("computed") if row["basis"] == COMPUTED else _("stated")
        ),
        ShownColumn("counted_by_name", _("Whose count"), lambda row: names.office(row["counted_by"])),
        ShownColumn("publisher", _("Read in"), lambda row: row["publisher"]),
        ShownColumn("source_url", _("Link"), lambda row: row["source_url"]),
        ShownColumn("note", _("Note"), lambda row: row["note"] if isinstance(row["note"], str) else ""),
        ShownColumn("period_start", _("First day"), lambda row: row["period_start"].date()),
        ShownColumn("period_end", _("Last day"), lambda row: row["period_end"].date()),
    )
    return tabulate(
        shares.sort_values(["period_end", "panel", "basis"], ascending=[False, True, True]).to_dict("records"), columns
    )


def to_farm_table(rows: pd.DataFrame, names: Names) -> ShownTable:
    """Farm trade over time as a table for people and files."""
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("period", _("Period"), lambda row: formats.period(row["period_start"], row["period_end"])),
        ShownColumn("flow_name", _("Direction"), lambda row: _FLOWS()[row["flow"]]),
        ShownColumn("value_usd", _("Value, USD"), lambda row: row["value_usd"]),
        ShownColumn("is_derived", _("Got as a difference"), lambda row: yes_or_no(row["derived_count"] > 0)),
        ShownColumn("is_doubtful", _("Less sure"), lambda row: yes_or_no(row["doubtful_count"] > 0)),
        ShownColumn("valuation_name", _("Valuation"), lambda row: names.term("valuation", row["valuation"])),
        ShownColumn("source_name", _("Source"), lambda row: names.source_title(row["source_code"])),
        ShownColumn("period_start", _("First day"), lambda row: row["period_start"].date()),
        ShownColumn("period_end", _("Last day"), lambda row: row["period_end"].date()),
    )
    return tabulate(rows.to_dict("records"), columns)


def newest_in_words(figures: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """The newest figure of each panel as one text, for a chart's description."""
    newest = figures.sort_values(["period_end", "period_start"]).drop_duplicates("panel", keep="last")
    return "; ".join(
        _("{what}: {value} in {period}").format(
            what=titles.get(row["panel"], row["panel"]),
            value=value_text(row),
            period=formats.period(row["period_start"], row["period_end"]),
        )
        for row in newest.to_dict("records")
    )


def parts_sentence(figures: pd.DataFrame) -> str:
    """How many figures are of years and how many of parts of years, and where the parts are."""
    years = int(is_year(figures).sum())
    return _(
        "{years} of the {all} figures are of whole years; the others are of parts of years and stand in the table."
    ).format(years=years, all=len(figures))
