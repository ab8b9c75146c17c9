"""Xinjiang's figures in words and as tables. Pure: no database, no page."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.rows.shown_table import ShownColumn, ShownTable, number_cell, tabulate, yes_or_no
from dashboard.screens.xinjiang.dollars import ShownFigure, conversion_columns, converted_in_words
from dashboard.screens.xinjiang.stated_periods import is_year, per_month
from dashboard.screens.xinjiang.view import OF_CHINA, OF_XINJIANG, PanelFigure, Share
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.series import Period

HOVER_WIDTH = 44
PANEL_WIDTH = 54
PER_MONTH, AS_STATED, CHANGE = "month", "year", "change"


def office_series(rows: Iterable[PanelFigure], names: Names) -> dict[str, str]:
    """Series of one office each to its name for a legend, in the order of its first figure."""
    return {row.series: wrap(short_name(names.office(row.figure.counted_by)), PANEL_WIDTH) for row in rows}


def subject_series(rows: Iterable[PanelFigure], names: Names) -> dict[str, str]:
    """Series (what is counted, and by whom) to its name."""
    text = _("{what}: {office}")
    return {
        row.series: wrap(
            text.format(what=row.figure.subject, office=short_name(names.office(row.figure.counted_by))), PANEL_WIDTH
        )
        for row in rows
    }


def value_text(figure: ShownFigure | Share) -> str:
    """A value with its unit, or a number of per cent."""
    if figure.unit == "pct":
        return formats.percent(figure.value)
    return formats.amount(figure.value, figure.unit, 2)


def figure_hover(row: PanelFigure, names: Names, titles: Mapping[str, str], *, is_per_month: bool) -> str:
    """What, when, the value as stated, per month where that is drawn, and whose it is."""
    figure = row.figure
    lines = [
        f"<b>{value_text(figure)}</b>",
        _("{what}, {period}").format(what=titles[row.panel], period=_period(figure.period)),
        wrap(figure.subject, HOVER_WIDTH),
        _per_month_in_words(figure) if is_per_month else "",
        wrap(converted_in_words(figure, names), HOVER_WIDTH) if isinstance(figure, ShownFigure) else "",
        wrap(_("Count: {office}").format(office=names.office(figure.counted_by)), HOVER_WIDTH),
    ]
    return "<br>".join(line for line in lines if line)


def _per_month_in_words(figure: ShownFigure | Share) -> str:
    amount = formats.amount(per_month(figure.value, figure.period), figure.unit, 2)
    return _("computed: {value} a month").format(value=amount)


def to_figures_table(
    figures: Iterable[ShownFigure], names: Names, drawn: Collection[str], *, is_in_dollars: bool = False
) -> ShownTable:
    """Figures as they were stated, a table for people and files: years and parts of years, newest first.

    Says which are on the chart, and what was converted for it where all is shown in dollars.
    """
    columns: tuple[ShownColumn[ShownFigure], ...] = (
        ShownColumn("period", _("Period"), lambda row: _period(row.period)),
        ShownColumn("area_name", _("Of"), lambda row: names.area(row.stated.area_code)),
        ShownColumn("partner_name", _("Partner"), lambda row: names.area(row.stated.partner_code)),
        ShownColumn("place_name", _("Port"), lambda row: names.place(row.stated.place_code)),
        ShownColumn("flow_name", _("Direction"), lambda row: flow_names()[row.stated.flow]),
        ShownColumn("what", _("What"), lambda row: row.stated.subject),
        ShownColumn("value", _("Amount"), lambda row: number_cell(row.stated.value)),
        ShownColumn("unit", _("Unit"), lambda row: row.stated.unit),
        *(conversion_columns(names) if is_in_dollars else ()),
        ShownColumn("is_on_chart", _("On the chart"), lambda row: yes_or_no(row.stated.figure_code in drawn)),
        ShownColumn("counted_by_name", _("Whose count"), lambda row: names.office(row.stated.counted_by)),
        ShownColumn("stated_by_name", _("Stated by"), lambda row: names.office(row.stated.stated_by)),
        ShownColumn("publisher", _("Read in"), lambda row: row.stated.publisher),
        ShownColumn("source_url", _("Link"), lambda row: row.stated.source_url),
        ShownColumn("confidence", _("Confidence"), lambda row: row.stated.confidence),
        ShownColumn("note", _("Note"), lambda row: row.stated.note or ""),
        ShownColumn("period_start", _("First day"), lambda row: row.period.start),
        ShownColumn("period_end", _("Last day"), lambda row: row.period.end),
        ShownColumn("figure_code", _("Figure code"), lambda row: row.stated.figure_code),
    )
    newest_first = sorted(figures, key=lambda row: (-row.period.end.toordinal(), row.stated.figure_code))
    return tabulate(newest_first, columns)


def _period(period: Period) -> str:
    return formats.period(period.start, period.end)


def flow_names() -> dict[str, str]:
    """What each direction is called in a cell."""
    return {"export": _("exports"), "import": _("imports"), "turnover": _("both ways")}


def share_titles(shares: Iterable[Share], names: Names) -> dict[str, str]:
    """Panel of shares to its title: Xinjiang in China's trade with a partner, or a partner in Xinjiang's trade."""
    texts = {OF_CHINA: _("Xinjiang in China's trade with {partner}"), OF_XINJIANG: _("{partner} in Xinjiang's trade")}
    return {share.panel: texts[share.kind].format(partner=names.area(share.partner_code)) for share in shares}


def share_series(shares: Iterable[Share], names: Names) -> dict[str, str]:
    """Series of shares to its name: the office, and whether the share was stated or computed."""
    computed, stated = _("{office}, computed"), _("{office}, as stated")
    return {
        share.series: wrap(
            (computed if share.is_computed else stated).format(office=short_name(names.office(share.counted_by))),
            PANEL_WIDTH,
        )
        for share in sorted(shares, key=lambda share: (share.is_computed, share.counted_by))
    }


def to_shares_table(shares: Iterable[Share], titles: Mapping[str, str], names: Names) -> ShownTable:
    """Shares as a table for people and files."""
    columns: tuple[ShownColumn[Share], ...] = (
        ShownColumn("period", _("Period"), lambda row: _period(row.period)),
        ShownColumn("what", _("What"), lambda row: titles[row.panel]),
        ShownColumn("share_pct", _("Share, %"), lambda row: number_cell(row.value)),
        ShownColumn("share_basis", _("Share is"), lambda row: _("computed") if row.is_computed else _("stated")),
        ShownColumn("counted_by_name", _("Whose count"), lambda row: names.office(row.counted_by)),
        ShownColumn("publisher", _("Read in"), lambda row: row.publisher),
        ShownColumn("source_url", _("Link"), lambda row: row.source_url),
        ShownColumn("note", _("Note"), lambda row: row.note or ""),
        ShownColumn("period_start", _("First day"), lambda row: row.period.start),
        ShownColumn("period_end", _("Last day"), lambda row: row.period.end),
    )
    newest_first = sorted(shares, key=lambda row: (-row.period.end.toordinal(), row.panel, not row.is_computed))
    return tabulate(newest_first, columns)


def to_farm_table(rows: Iterable[ReportedFlow], names: Names) -> ShownTable:
    """Farm trade over time as a table for people and files."""
    columns: tuple[ShownColumn[ReportedFlow], ...] = (
        ShownColumn("period", _("Period"), lambda row: _period(row.period)),
        ShownColumn("flow_name", _("Direction"), lambda row: flow_names()[row.flow]),
        ShownColumn("value_usd", _("Value, USD"), lambda row: number_cell(row.value_usd)),
        ShownColumn("is_derived", _("Got as a difference"), lambda row: yes_or_no(row.is_derived)),
        ShownColumn("is_doubtful", _("Less sure"), lambda row: yes_or_no(row.is_doubtful)),
        ShownColumn("valuation_name", _("Valuation"), lambda row: names.term("valuation", row.valuation)),
        ShownColumn("source_name", _("Source"), lambda row: names.source_title(row.series.source_code)),
        ShownColumn("period_start", _("First day"), lambda row: row.period.start),
        ShownColumn("period_end", _("Last day"), lambda row: row.period.end),
    )
    return tabulate(rows, columns)


def newest_in_words(rows: Iterable[PanelFigure], titles: Mapping[str, str]) -> str:
    """The newest figure of each panel as one text, for a chart's description."""
    newest: dict[str, PanelFigure] = {}
    for row in sorted(rows, key=lambda row: (row.figure.period.end, row.figure.period.start)):
        newest.pop(row.panel, None)  # the panel whose newest figure is newest stands last
        newest[row.panel] = row
    return "; ".join(
        _("{what}: {value} in {period}").format(
            what=titles[panel],
            value=value_text(row.figure),
            period=_period(row.figure.period),
        )
        for panel, row in newest.items()
    )


def parts_sentence(figures: Sequence[ShownFigure]) -> str:
    """How many figures are of years and how many of parts of years, and where the parts are."""
    years = sum(is_year(figure.period) for figure in figures)
    return _(
        "{years} of the {all} figures are of whole years; the others are of parts of years and stand in the table."
    ).format(years=years, all=len(figures))
