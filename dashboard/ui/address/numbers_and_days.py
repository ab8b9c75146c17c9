"""Widgets that choose a number, a span of years, a page of a list or a day, with the choice in the address."""

from collections.abc import Hashable
from datetime import date
from typing import cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.ui.address.state import choice_in_words, finish, shared_choice, start, written_key
from etl.schema.address import parse_iso_day


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

    key = start(name, read, default, choice_in_words(label, f"{default:g}"))
    chosen = float((where or st).number_input(label, low, high, step=step, key=key, help=help))
    finish(name, key, [f"{chosen:g}"], is_default=chosen == default, shared=False)
    return chosen


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
    key = start(name, read, whole, choice_in_words(label, f"{whole[0]}–{whole[1]}"))
    _keep_inside(key, first, last, whole)
    low, high = cast(tuple[int, int], (where or st).slider(label, first, last, key=key))
    finish(name, key, [f"{low}-{high}"], is_default=(low, high) == whole, shared=False)
    return int(low), int(high)


def _keep_inside(key: str, first: int, last: int, whole: tuple[int, int]) -> None:
    """Where the ends of a slider changed, an untouched span follows them and a chosen one keeps what lies inside."""
    ends = (first, last, *whole)
    if st.session_state.get(f"{key}.ends", ends) != ends:
        low, high = max(st.session_state[key][0], first), min(st.session_state[key][1], last)
        is_untouched = not st.session_state.get(written_key(key))
        st.session_state[key] = whole if is_untouched or low > high else (low, high)
    st.session_state[f"{key}.ends"] = ends


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


def _whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None


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
    key = start(
        name,
        lambda asked: _day(asked[0], first, last),
        nothing,
        choice_in_words(label, none),
        first=shared_choice(name),
    )
    chosen = (where or st).date_input(label, None, first, last, key=key, format=formats.day_in_controls(), help=help)
    day = chosen if isinstance(chosen, date) else None
    finish(name, key, [day.isoformat() if day else ""], is_default=day is None, shared=True)
    return day


def _day(text: str, first: date, last: date) -> date | None:
    day = parse_iso_day(text)
    return day if day and first <= day <= last else None
