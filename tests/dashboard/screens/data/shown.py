"""What the Data page shows and offers, as a reader sees it."""

import re

from streamlit.testing.v1 import AppTest

from dashboard.files.files import FileForm
from dashboard.files.tables import Wanted, write_table
from dashboard.ui.database import read_only_engine


def file_of(url: str, form: FileForm, wanted: Wanted) -> bytes:
    with read_only_engine(url).connect() as connection:
        return b"".join(write_table(connection, form, wanted, "http://aland.example"))


def buttons(app: AppTest) -> list[str]:
    return [popover.proto.popover.label for popover in app.get("popover")]


def answer_of(app: AppTest) -> str:
    """The sentence that the page opens with, as a reader sees it."""
    return re.sub(r"\\(.)", r"\1", app.title[0].value)


def records(app: AppTest) -> list[str]:
    """The tables to be read whole, in HTML."""
    return [element.proto.body for element in app.get("html") if "<table" in element.proto.body]
