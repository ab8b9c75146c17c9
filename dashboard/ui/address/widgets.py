"""Widgets whose choice is in the address.

Each takes a parameter's name and gives what is chosen, as codes, numbers or days.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from itertools import accumulate
from typing import Literal, cast
from urllib.parse import quote_plus, urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from dashboard.locale import gettext as _
from dashboard.ui.address.state import carried, clear, finish, note, shared_choice, start, widget_key, written_key
from etl.schema.address import parse_iso_day

Look = Literal["select", "segmented"]

# Together they keep the address of a page with every filter set under LONGEST_ADDRESS.
LONGEST_CHOICE = 300  # characters that the codes of one choice take: every kind of event, or a dozen commodities
LONGEST_TEXT = 50  # characters of a text
LONGEST_WRITTEN_TEXT = 450  # what they take of the address: a letter one, a Chinese character nine, a rare one twelve
_DAY_FORMAT = "YYYY-MM-DD"


def choose_one(
    name: str,
    label: str,
    options: Sequence[str],
    label_of: Callable[[str], str],
    *,
    default: str | None = None,
    look: Look = "select",
    shared: bool = False,
    help: str | None = None,  # noqa: A002 - streamlit's own name
    where: DeltaGenerator | None = None,
) -> str:
    """Choose one code; ``shared`` keeps the choice when the reader goes to another page."""
    default_code = default if default is not None and default in options else options[0]
    shown = _told(label, label_of(default_code))
    key = start(
        name,
        lambda asked: asked[0] if asked and asked[0] in options else None,
        default_code,
        shown,
        first=shared_choice(name) if shared else None,
    )
    if st.session_state[key] not in options:
        st.session_state[key] = default_code
    if look == "segmented":
        value = (where or st).segmented_control(
            label, options, format_func=label_of, key=key, help=help, required=True, wrap=True
        )
    else:
        value = (where or st).selectbox(label, options, format_func=label_of, key=key, help=help)
    chosen = default_code if value is None else str(value)
    finish(name, key, [chosen], is_default=chosen == default_code, shared=shared)
    return chosen


def _told(label: str, shown: str) -> str:
    """A choice in words, as a note tells it: ``Partner: Kazakhstan``."""
    return _("{label}: {shown}").format(label=label, shown=shown)


def choose_many(
    name: str,
    label: str,
    options: Sequence[str],
    label_of: Callable[[str], str],
    *,
    placeholder: str | None = None,
    follows: str | None = None,
    where: DeltaGenerator | None = None,
) -> list[str]:
    """Choose codes, as many as ``LONGEST_CHOICE`` holds; none means no restriction.

    ``follows`` names a choice that goes from page to page: what was chosen there is chosen here too when the page is
    first opened, until the reader chooses otherwise here.
    """
    nothing: list[str] = []
    key = start(
        name,
        lambda asked: _known(name, asked, options),
        nothing,
        _told(label, _("All")),
        first=_carried(name, follows, options),
        is_single=False,
    )
    st.session_state[key] = _offered(name, st.session_state[key], options)
    chosen = [
        str(value)
        for value in (where or st).multiselect(
            label, options, format_func=label_of, key=key, placeholder=placeholder or _("All")
        )
    ]
    if follows:
        _remember_declined(key, shared_choice(follows), chosen)
    finish(name, key, chosen, is_default=not chosen, shared=False)
    return chosen


def _carried(name: str, follows: str | None, options: Sequence[str]) -> list[str]:
    """The codes chosen on another page that there are here.

    None where the reader once chose otherwise here instead of them.
    """
    codes = carried(follows) if follows else []
    is_declined = st.session_state.get(f"{widget_key(name)}.declined") == codes
    return [] if is_declined else [code for code in codes if code in options]


def _remember_declined(key: str, codes: list[str], chosen: list[str]) -> None:
    """Keep in mind where the reader has just chosen other codes than those that go along.

    Without this the latter would come back by themselves.
    """
    if chosen == codes:
        st.session_state[f"{key}.declined"] = None
    elif st.session_state.get(written_key(key)) == codes:
        st.session_state[f"{key}.declined"] = codes


def _known(name: str, asked: list[str], options: Sequence[str]) -> list[str] | None:
    """The codes asked for that there are; None where there is none of them. The others are noted."""
    once = list(dict.fromkeys(asked))
    known = [value for value in once if value in options]
    if not known:
        return None
    unknown = [value for value in once if value not in options]
    if unknown:
        note(_("The address asks for {name} = {value}, which is not known here; it was ignored."), name, unknown)
    return known


def _offered(name: str, chosen: list[str], options: Sequence[str]) -> list[str]:
    """The codes that are to be chosen here and that the address holds; the others are noted."""
    elsewhere = [value for value in chosen if value not in options]
    if elsewhere:
        note(_("{name} = {value} is not to be chosen in this view; it was taken out of the address."), name, elsewhere)
    here = [value for value in chosen if value in options]
    lengths = accumulate(len(urlencode({name: value})) + 1 for value in here)
    held = sum(length <= LONGEST_CHOICE for length in lengths)
    if held < len(here):
        note(_("More of {name} are chosen than an address holds; {value} was left out."), name, here[held:])
    return here[:held]


def choose_text(name: str, label: str, *, placeholder: str | None = None, where: DeltaGenerator | None = None) -> str:
    """A free text, stripped; empty means no restriction.

    It has up to ``LONGEST_TEXT`` characters, which take up to ``LONGEST_WRITTEN_TEXT`` of the address.
    """

    def read(asked: list[str]) -> str | None:
        return asked[0] if _beginning_held(asked[0]) == asked[0] else None

    key = start(name, read, "", _told(label, _("All")))
    st.session_state[key] = _text_held(name, str(st.session_state[key] or ""))
    text = str((where or st).text_input(label, key=key, placeholder=placeholder, max_chars=LONGEST_TEXT) or "").strip()
    finish(name, key, [text], is_default=not text, shared=False)
    return text


def _text_held(name: str, text: str) -> str:
    """What of a text the address holds; the rest is noted."""
    held = _beginning_held(text)
    if held != text:
        note(_("{name} is longer than an address holds; {value} was left out."), name, [text.removeprefix(held)])
    return held


def _beginning_held(text: str) -> str:
    lengths = accumulate(len(quote_plus(letter)) for letter in text[:LONGEST_TEXT])
    return text[: sum(length <= LONGEST_WRITTEN_TEXT for length in lengths)]


def choose_span(
    name: str,
    label: str,
    first: int,
    last: int,
    *,
    default: tuple[int, int] | None = None,
    where: DeltaGenerator | None = None,
) -> tuple[int, int]:
    """A span of years on a slider; in the address as ``2013-2024``."""
    whole = default or (first, last)

    def read(asked: list[str]) -> tuple[int, int] | None:
        low, _dash, high = map(_whole_number, asked[0].partition("-"))
        if low is None or high is None:
            return None
        span = low, high
        return span if first <= span[0] <= span[1] <= last else None

    if first == last:
        return first, last
    key = start(name, read, whole, _told(label, f"{whole[0]}–{whole[1]}"))
    _keep_inside(key, first, last, whole)
    low, high = cast(tuple[int, int], (where or st).slider(label, first, last, key=key))
    finish(name, key, [f"{low}-{high}"], is_default=(low, high) == whole, shared=False)
    return int(low), int(high)


def _whole_number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _keep_inside(key: str, first: int, last: int, whole: tuple[int, int]) -> None:
    """Where the ends of a slider changed, an untouched span follows them and a chosen one keeps what lies inside."""
    ends = (first, last, *whole)
    if st.session_state.get(f"{key}.ends", ends) != ends:
        low, high = max(st.session_state[key][0], first), min(st.session_state[key][1], last)
        is_untouched = not st.session_state.get(written_key(key))
        st.session_state[key] = whole if is_untouched or low > high else (low, high)
    st.session_state[f"{key}.ends"] = ends


def choose_switch(
    name: str,
    label: str,
    *,
    default: bool = False,
    help: str | None = None,  # noqa: A002 - streamlit's own name
    where: DeltaGenerator | None = None,
) -> bool:
    """A switch; in the address as ``1`` or ``0``."""
    shown = _told(label, _("yes") if default else _("no"))
    key = start(name, lambda asked: {"1": True, "0": False}.get(asked[0]), default, shown)
    chosen = bool((where or st).toggle(label, key=key, help=help))
    finish(name, key, ["1" if chosen else "0"], is_default=chosen == default, shared=False)
    return chosen


def choose_open(name: str, label: str, *, icon: str | None = None) -> ExpanderContainer:
    """A part of the page that is folded away until it is opened, and made only then; in the address as ``1``."""
    key = start(name, lambda asked: asked[0] == "1" or None, default=False, shown=_("folded away"))
    part = st.expander(label, key=key, on_change="rerun", icon=icon)
    finish(name, key, ["1"], is_default=not part.open, shared=False)
    return part


def choose_page(name: str, pages: int, *, of: Hashable = None, where: DeltaGenerator | None = None) -> int:
    """A page of a long list, from 1; with one page there is nothing to choose. A page past the end is the last one.

    ``of`` names the list, as its filters do: another list begins on its first page.
    """

    def read(asked: list[str]) -> int | None:
        return _whole_number(asked[0]) or None  # there is no page 0

    key = start(name, read, 1, _("page 1"))
    is_other_list = st.session_state.get(f"{key}.of", of) != of
    st.session_state[f"{key}.of"] = of
    st.session_state[key] = 1 if is_other_list else min(st.session_state[key], max(pages, 1))
    page = int((where or st).pagination(pages, key=key)) if pages > 1 else 1
    finish(name, key, [str(page)], is_default=page == 1, shared=False)
    return page


def choose_number(
    name: str,
    label: str,
    low: float,
    high: float,
    *,
    default: float,
    step: float = 0.01,
    help: str | None = None,  # noqa: A002 - streamlit's own name
    where: DeltaGenerator | None = None,
) -> float:
    """A number between two bounds; in the address as ``1.07``."""

    def read(asked: list[str]) -> float | None:
        try:
            number = float(asked[0])
        except ValueError:
            return None
        return number if low <= number <= high else None

    key = start(name, read, default, _told(label, f"{default:g}"))
    chosen = float((where or st).number_input(label, low, high, step=step, key=key, help=help))
    finish(name, key, [f"{chosen:g}"], is_default=chosen == default, shared=False)
    return chosen


def choose_day(
    name: str,
    label: str,
    first: date,
    last: date,
    *,
    none: str,
    help: str | None = None,  # noqa: A002 - streamlit's own name
    where: DeltaGenerator | None = None,
) -> date | None:
    """A day between two days that goes along from page to page, or none.

    ``none`` says in words what is shown without one.
    """
    nothing: date | None = None
    key = start(name, lambda asked: _day(asked[0], first, last), nothing, _told(label, none), first=shared_choice(name))
    chosen = (where or st).date_input(label, None, first, last, key=key, format=_DAY_FORMAT, help=help)
    day = chosen if isinstance(chosen, date) else None
    finish(name, key, [day.isoformat() if day else ""], is_default=day is None, shared=True)
    return day


def _day(text: str, first: date, last: date) -> date | None:
    day = parse_iso_day(text)
    return day if day and first <= day <= last else None


def offer_to_clear() -> None:
    """The way back to all: a button that takes every filter out of the address."""
    st.button(_("Clear all filters"), on_click=clear, icon=":material/filter_alt_off:", type="tertiary")
