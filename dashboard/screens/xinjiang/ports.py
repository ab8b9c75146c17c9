"""The Xinjiang page's part on goods that pass its ports, whoever trades them."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.xinjiang.currency import choose_currency, in_currency
from dashboard.screens.xinjiang.figures import FigurePanels, draw_figures
from dashboard.screens.xinjiang.texts import AS_STATED, PER_MONTH, subject_series
from dashboard.screens.xinjiang.view import (
    PORT_MEASURES,
    XINJIANG,
    PanelFigure,
    panel_order,
    port_figures,
    port_panel,
    several_ports,
)
from dashboard.subjects import reference
from dashboard.subjects.names import Names
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import address
from dashboard.ui.database import ask, ask_written
from dashboard.ui.names import labeller

PARTNER_SIDE = "KZ"


def show_ports(sides: HomeAndPartner) -> None:
    """Cargo, trade, trains, vehicles and people port by port over time; open where the address asks for it."""
    is_asked = address.is_asked("port_measure", "port_look", "port_currency")
    with st.expander(_("Through Xinjiang's ports, over time"), expanded=is_asked, icon=":material/timeline:"):
        _show_ports(sides)


def _show_ports(sides: HomeAndPartner) -> None:
    measures = {
        "cargo": _("Cargo, tonnes"),
        "trade": _("Trade, money"),
        "trains": _("Freight trains"),
        "vehicles": _("Vehicles"),
        "persons": _("People crossing"),
    }
    looks = {PER_MONTH: _("Per month"), AS_STATED: _("Years")}
    left, middle, right = st.columns([5, 3, 4], vertical_alignment="bottom")
    measure = address.choose_one(
        "port_measure", _("What"), list(PORT_MEASURES), labeller(measures), look="segmented", where=left
    )
    look = address.choose_one("port_look", _("Show"), list(looks), labeller(looks), look="segmented", where=middle)
    filters = FigureFilters(areas=(XINJIANG, PARTNER_SIDE))
    figures = port_figures(ask(stated_figures, filters), measure, several_ports(ask_written(stated_figures, filters)))
    units = [unit for unit in ("CNY", "USD") if unit in {figure.unit for figure in figures}]
    chosen = in_currency(figures, choose_currency("port_currency", right, units))
    known = [
        PanelFigure(port_panel(figure.stated), f"{figure.subject}:{figure.counted_by}", figure)
        for figure in chosen.figures
    ]
    notes = ""
    if measure == "cargo":
        notes = _(
            "Cargo at Khorgos holds the gas pipeline where the figure says so, which outweighs all trains and "
            "lorries; by rail it is another figure. Altynkol and Dostyk are Kazakhstan's stations opposite Khorgos "
            "and Alashankou."
        )
    unit = chosen.unit or (known[0].figure.unit if known else "t")
    panels = panel_order(row.panel for row in known)
    titles, series = port_titles(panels, sides.names), subject_series(known, sides.names)
    title = _("Through Xinjiang's ports: {what}").format(what=measures[measure])
    is_converted = bool(chosen.rates)
    view = FigurePanels(panels, titles, series, look, unit, "xinjiang.ports", title, is_converted, notes=(notes,))
    draw_figures([row for row in known if row.panel in panels], chosen, view, sides)


def port_titles(panels: list[str], names: Names) -> dict[str, str]:
    """Panel to its title.

    A port, with its country where that is not China, or what is counted at several ports together.
    """
    places = ask(reference.places).set_index("place_code")["area_code"].to_dict()
    titles = {}
    for panel in panels:
        if panel not in places:
            titles[panel] = _("Several ports together")
        elif places[panel] == XINJIANG:
            titles[panel] = names.place(panel)
        else:
            titles[panel] = _("{port}, {area}").format(port=names.place(panel), area=names.area(places[panel]))
    return titles
