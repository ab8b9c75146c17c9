"""What a page opens with: the answer as its heading, at most three controls, cards with a number and a small picture.

    answer(_("In 2025 China counted ..."), detail=_("Newest months: ..."), page_name=_("Overview"))
    left, middle, right = st.columns(3)      # at most three controls
    with change_the_view():                  # all others
        ...
    show_still(figure.to_dict(), alt, key="headline")
    show_cards([Card(_("Grain, 2024"), "253 m USD", (_("-24 % on 2023"),), line_picture(...))])

Pictures are of ``dashboard.svg``: they are there with the text, before the program that draws other charts.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import plain
from dashboard.svg.still.frame import Figure
from dashboard.svg.still.picture import still_height, still_picture
from dashboard.svg.still.tips import LinkOf

# In the page itself, not apart from it: the page's ink and style sheets hold for what is drawn.
_drawn = st.components.v2.component(
    "khorgos_drawn",
    html='<div class="drawn"></div>',
    js=(Path(__file__).parent / "client" / "drawn.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Card:
    """One number of a strip, as plain texts: its heading, the number with its unit, lines below, and a small picture.

    ``picture`` is an SVG of ``dashboard.svg.small``; ``href`` an address to which the heading leads.
    """

    heading: str
    number: str
    lines: tuple[str, ...] = ()
    picture: str = ""
    href: str = ""


def answer(sentence: str, detail: str = "", *, page_name: str = "") -> None:
    """The page's heading, which is its answer in a sentence; ``detail``, in Markdown, stands below it.

    The page's own name stands small above.
    """
    with st.container(key="answer", gap=None):
        if page_name:
            st.caption(plain(page_name))
        st.title(plain(sentence), anchor=False)
        if detail:
            st.markdown(detail)


def place_for_answer(*, is_tall: bool = False) -> DeltaGenerator:
    """Where a page's answer comes once it is known: room for a heading of two lines is kept from the first moment.

    ``is_tall`` keeps room for a small picture beside it too.
    """
    return kept_place("answer_place_tall" if is_tall else "answer_place")


def place_for_chart() -> DeltaGenerator:
    """Where what shows the answer comes, above the controls that change it: room for a chart is kept."""
    return kept_place("chart_place")


def kept_place(key: str) -> DeltaGenerator:
    """A place that is there before anything is in it; the style sheet gives the key its room."""
    with st.container(key=key, gap=None):
        st.html("<span></span>")  # Streamlit draws no container that holds nothing
        return st.container()


@contextmanager
def change_the_view() -> Iterator[None]:
    """Where all controls stand beyond the first three; shut at first."""
    with st.container(key="change_the_view"), st.expander(_("Change the view"), icon=":material/tune:"):
        yield


def show_cards(cards: Sequence[Card], key: str = "cards") -> None:
    """Cards in a strip, as many beside each other as have room; ``key`` is unique on the page."""
    show_drawn(cards_html(cards), key)


def show_still(figure: Figure, told: str, key: str, link_of: LinkOf | None = None) -> None:
    """The chart that opens a page, without a wait for the program that draws charts; takes plotly's JSON of it.

    ``told`` says what it shows to who cannot see it; marks with ``customdata`` lead where ``link_of`` says.
    """
    picture = still_picture(figure, told, link_of)
    show_drawn(picture, key, height=still_height(figure))


def show_drawn(html: str, key: str, height: int | None = None) -> None:
    """HTML with pictures of ``dashboard.svg`` in it, out of which ``st.html`` would take them.

    Whoever makes it has escaped what is not ours. ``key`` is unique on the page; ``height`` is in pixels, else that of
    what it holds.
    """
    _drawn(key=key, data={"html": html}, height=height or "content")


def cards_html(cards: Sequence[Card]) -> str:
    """The strip as a list in HTML."""
    return f'<div class="cards" role="list">{"".join(map(_card, cards))}</div>'


def _card(card: Card) -> str:
    heading = escape(card.heading)
    linked = f'<a href="{escape(card.href)}" target="_self">{heading}</a>' if card.href else heading
    lines = "".join(f'<p class="line">{escape(line)}</p>' for line in card.lines if line)
    number = f'<p class="number">{escape(card.number)}</p>'
    return f'<div class="card" role="listitem"><p class="heading">{linked}</p>{number}{lines}{card.picture}</div>'
