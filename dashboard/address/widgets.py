"""Filters that live in the address, so that a link shows the same view.

Streamlit's own binding writes the label a person sees, which changes with the language; here the address holds short codes. A default is
left out of the address, and a value that is not allowed is ignored with a note on the page.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Literal, TypeVar, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _

T = TypeVar("T")
Look = Literal["select", "segmented"]

KEPT = ("lang", "asof")  # parameters that every page has

_SHARED = "shared_choices"
_JUNK = "ignored_in_address"
_WAY_BACK = "way_back"


def _written_key(key: str) -> str:
    return f"{key}.written"


def begin_page(page: str) -> None:
    """Start a run of a page: widget keys carry the page's name, and last run's notes are gone."""
    st.session_state["page"] = page
    _find_way_back(page)
    st.session_state[_JUNK] = []
    st.session_state.setdefault(_SHARED, {})


def keep_way_back(parameters: dict[str, str]) -> None:
    """Remember the address of this page before another is opened with these parameters.

    When Streamlit switches pages, it writes the next page's parameters over this page's in the browser's history, so that the reader would
    come back to a page without its filters.
    """
    here = {name: st.query_params.get_all(name) for name in st.query_params}
    st.session_state[_WAY_BACK] = (st.session_state["page"], here, {name: [value] for name, value in parameters.items()})


def _find_way_back(page: str) -> None:
    """Give the page its own parameters again where it has those of the page that was opened from it."""
    from_page, own, others = st.session_state.get(_WAY_BACK, ("", {}, {}))
    if page == from_page and {name: st.query_params.get_all(name) for name in st.query_params} == others:
        st.query_params.from_dict(own)


def widget_key(name: str) -> str:
    """State key of the widget behind a parameter on the current page."""
    return f"{st.session_state['page']}.{name}"


def parameter(name: str) -> str | None:
    """A parameter of the address that no widget shows, such as an event's id."""
    return st.query_params.get(name)


def is_asked(*names: str) -> bool:
    """Whether the address names any of these parameters."""
    return any(name in st.query_params for name in names)


def notes() -> list[str]:
    """What in the address was ignored in this run, as sentences."""
    return list(st.session_state[_JUNK])


def clear() -> None:
    """Take every filter out of the address, as a button's callback; what goes along from page to page stays."""
    for name in list(st.query_params):
        if name not in KEPT:
            del st.query_params[name]


def drop(names: Iterable[str]) -> None:
    """Take parameters out of the address that mean nothing in the view now shown."""
    for name in names:
        if name in st.query_params:
            del st.query_params[name]


def _start(name: str, read: Callable[[list[str]], T | None], default: T, *, shared: bool) -> str:
    """Give the widget the address's value on a first visit and whenever the address changed by itself; return its key."""
    key = widget_key(name)
    asked = st.query_params.get_all(name)
    if key in st.session_state and st.session_state.get(_written_key(key)) == asked:
        return key
    value: T | None = default
    if asked:
        value = read(asked)
        if value is None:
            st.session_state[_JUNK].append(
                _("The address asks for {name} = {value}, which is not known here; it was ignored.").format(
                    name=name, value=", ".join(asked)
                )
            )
    elif shared and key not in st.session_state:
        value = read(st.session_state[_SHARED].get(name, [])) or default
    st.session_state[key] = default if value is None else value
    return key


def _finish(name: str, key: str, texts: list[str], *, is_default: bool, shared: bool) -> None:
    """Write the widget's value to the address, unless it is the default."""
    written = [] if is_default else texts
    if written:
        st.query_params[name] = written
    elif name in st.query_params:
        del st.query_params[name]
    st.session_state[_written_key(key)] = written
    if shared:
        st.session_state[_SHARED][name] = texts


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
    start = default if default is not None and default in options else options[0]
    key = _start(name, lambda asked: asked[0] if asked and asked[0] in options else None, start, shared=shared)
    if st.session_state[key] not in options:
        st.session_state[key] = start
    if look == "segmented":
        value = (where or st).segmented_control(label, options, format_func=label_of, key=key, help=help, required=True, wrap=True)
    else:
        value = (where or st).selectbox(label, options, format_func=label_of, key=key, help=help)
    chosen = start if value is None else str(value)
    _finish(name, key, [chosen], is_default=chosen == start, shared=shared)
    return chosen


def choose_many(
    name: str,
    label: str,
    options: Sequence[str],
    label_of: Callable[[str], str],
    *,
    placeholder: str | None = None,
    where: DeltaGenerator | None = None,
) -> list[str]:
    """Choose any number of codes; none means no restriction."""

    def read(asked: list[str]) -> list[str] | None:
        return asked if set(asked) <= set(options) else None

    nothing: list[str] = []
    key = _start(name, read, nothing, shared=False)
    st.session_state[key] = [value for value in st.session_state[key] if value in options]
    chosen = [
        str(value)
        for value in (where or st).multiselect(label, options, format_func=label_of, key=key, placeholder=placeholder or _("All"))
    ]
    _finish(name, key, chosen, is_default=not chosen, shared=False)
    return chosen


def choose_text(name: str, label: str, *, placeholder: str | None = None, where: DeltaGenerator | None = None) -> str:
    """A free text, stripped; empty means no restriction."""
    key = _start(name, lambda asked: asked[0], "", shared=False)
    text = str((where or st).text_input(label, key=key, placeholder=placeholder) or "").strip()
    _finish(name, key, [text], is_default=not text, shared=False)
    return text


def choose_span(
    name: str, label: str, first: int, last: int, *, default: tuple[int, int] | None = None, where: DeltaGenerator | None = None
) -> tuple[int, int]:
    """A span of years on a slider; in the address as ``2013-2024``."""
    start = default or (first, last)

    def read(asked: list[str]) -> tuple[int, int] | None:
        low, dash, high = asked[0].partition("-")
        if not (dash and low.isdecimal() and high.isdecimal()):
            return None
        span = int(low), int(high)
        return span if first <= span[0] <= span[1] <= last else None

    if first == last:
        return first, last
    key = _start(name, read, start, shared=False)
    _keep_inside(key, first, last, start)
    low, high = cast(tuple[int, int], (where or st).slider(label, first, last, key=key))
    _finish(name, key, [f"{low}-{high}"], is_default=(low, high) == start, shared=False)
    return int(low), int(high)


def _keep_inside(key: str, first: int, last: int, start: tuple[int, int]) -> None:
    """Where the ends of a slider changed, an untouched span follows them and a chosen one keeps what lies inside."""
    ends = (first, last, *start)
    if st.session_state.get(f"{key}.ends", ends) != ends:
        low, high = max(st.session_state[key][0], first), min(st.session_state[key][1], last)
        is_untouched = not st.session_state.get(_written_key(key))
        st.session_state[key] = start if is_untouched or low > high else (low, high)
    st.session_state[f"{key}.ends"] = ends


def choose_switch(name: str, label: str, *, default: bool = False, help: str | None = None, where: DeltaGenerator | None = None) -> bool:  # noqa: A002 - streamlit's own name
    """A switch; in the address as ``1`` or ``0``."""
    key = _start(name, lambda asked: {"1": True, "0": False}.get(asked[0]), default, shared=False)
    chosen = bool((where or st).toggle(label, key=key, help=help))
    _finish(name, key, ["1" if chosen else "0"], is_default=chosen == default, shared=False)
    return chosen


def choose_page(name: str, pages: int, *, of: Hashable = None, where: DeltaGenerator | None = None) -> int:
    """A page of a long list, from 1; with one page there is nothing to choose. A page past the end is the last one.

    ``of`` names the list, as its filters do: another list begins on its first page.
    """

    def read(asked: list[str]) -> int | None:
        return int(asked[0]) if asked[0].isdecimal() and int(asked[0]) > 0 else None

    key = _start(name, read, 1, shared=False)
    is_other_list = st.session_state.get(f"{key}.of", of) != of
    st.session_state[f"{key}.of"] = of
    st.session_state[key] = 1 if is_other_list else min(st.session_state[key], max(pages, 1))
    page = int((where or st).pagination(pages, key=key)) if pages > 1 else 1
    _finish(name, key, [str(page)], is_default=page == 1, shared=False)
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

    key = _start(name, read, default, shared=False)
    chosen = float((where or st).number_input(label, low, high, step=step, key=key, help=help))
    _finish(name, key, [f"{chosen:g}"], is_default=chosen == default, shared=False)
    return chosen


def choose_day(name: str, label: str, first: date, last: date, *, default: date, where: DeltaGenerator | None = None) -> date:
    """A day between two days; in the address as ``2024-07-01``."""

    def read(asked: list[str]) -> date | None:
        try:
            day = date.fromisoformat(asked[0])
        except ValueError:
            return None
        return day if first <= day <= last else None

    key = _start(name, read, default, shared=False)
    chosen = (where or st).date_input(label, key=key, min_value=first, max_value=last, format="YYYY-MM-DD")
    day = chosen if isinstance(chosen, date) else default
    _finish(name, key, [day.isoformat()], is_default=day == default, shared=False)
    return day
