"""What a run of a page knows of its address.

What was asked, what was ignored, what was written, and the whole of it as a link.
"""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import plain
from dashboard.ui.sitemap import SITEMAP

T = TypeVar("T")
Read = Callable[[list[str]], T | None]

KEPT = ("lang", "asof")  # parameters that every page has
LOST_PAGE = "lost"  # the parameter that tells the first page the name of a page that there is not
LONGEST_ADDRESS = 2000  # characters that every browser, mail program and messenger takes; no view's address is longer

_SHARED = "shared_choices"
_CHOSEN = "chosen_of_shared"
_BARE = "address_asks_nothing"
_STORED = "stored_filters"
_JUNK = "ignored_in_address"
_READ = "read_in_address"
_WAY_BACK = "way_back"
# Longer than any code and any words that are looked for.
_LONGEST_VALUE = 200
_LONGEST_TOLD = 60
# No code has these, and PostgreSQL takes no text with a zero byte.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def written_key(key: str) -> str:
    """State key of what a widget last wrote to the address."""
    return f"{key}.written"


def begin_page(page: str) -> None:
    """Start a run of a page: widget keys carry the page's name, and last run's notes are gone."""
    if st.session_state.get("page") != page:
        st.session_state.pop(_STORED, None)
    st.session_state["page"] = page
    _find_way_back(page)
    st.session_state[_JUNK] = []
    st.session_state[_READ] = set()
    st.session_state.setdefault(_SHARED, {})
    st.session_state.setdefault(_CHOSEN, set())
    _tell_lost_page()
    st.session_state[_BARE] = not set(st.query_params) - set(KEPT)


def _tell_lost_page() -> None:
    lost = st.query_params.get_all(LOST_PAGE)
    if lost:
        note(_("There is no page {value} here; this one is shown instead."), LOST_PAGE, lost)
        drop([LOST_PAGE])


def end_page() -> None:
    """Take out of the address what nothing on the page has read.

    A note tells of it unless a widget of the page had written it.
    """
    unread = [name for name in st.query_params if name not in st.session_state[_READ]]
    set_aside(name for name in unread if not _is_written(name))
    drop(unread)


def store_filters() -> None:
    """Take the filters of another view of this page out of the address, and keep them until ``restore_filters``.

    Filters are what widgets of the page wrote and nothing in this run has read. What came with a link stays, to be
    noted at the end.
    """
    unread = [name for name in st.query_params if name not in st.session_state[_READ]]
    written = {name: st.query_params.get_all(name) for name in unread if _is_written(name)}
    if written:
        st.session_state[_STORED] = written
        drop(written)


def restore_filters() -> None:
    """Put the stored filters back into the address, unless it asks for a view of its own."""
    stored = st.session_state.pop(_STORED, {})
    if not set(st.query_params) - set(KEPT):
        for name, values in stored.items():
            st.query_params[name] = values


def _is_written(name: str) -> bool:
    return bool(st.session_state.get(written_key(widget_key(name))) == st.query_params.get_all(name))


def carried(name: str) -> list[str]:
    """What the reader chose on another page for a choice that goes along.

    It is empty where that is the default that nobody touched. Empty too where the address asks for a view of its own: a
    link shows what it says.
    """
    is_chosen = name in st.session_state[_CHOSEN] and st.session_state[_BARE]
    return list(st.session_state[_SHARED].get(name, [])) if is_chosen else []


def keep_way_back(parameters: dict[str, str]) -> None:
    """Remember the address of this page before another is opened with these parameters.

    When Streamlit switches pages, it writes the next page's parameters over this page's in the browser's history, so
    that the reader would come back to a page without its filters.
    """
    here = {name: st.query_params.get_all(name) for name in st.query_params}
    st.session_state[_WAY_BACK] = (
        st.session_state["page"],
        here,
        {name: [value] for name, value in parameters.items()},
    )


def _find_way_back(page: str) -> None:
    """Give the page its own parameters again where it has those of the page that was opened from it."""
    from_page, own, others = st.session_state.get(_WAY_BACK, ("", {}, {}))
    if page == from_page and {name: st.query_params.get_all(name) for name in st.query_params} == others:
        st.query_params.from_dict(own)


def widget_key(name: str) -> str:
    """State key of the widget behind a parameter on the current page."""
    return f"{st.session_state['page']}.{name}"


def parameter(name: str) -> str | None:
    """A parameter of the address that no widget shows, such as an event's id.

    None where there is none or it can be no such thing.
    """
    st.session_state[_READ].add(name)
    asked = st.query_params.get_all(name)
    if asked and not _is_readable(asked[0]):
        note(_("The address asks for {name} = {value}, which is not known here; it was ignored."), name, asked)
        drop([name])
        return None
    _note_others(name, asked)
    return asked[0] if asked else None


def is_asked(*names: str) -> bool:
    """Whether the address names any of these parameters."""
    return any(name in st.query_params for name in names)


def notes() -> list[str]:
    """What in the address was ignored in this run, as sentences in Markdown."""
    return list(st.session_state[_JUNK])


def note(sentence: str, name: str, values: Iterable[str], **named: object) -> None:
    """Remember a sentence on ``{name}`` and ``{value}``, which are shown as they are.

    Of a long one its beginning is told.
    """
    st.session_state[_JUNK].append(sentence.format(name=_beginning(name), value=_beginning(", ".join(values)), **named))


def _beginning(text: str) -> str:
    readable = _CONTROL.sub("�", text)
    return plain(readable if len(readable) <= _LONGEST_TOLD else f"{readable[:_LONGEST_TOLD]}…")


def clear() -> None:
    """Take every filter out of the address, as a button's callback; what goes along from page to page stays."""
    drop([name for name in st.query_params if name not in KEPT])


def drop(names: Iterable[str]) -> None:
    """Take parameters out of the address without a word."""
    for name in names:
        if name in st.query_params:
            del st.query_params[name]


def set_aside(names: Iterable[str]) -> None:
    """Take parameters out of the address that mean nothing in the view now shown.

    A note tells of each that was there.
    """
    for name in sorted(set(names) & set(st.query_params)):
        note(
            _("{name} = {value} has no place in this view; it was taken out of the address."),
            name,
            st.query_params.get_all(name),
        )
        del st.query_params[name]


def view_address() -> str:
    """The whole address of the view as it stands now, as a link.

    Without a browser that tells it, only what follows the server's name.
    """
    asked = {name: st.query_params.get_all(name) for name in sorted(st.query_params)}  # one view has one address
    page = st.session_state["page"]
    here = st.context.url or f"/{page}"
    if page == SITEMAP[0].address:  # the first page has no name in the address
        here = here.removesuffix(f"/{page}").rstrip("/") + "/"
    return f"{here}?{urlencode(asked, doseq=True)}" if asked else here


def start(
    name: str, read: Read[T], default: T, shown: str, *, first: list[str] | None = None, is_single: bool = True
) -> str:
    """Give the widget the address's value on a first visit and whenever the address changed by itself; return its key.

    ``first`` is what a first visit begins with where the address is silent, as the address would have it. ``shown``
    tells in words what the default is: it stands in the note where the address asks for something else in vain.
    """
    st.session_state[_READ].add(name)
    key = widget_key(name)
    asked = st.query_params.get_all(name)
    if key in st.session_state and st.session_state.get(written_key(key)) == asked:
        return key
    value: T | None = default
    if asked:
        value = read(asked) if all(map(_is_readable, asked)) else None
        if is_single:
            _note_others(name, asked)
        if value is None:
            sentence = _(
                "The address asks for {name} = {value}, which is not known here; it was ignored. Shown instead: "
                "{shown}."
            )
            note(sentence, name, asked, shown=shown)
    elif first and key not in st.session_state:
        value = read(first) or default
    st.session_state[key] = default if value is None else value
    return key


def choice_in_words(label: str, shown: str) -> str:
    """A choice in words, as a note tells it: ``Partner: Kazakhstan``."""
    return _("{label}: {shown}").format(label=label, shown=shown)


def _note_others(name: str, asked: list[str]) -> None:
    if len(asked) > 1:
        note(_("The address gives {name} more than once; the first is taken, {value} was ignored."), name, asked[1:])


def _is_readable(value: str) -> bool:
    return len(value) <= _LONGEST_VALUE and not _CONTROL.search(value)


def finish(name: str, key: str, texts: list[str], *, is_default: bool, shared: bool) -> None:
    """Write the widget's value to the address, unless it is the default."""
    written = [] if is_default else texts
    if written:
        st.query_params[name] = written
    elif name in st.query_params:
        del st.query_params[name]
    st.session_state[written_key(key)] = written
    if shared:
        st.session_state[_SHARED][name] = texts
        if not is_default:
            st.session_state[_CHOSEN].add(name)


def shared_choice(name: str) -> list[str]:
    """What this choice was on the page before, where it is one that goes along."""
    return list(st.session_state[_SHARED].get(name, []))
