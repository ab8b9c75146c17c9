"""Stated figures of Xinjiang in panels, with the table of all of them."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import figures_behind, sources_in
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.screens.sections.counts.texts import listed, span_of
from dashboard.screens.xinjiang.chart import Panel, period_panels
from dashboard.screens.xinjiang.stated_periods import add_per_month
from dashboard.screens.xinjiang.texts import (
    AS_STATED,
    CHANGE,
    PER_MONTH,
    add_figure_hover,
    newest_in_words,
    parts_sentence,
    to_figures_table,
)
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from etl.vocabulary.trade import Valuation


@dataclass(frozen=True)
class FigurePanels:
    """How stated figures are shown.

    Which panels under which titles, the way of showing, the unit, the chart's key and title. ``note`` and ``rates``,
    the sources of the rates, tell of figures that are converted.
    """

    panels: list[str]
    titles: dict[str, str]
    series: dict[str, str]
    look: str
    unit: str
    key: str
    title: str
    note: str = ""
    rates: tuple[str, ...] = ()

    def unit_text(self, unit: str) -> str:
        """The unit as a reader is told it, with a mark where some figures are converted."""
        return _("{unit}, in part converted").format(unit=unit) if self.rates else unit


def draw_figures(drawn: pd.DataFrame, everything: pd.DataFrame, view: FigurePanels, sides: HomeAndPartner) -> None:
    """Stated figures in panels, with the table of all of them, drawn or not."""
    there = [panel for panel in view.panels if panel in set(drawn["panel"])]
    missing = [view.titles[panel] for panel in view.panels if panel not in there]
    if missing:
        sentence = _("No figure to draw here: {missing}. Another way to show, or the other currency, may have one.")
        st.caption(sentence.format(missing=_("; ").join(missing)))
    if not there:
        return
    per_month = view.look == PER_MONTH
    rows = add_figure_hover(add_per_month(drawn), sides.names, view.titles, per_month=per_month)
    unit = _("the stated unit a month, computed") if per_month else view.unit_text(formats.unit_label(view.unit))
    components.chart(
        period_panels([panel_of(rows[rows["panel"] == panel], view) for panel in there], view.series),
        Facts(
            unit=unit,
            reporter=listed([sides.names.office(code) for code in rows["counted_by"]]),
            valuation=sides.names.term("valuation", Valuation.NOT_STATED),
            source=_("; ").join(
                [_("stated figures; the table names each page"), *map(sides.names.source_title, view.rates)]
            ),
            period=span_of(rows),
            note=" ".join(part for part in (look_note(view.look, everything), view.note) if part),
        ),
        Table(
            to_figures_table(everything, sides.names, set(drawn["figure_code"])),
            (view.key.replace(".", "-"), sides.partner, view.look, view.unit),
            sources=(*sources_in(everything), *view.rates),
            behind=figures_behind(
                everything["area_code"], everything["partner_code"], indicators=everything["indicator"]
            ),
        ),
        title=_("{what}, {period}").format(what=view.title, period=span_of(rows)),
        key=view.key,
        alt=_("Stated figures, newest of each panel: {newest}.").format(newest=newest_in_words(rows, view.titles)),
    )


def panel_of(rows: pd.DataFrame, view: FigurePanels) -> Panel:
    """Rows of one panel at a scale of their own, which its title names."""
    is_share = view.unit == "pct"
    heights = rows["value_per_month"] if view.look == PER_MONTH else rows["value"]
    scale = formats.scale_for(heights, view.unit)
    text = _("{title}, {unit} a month") if view.look == PER_MONTH else _("{title}, {unit}")
    title = text.format(title=view.titles[rows["panel"].iloc[0]], unit="%" if is_share else view.unit_text(scale.unit))
    return Panel(title, rows.assign(y=heights if is_share else heights / scale.divisor))


def look_note(look: str, everything: pd.DataFrame) -> str:
    """What a way of showing does to the figures."""
    every_bar = _(
        "Each bar is as long as its period; bars are joined to nothing, and an empty stretch is a time without a "
        "figure. A cross is less sure: second hand, inferred or in conflict with others."
    )
    notes = {
        AS_STATED: parts_sentence(everything),
        PER_MONTH: _(
            "Each value is divided by its months, so that years and parts of years compare; seasons remain in it."
        ),
        CHANGE: _(
            "Against the same period a year before, as the authority stated it; some are in yuan, some in dollars."
        ),
    }
    return f"{every_bar} {notes[look]}"
