"""The API described for a person: every address, its parameters, and a line that reads it with pandas, R and Excel."""

from html import escape
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request

from dashboard.api.answers import site_of
from dashboard.api.base_path import base_path
from dashboard.api.event_files import EVENT_FORMS
from dashboard.api.openapi import SUMMARIES, parameters_of
from dashboard.api.tables import API_FORMS, API_TABLES
from dashboard.subjects.engine import Build

_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "pre{overflow-x:auto;padding:.5rem;border:1px solid}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid}"
    "td:last-child{overflow-wrap:anywhere}"
    "body{background:#FFFFFF;color:#1B2A2E}a{color:#0B6E6A}"
    "@media(prefers-color-scheme:dark){body{background:#10191C;color:#E6EEEF}a{color:#5CCFC9}}"
)
_FEW = 12


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
    tables = "".join(_table(root, table, parameters_of(connection, table)) for table in API_TABLES)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Data for programs · Khorgos</title><style>{_STYLE}</style></head><body><main>"
        "<h1>Data for programs</h1>"
        "<p>Every table of the Data page can be read by a program at an address that stays. The parameters are the "
        "filters of that page and have the same names in its address. A parameter that there is not, or a wrong value, "
        "is refused with the ones that are allowed; nothing is cut off unless <code>limit</code> says so. Subscribe to "
        "events.ics in a calendar, to events.atom in a feed reader.</p>"
        f"<p>Data build {escape(build.build_id)}. "
        "A copy that is still of this build is not sent again: ask with its ETag. "
        f'<a href="{base_path()}/api/openapi.json">Description for programs (OpenAPI)</a> · '
        f'<a href="{base_path()}/api/health">Is the server well?</a> · '
        f'<a href="{base_path()}/data">The Data page</a></p>'
        f"{tables}</main></body></html>"
    )


def _table(root: str, table: str, parameters: list[dict[str, Any]]) -> str:
    address = f"{root}{table}.csv"
    files = " · ".join(
        f'<a href="{escape(root)}{table}.{form}">{table}.{form}</a>'
        for form in [*API_FORMS, *(EVENT_FORMS if table == "events" else [])]
    )
    lines = "".join(_reading(program, line) for program, line in reading_lines(address).items())
    rows = "".join(_parameter(parameter) for parameter in parameters)
    return (
        f'<h2 id="{table}">{escape(SUMMARIES[table])}</h2><p>{files}</p><table>'
        '<thead><tr><th scope="col">Parameter</th><th scope="col">What it is</th><th scope="col">Values</th></tr>'
        f"</thead><tbody>{rows}</tbody></table>{lines}"
    )


def _reading(program: str, line: str) -> str:
    return f'<h3>{program}</h3><pre tabindex="0"><code>{escape(line)}</code></pre>'


def _parameter(parameter: dict[str, Any]) -> str:
    schema = parameter["schema"]
    codes = schema.get("items", schema).get("enum", [])
    values = ", ".join(codes[:_FEW]) + (f" and {len(codes) - _FEW} more" if len(codes) > _FEW else "")
    return (
        f'<tr><th scope="row"><code>{escape(parameter["name"])}</code></th><td>{escape(parameter["description"])}</td>'
        f"<td>{escape(values)}</td></tr>"
    )
