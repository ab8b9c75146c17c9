"""Stated figures of Xinjiang in panels, with the table of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import figures_behind
from dashboard.screens.sections.counts.texts import listed, span_of_periods
from dashboard.screens.xinjiang.chart import DrawnFigure, Panel, period_panels
from dashboard.screens.xinjiang.currency import InCurrency
from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.stated_periods import is_year, per_month
from dashboard.screens.xinjiang.texts import (
    AS_STATED,
    CHANGE,
    PER_MONTH,
    figure_hover,
    newest_in_words,
    parts_sentence,
    to_figures_table,
)
from dashboard.screens.xinjiang.view import PanelFigure
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import components
from dashboard.ui.components import Facts, Table
from etl.vocabulary.trade import Valuation


@dataclass(frozen=True)
class FigurePanels:
    """How stated figures are shown.

    Which panels under which titles, the way of showing, the unit, the chart's key and title, whether some figures are
    converted, and what else is to be said.
    """

    panels: list[str]
    titles: dict[str, str]
    series: dict[str, str]
    look: str
    unit: str
    key: str
    title: str
    is_converted: bool = False
    notes: tuple[str, ...] = ()

    def unit_text(self, unit: str) -> str:
        """The unit as a reader is told it, with a mark where some figures are converted."""
        return _("{unit}, in part converted").format(unit=unit) if self.is_converted else unit


def draw_figures(known: Sequence[PanelFigure], chosen: InCurrency, view: FigurePanels, sides: HomeAndPartner) -> None:
    """Stated figures in panels, as stated those of whole years only, with the table of all chosen, drawn or not."""
    rows = [row for row in known if is_year(row.figure.period)] if view.look == AS_STATED else known
    there = [panel for panel in view.panels if panel in {row.panel for row in rows}]
    missing = [view.titles[panel] for panel in view.panels if panel not in there]
    sentence = _("No figure to draw here: {missing}. Another way to show, or the other currency, may have one.")
    told = sentence.format(missing=_("; ").join(missing)) if missing else ""
    if not there:
        st.caption(told)
        return
    panels = [panel_of([row for row in rows if row.panel == panel], view, sides.names) for panel in there]
    facts = figures_facts(rows, chosen, view, sides.names)
    components.chart(
        period_panels(panels, view.series, has_columns=view.look == AS_STATED),
        facts,
        chosen_table(rows, chosen, view, sides),
        title=_("{what}, {period}").format(what=view.title, period=facts.period),
        key=view.key,
        is_still=True,
        alt=_("Stated figures, newest of each panel: {newest}.").format(newest=newest_in_words(rows, view.titles)),
        notes=(told, *view.notes),
    )


def figures_facts(rows: Sequence[PanelFigure], chosen: InCurrency, view: FigurePanels, names: Names) -> Facts:
    """What a reader must know of the figures drawn."""
    unit = view.unit_text(units.unit_label(view.unit))
    return Facts(
        unit=_("the stated unit a month, computed") if view.look == PER_MONTH else unit,
        reporter=listed([short_name(names.office(row.figure.counted_by)) for row in rows]),
        valuation=names.term("valuation", Valuation.NOT_STATED),
        source=_("; ").join([_("stated figures; the table names each page"), *map(names.source_title, chosen.rates)]),
        period=span_of_periods([row.figure.period for row in rows]),
        note=formats.sentences(look_note(view.look, chosen.figures), chosen.note),
    )


def chosen_table(rows: Sequence[PanelFigure], chosen: InCurrency, view: FigurePanels, sides: HomeAndPartner) -> Table:
    """The table of all figures chosen, with the way to every row of theirs; says which of them are ``rows``, drawn."""
    stated = [figure.stated for figure in chosen.figures]
    drawn = {row.figure.stated.figure_code for row in rows if isinstance(row.figure, ShownFigure)}
    return Table(
        lambda: to_figures_table(chosen.figures, sides.names, drawn, is_in_dollars=chosen.is_in_dollars),
        (view.key.replace(".", "-"), sides.partner, view.look, view.unit),
        sources=(*dict.fromkeys(figure.source_code for figure in stated), *chosen.rates),
        behind=figures_behind(
            [figure.area_code for figure in stated],
            [figure.partner_code for figure in stated],
            indicators=[figure.indicator for figure in stated],
        ),
    )


def panel_of(rows: Sequence[PanelFigure], view: FigurePanels, names: Names) -> Panel:
    """Figures of one panel at a scale of their own, which its title names."""
    is_share, is_per_month = view.unit == "pct", view.look == PER_MONTH
    amounts = [per_month(row.figure.value, row.figure.period) if is_per_month else row.figure.value for row in rows]
    scale = units.scale_for(amounts, view.unit)
    divisor = 1 if is_share else scale.divisor
    text = _("{title}, {unit} a month") if is_per_month else _("{title}, {unit}")
    title = text.format(title=view.titles[rows[0].panel], unit="%" if is_share else scale.unit)
    drawn = [
        DrawnFigure(
            row.series,
            row.figure.period,
            None if amount is None else amount / divisor,
            row.figure.is_sure,
            figure_hover(row, names, view.titles, is_per_month=is_per_month),
        )
        for row, amount in zip(rows, amounts, strict=True)
    ]
    return Panel(title, drawn)


def look_note(look: str, chosen: Sequence[ShownFigure]) -> str:
    """What a way of showing does to the figures."""
    every_bar = _(
        "Each bar is as long as its period; bars are joined to nothing, and an empty stretch is a time without a "
        "figure. A cross is less sure: second hand, inferred or in conflict with others."
    )
    notes = {
        AS_STATED: parts_sentence(chosen),
        PER_MONTH: _(
            "Each value is divided by its months, so that years and parts of years compare; seasons remain in it."
        ),
        CHANGE: _(
            "Against the same period a year before, as the authority stated it; some are in yuan, some in dollars."
        ),
    }
    return f"{every_bar} {notes[look]}"
