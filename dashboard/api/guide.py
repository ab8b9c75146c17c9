"""The API described for a person: every address, its parameters, and a line that reads it with pandas, R and Excel."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request

from dashboard.api.answers import site_of
from dashboard.api.base_path import base_path
from dashboard.api.event_files import EVENT_FORMS
from dashboard.api.openapi import SUMMARIES, parameters_of
from dashboard.api.tables import API_FORMS, API_TABLES
from dashboard.files.templates import templates_in
from dashboard.subjects.engine import Build

_TEMPLATES = templates_in(Path(__file__).parent)


@dataclass(frozen=True)
class _Table:
    """What the page shows of a table; ``reading`` has a line for each program."""

    name: str
    summary: str
    forms: list[str]
    parameters: list[dict[str, Any]]
    reading: dict[str, str]


def reading_lines(address: str) -> dict[str, str]:
    """A line for each program that reads the CSV at an address."""
    pandas = 'keep_default_na=False, na_values=[""], low_memory=False'
    excel = f'Csv.Document(Web.Contents("{address}"), [Delimiter=",", Encoding=65001, QuoteStyle=QuoteStyle.Csv])'
    return {
        # Namibia's code is NA, which pandas and R would take for a gap.
        "Python (pandas)": f'import pandas as pd; frame = pd.read_csv("{address}", {pandas})',
        "R": f'frame <- read.csv("{address}", fileEncoding = "UTF-8", na.strings = "")',
        "Excel (Power Query, blank query)": f"= Table.PromoteHeaders({excel})",
    }


def guide_page(request: Request, connection: Connection, build: Build) -> str:
    """The page as HTML, with the addresses of the server that was asked."""
    root = f"{site_of(request)}/api/"
    tables = [_table(root, table, parameters_of(connection, table)) for table in API_TABLES]
    page = _TEMPLATES.get_template("guide.html.j2")
    return page.render(root=root, base_path=base_path(), build=build, tables=tables)


def _table(root: str, name: str, parameters: list[dict[str, Any]]) -> _Table:
    forms = [*API_FORMS, *(EVENT_FORMS if name == "events" else [])]
    return _Table(name, SUMMARIES[name], forms, parameters, reading_lines(f"{root}{name}.csv"))
