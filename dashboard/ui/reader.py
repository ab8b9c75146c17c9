"""Who reads the page that is drawn now: looked up anew with each run, by the list of now."""

import streamlit as st

from dashboard.access.people import is_configured, person_of
from dashboard.access.roles import ANYONE, Kind, Reader, Role
from dashboard.drafts.inbox import data_folder


def who_reads() -> Reader | None:
    """The reader of this run of a page; none whose right to it has ended."""
    if not is_configured():
        return ANYONE
    person = person_of(st.context.cookies)
    return person.reader if person else None


def may_decide(reader: Reader | None) -> bool:
    """Whether a reader may accept and drop drafts: an editor who signed in, on a server that may write to the data."""
    is_editor = reader is not None and reader.kind is Kind.PERSON and reader.role >= Role.EDITOR
    return is_editor and data_folder() is not None
