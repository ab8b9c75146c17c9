"""The Xinjiang page's part on crossings and corridors: a scheme of one year, and the figures of all years."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.rows.rows_behind_view import figures_behind
from dashboard.screens.sections.counts.texts import listed
from dashboard.screens.xinjiang.crossing_diagram import DiagramWords, counted, diagram_html
from dashboard.screens.xinjiang.crossing_table import to_crossings_table
from dashboard.screens.xinjiang.crossing_words import (
    amount_of,
    count_in_words,
    crossings_in_words,
    drawn_neighbours,
    short_place,
)
from dashboard.screens.xinjiang.crossings import (
    CargoCount,
    Crossing,
    cargo_counts,
    crossings_of_year,
    fullest_year,
    never_counted,
    told_of_several,
    years_told,
)
from dashboard.screens.xinjiang.view import XINJIANG
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.trade.crossings import CrossingLine, cargo_modes, crossing_lines
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import address, components
from dashboard.ui.chart_frame import Diagram
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from etl.vocabulary.trade import Valuation

KEY = "xinjiang.crossings"
A_LINE_PIXELS, A_NODE_PIXELS = 78, 60


def show_crossings(sides: HomeAndPartner) -> None:
    """Crossings from north to south with what each side counts on rail, road and pipeline in the year chosen."""
    st.header(_("Crossings and corridors"), anchor=False)
    lines = ask(crossing_lines)
    counts = counts_at(lines)
    years = years_told(lines, counts)
    if not years:
        components.empty(_("No figure of cargo, trains or vehicles at a crossing is held."), _("See the Data page."))
        return
    year = choose_year(years, fullest_year(lines, counts))
    silent = never_counted(lines, counts)
    shown = [one for one in crossings_of_year(lines, counts, year) if one.place_code not in silent]
    several = told_of_several(counts, year)
    neighbours = drawn_neighbours(shown, sides.names)
    words = DiagramWords(sides.names.area(XINJIANG), _("no figure"))
    drawn = [count for crossing in shown for line in crossing.lines for count in line.counts]
    components.chart(
        Diagram(diagram_html(neighbours, words), pixels_of(shown)),
        crossing_facts(drawn, year, sides.names),
        crossings_table(counts, [*drawn, *several], year, sides.names),
        title=_("Freight at Xinjiang's crossings, {year}").format(year=year),
        key=KEY,
        alt=crossings_in_words(neighbours),
        notes=(silent_sentence(silent, sides.names), amounts_sentence([*drawn, *several]), pages_sentence(lines)),
    )
    show_several(several, sides.names)


def choose_year(years: Sequence[int], fullest: int) -> int:
    """The year to show, at first the ``fullest``."""
    where = st.columns([1, 3])[0]
    options = [str(year) for year in years]
    return int(address.choose_one("crossing_year", _("Year"), options, str, default=str(fullest), where=where))


def crossings_table(counts: Sequence[CargoCount], drawn: Sequence[CargoCount], year: int, names: Names) -> Table:
    """The counts of all years, with the way to every row of theirs; says which of them are ``drawn``."""
    return Table(
        lambda: to_crossings_table(counts, names, {count.figure.figure_code for count in drawn}),
        ("xinjiang-crossings", str(year)),
        sources=tuple(dict.fromkeys(count.figure.source_code for count in counts)),
        behind=figures_behind(
            [count.figure.area_code for count in counts], indicators=[count.figure.indicator for count in counts]
        ),
    )


def counts_at(lines: Sequence[CrossingLine]) -> list[CargoCount]:
    """Cargo, trains and vehicles that Xinjiang or a neighbour states, of the crossings or of no single place."""
    areas = tuple(dict.fromkeys((XINJIANG, *(line.neighbour_code for line in lines))))
    places = {None, *(code for line in lines for code in (line.place_code, line.opposite_code))}
    counts = cargo_counts(ask(stated_figures, FigureFilters(areas=areas)), ask(cargo_modes, language()))
    return [count for count in counts if count.figure.place_code in places]


def pixels_of(crossings: Sequence[Crossing]) -> int:
    """About how tall the diagram is on a wide screen."""
    lines = sum(len(crossing.lines) for crossing in crossings if crossing.is_counted)
    return A_NODE_PIXELS * len(crossings) + A_LINE_PIXELS * lines


def crossing_facts(counts: Sequence[CargoCount], year: int, names: Names) -> Facts:
    """What a reader must know of the diagram."""
    return Facts(
        unit=_("width of a line: tonnes a month"),
        reporter=listed([short_name(names.office(count.figure.counted_by)) for count in counts]),
        valuation=names.term("valuation", Valuation.NOT_STATED),
        source=_("stated figures; the table names each page"),
        period=str(year),
        note=_(
            "A scheme from north to south and no map. On the left is what is counted on Xinjiang's side, on the right "
            "what is counted across; each amount is as stated, with its period and office, and nothing is added up. A "
            "line is as wide as its tonnes by the months of its period, so that parts of years and years compare; it "
            "is thin where only trains or vehicles are stated, and dotted where nothing is. What is told of a place "
            "all together is a line of its own; at Khorgos it holds the gas pipeline. Of several figures for one line "
            "the longest period is drawn; the table has them all."
        ),
    )


def silent_sentence(places: Sequence[str], names: Names) -> str:
    """The crossings that are left out, since no figure of theirs is held for any year."""
    told = _("No figure of cargo, trains or vehicles is held for any year of: {places}.")
    return told.format(places="; ".join(short_place(place, names) for place in places)) if places else ""


def pages_sentence(lines: Iterable[CrossingLine]) -> str:
    """Where it is read by what goods cross at which place, as Markdown."""
    pages = linked((line.publisher, line.source_url) for line in lines)
    return _("By what goods cross where is read in: {pages}.").format(pages=pages)


def amounts_sentence(counts: Iterable[CargoCount]) -> str:
    """Where the amounts drawn are read, as Markdown; empty where none is drawn."""
    pages = linked((count.figure.publisher, count.figure.source_url) for count in counts)
    return _("The amounts shown are read in: {pages}.").format(pages=pages) if pages else ""


def linked(pages: Iterable[tuple[str, str]]) -> str:
    """Publishers with their addresses as links in Markdown, each page once."""
    return "; ".join(f"[{publisher}]({url})" for publisher, url in dict.fromkeys(pages))


def show_several(counts: Sequence[CargoCount], names: Names) -> None:
    """What is told of several crossings together: it belongs to no single one and is drawn on none."""
    if not counts:
        return
    told = "\n".join("- " + counted(f"**{amount_of(count)}**", count_in_words(count, names)) for count in counts)
    heading = _("Stated of several crossings together, {year}; no part of the lines above:").format(
        year=counts[0].figure.period.end.year
    )
    st.markdown(f"{heading}\n\n{told}")
