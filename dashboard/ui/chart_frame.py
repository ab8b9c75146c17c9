"""The frame that every chart stands in.

From the top: what is seen (a heading), its unit, whose figures and period, then the chart, the table or the sources and
notes, whichever the reader has chosen, and one row of quiet actions: Download, Copy link, Embed. For a page::

    chart(
        figure,
        Facts(unit=..., reporter=..., valuation=..., source=..., period=..., note=...),
        Table(lambda: to_trade_table(rows), ("trade", "CN", "KZ"), sources=codes, behind=trade_between(...)),
        title=_("The gap has grown since 2021"),
        key="trade",
        alt=trade_in_words(rows),
        notes=(_("Parts of years are in the table only."),),
        on_click=lambda point: components.open_event(str(point["customdata"][0])),
    )

- ``title`` says what is seen; the line under it is made of the facts, or given as ``subtitle``.
- Valuation, source, the facts' note and ``notes`` stand under Sources and notes: no caption stands under a chart.
- Give the table as a function: it is called when a reader asks for the table or a file.
- The figure's own height is kept free from the first moment, so that nothing on the page moves when the chart comes.
- Lines that ``drawing.lines`` held back come when the reader asks for them; ends that it named are labelled here, once
  it is known which lines are there.
- The choice of look is the reader's and stays through reruns; it and the other actions run without the page around.
- The chart that a page opens with is still at first (``is_still``): drawn as SVG it is there with the words, before the
  program that draws the others; the reader turns it into an interactive one.
- A scheme or a table with bars of our own is a ``Diagram`` in the place of the figure: HTML and SVG in one line.
- In ``/embed/<page>?chart=<key>`` this chart alone is drawn (``dashboard.ui.embedding``).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard.files.citation import cite
from dashboard.files.csv import file_name
from dashboard.locale import formats, in_language, language, ngettext
from dashboard.locale import gettext as _
from dashboard.svg.still.tips import LinkOf
from dashboard.ui import embedding
from dashboard.ui.database import chosen_day
from dashboard.ui.drawing import lines
from dashboard.ui.drawing.figures import Figure, Ready
from dashboard.ui.facts import Facts
from dashboard.ui.first_screen import show_still
from dashboard.ui.pictures import Picture, offer_picture
from dashboard.ui.sharing import copy_link_button, rest_on, show_chart_title
from dashboard.ui.tables import Table, download, show_table
from dashboard.ui.theme import BASE_HEIGHT, CHART_CONFIG

_LINK, _MARKS = re.compile(r"\[([^\]]*)\]\((\S+?)\)"), re.compile(r"\*\*|\\(?=[^\w\s])")
Point = dict[str, Any]
"""A mark that was clicked, as plotly tells it; ``customdata`` is what the figure gave it."""


class Look(StrEnum):
    """What a frame shows of its chart."""

    CHART = "chart"
    TABLE = "table"
    SOURCES = "sources"


@dataclass(frozen=True)
class Diagram:
    """A picture of our own, as HTML and SVG in one line, and about how many pixels it takes on a wide screen."""

    html: str
    height: int


@dataclass(frozen=True)
class Framed:
    """A chart with all that its frame tells of it."""

    figure: Figure | Diagram
    facts: Facts
    table: Table
    title: str
    subtitle: str
    key: str
    alt: str
    notes: tuple[str, ...]
    on_click: Callable[[Point], None] | None
    is_still: bool = False
    link_of: LinkOf | None = None

    @property
    def height(self) -> int:
        """Pixels that the chart takes."""
        if isinstance(self.figure, Diagram):
            return self.figure.height
        return int(self.figure.layout.height or BASE_HEIGHT)


def chart(
    figure: Figure | Diagram,
    facts: Facts,
    table: Table,
    *,
    title: str,
    key: str,
    alt: str,
    subtitle: str = "",
    notes: Sequence[str] = (),
    on_click: Callable[[Point], None] | None = None,
    is_still: bool = False,
    link_of: LinkOf | None = None,
) -> None:
    """Draw a chart, or a diagram of our own, in its frame.

    ``title`` says in the reader's language what is seen; ``alt`` tells in a sentence or two what the picture shows.
    ``on_click`` is called with each mark clicked that has ``customdata``; a figure that can be clicked has no unified
    hover. ``is_still``: it is a picture until the reader wants it interactive;
    the picture's marks lead where ``link_of`` says of their ``customdata``.
    """
    told = tuple(note for note in notes if note)
    below = subtitle or facts.subtitle(title)
    framed = Framed(figure, facts, table, title, below, key, alt, told, on_click, is_still, link_of)
    show_chart_title(title)
    rest_on(table.sources)
    asked = embedding.asked_chart()
    if asked is None:
        _frame(framed, language())
    elif asked == key:
        embedding.show_alone(lambda: _draw_alone(framed), facts.source)


@st.fragment
def _frame(framed: Framed, spoken: str) -> None:
    # Chosen in, this runs without the page around it, and so without the language that the page has set.
    with in_language(spoken), st.container(key=f"frame-{framed.key}", gap="small"):
        look = _head(framed)
        if look == Look.CHART:
            _draw(framed, is_all=_choose_lines(framed))
        elif look == Look.TABLE:
            show_table(framed.table, framed.key, alt=framed.alt, most_pixels=framed.height)
        else:
            st.markdown(sources_and_notes(framed.facts, framed.notes))
        _actions(framed)
        if look != Look.SOURCES:
            st.html(printed_facts(framed.facts, framed.notes))


def _head(framed: Framed) -> Look:
    names = {Look.CHART: _("Chart"), Look.TABLE: _("Table"), Look.SOURCES: _("Sources and notes")}
    with st.container(horizontal=True, key=f"framehead-{framed.key}", vertical_alignment="top", gap="small"):
        _show_title(framed)
        chosen = st.segmented_control(
            _("{title}: how to see it").format(title=framed.title),
            list(Look),
            format_func=names.__getitem__,
            default=Look.CHART,
            key=look_key(framed.key),
            label_visibility="collapsed",
            required=True,
        )
    return Look(chosen or Look.CHART)


def look_key(key: str) -> str:
    """State key of what the frame of a chart shows."""
    return f"{key}.look"


def more_key(key: str) -> str:
    """State key of whether the lines held back are shown."""
    return f"{key}.more"


def live_key(key: str) -> str:
    """State key of whether a still chart is an interactive one."""
    return f"{key}.live"


def _show_title(framed: Framed) -> None:
    subtitle = f'<p class="chart-facts">{escape(framed.subtitle)}</p>' if framed.subtitle else ""
    st.html(f'<h2 class="chart-title">{escape(framed.title)}</h2>{subtitle}')


def _choose_lines(framed: Framed) -> bool:
    if isinstance(framed.figure, Diagram):
        return False
    held = lines.held_count(framed.figure)
    if not held:
        return False
    label = ngettext("Show {n} more line", "Show {n} more lines", held)
    return st.toggle(label, key=more_key(framed.key))


def _draw(framed: Framed, *, is_all: bool) -> None:
    if isinstance(framed.figure, Diagram):
        st.markdown(framed.figure.html, unsafe_allow_html=True)  # st.html would take the SVG out
        return
    figure = lines.finish(framed.figure, is_all=is_all)
    if framed.is_still and not st.session_state.get(live_key(framed.key)):
        show_still(figure.to_dict(), framed.alt, f"{framed.key}.still", framed.link_of)
        return
    figure.update_layout(separators=formats.separators())
    is_clickable = framed.on_click is not None
    state: Any = st.plotly_chart(
        Ready(figure),
        key=framed.key,
        config=CHART_CONFIG,
        alt=framed.alt,
        on_select="rerun" if is_clickable else "ignore",
        selection_mode="points",
        width="stretch",
        height=framed.height,
    )
    if framed.on_click:
        for point in state.selection.points:
            if point.get("customdata"):
                framed.on_click(point)


def _draw_alone(framed: Framed) -> None:
    with st.container(key=f"frame-{framed.key}", gap="small"):
        _show_title(framed)
        _draw(replace(framed, link_of=None), is_all=False)  # a frame on another page may show this chart alone


def sources_and_notes(facts: Facts, notes: Sequence[str] = ()) -> str:
    """All that is told of a chart, as a list in Markdown: each fact with its name, then the notes."""
    told = [f"- **{name}** {text}" for name, text in facts.named()]
    return "\n".join([*told, *(f"- {note}" for note in (facts.note, *notes) if note)])


def printed_facts(facts: Facts, notes: Sequence[str] = ()) -> str:
    """The same as HTML that is seen on paper only, where nobody can ask for it."""
    told = [f"{name}: {text}" for name, text in facts.named()]
    whole = " · ".join([*told, *(as_text(note) for note in (facts.note, *notes) if note)])
    return f'<p class="printed">{escape(whole)}</p>'


def as_text(markdown: str) -> str:
    """A note without the marks of Markdown, for paper and pictures: a link tells its address in brackets."""
    return _MARKS.sub("", _LINK.sub(r"\1 (\2)", markdown))


def _actions(framed: Framed) -> None:
    picture = picture_of(framed.title, framed.facts, framed.table, framed.notes)
    with st.container(horizontal=True, key=f"frameacts-{framed.key}", vertical_alignment="center", gap="small"):
        download(
            framed.table,
            framed.key,
            title=framed.title,
            facts=tuple(framed.facts.told()),
            below=None if isinstance(framed.figure, Diagram) else partial(offer_picture, picture, framed.key),
        )
        copy_link_button(f"{framed.key}.copy")
        embedding.offer_snippet(framed.key, framed.title, framed.height)
        if framed.is_still:
            st.toggle(_("Interactive"), key=live_key(framed.key), help=_("To enlarge a part and to hide lines."))


def picture_of(title: str, facts: Facts, table: Table, notes: Sequence[str] = ()) -> Picture:
    """What a chart's picture says of itself; its file is named as that of the table."""
    told = " · ".join(_("{fact}: {text}").format(fact=name, text=text) for name, text in facts.named())
    built = cite(title, (), st.session_state["build"], "").short
    name = file_name(*table.name_parts, as_of=chosen_day(), ending="")
    return Picture(title, (told, *map(as_text, (facts.note, *notes)), built), name)
