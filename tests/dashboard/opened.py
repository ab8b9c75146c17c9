"""Open a page of the dashboard as a reader's browser does, by its name and the parameters of its address."""

import json
import os
import re
from functools import lru_cache
from html import unescape
from pathlib import Path

from sqlalchemy import make_url
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.subjects.answer_cache import AnswerCache
from dashboard.ui import database
from dashboard.ui.chart_frame import Look, look_key
from dashboard.ui.downloads import opened_key
from dashboard.ui.sitemap import script_of
from etl.schema.address import database_url

SCRIPT = Path(__file__).parents[2] / "dashboard" / "shell" / "entry" / "page_script.py"


def script_from_entry(name: str) -> str:
    """The script of a page, as AppTest wants it: on the way from the script that the server runs."""
    return os.path.relpath(script_of(name.replace("_", "-")), SCRIPT.parent)


def open_page(name: str, **parameters: str | list[str]) -> AppTest:
    """The page as it stands after its first run."""
    _remember_this_database()
    app = AppTest.from_file(str(SCRIPT))
    app.switch_page(script_from_entry(name))
    # Before its first run AppTest goes by the file's name, where the address has a hyphen for the file's underscore.
    app._page_hash = calc_hash(name.replace("_", "-"))
    for parameter, value in parameters.items():
        app.query_params[parameter] = value
    return app.run()


def _remember_this_database() -> None:
    """Have pages remember what was asked of this database and of no other, since made-up builds have the same id."""
    path = Path(make_url(database_url()).database or "")
    database.answers = _answers_of(_file_asked(path))


@lru_cache(maxsize=20)
def _answers_of(_file: tuple[object, ...]) -> AnswerCache:
    return AnswerCache(database.MOST_BYTES)


def _file_asked(path: Path) -> tuple[object, ...]:
    """The file as it lies there now; nothing equals a database that is no file."""
    return (path, path.stat().st_ino, path.stat().st_mtime_ns) if path.is_file() else (object(),)


def address_of(app: AppTest) -> dict[str, list[str]]:
    """The parameters of the address now."""
    return {name: value if isinstance(value, list) else [value] for name, value in dict(app.query_params).items()}


def texts(app: AppTest) -> str:
    """Every sentence on the page, one a line."""
    kinds = ("title", "header", "markdown", "caption", "info", "warning", "error")
    return "\n".join(element.value for kind in kinds for element in app.get(kind))


def ignored(app: AppTest) -> list[str]:
    """What the page says that it ignored in its address, each as ``name = value``, where it says what it shows instead."""
    said = re.compile(
        r"The address asks for (.*), which is not known here; it was ignored\. Shown instead: .*\w.*\.", re.DOTALL
    )
    return [re.sub(r"\\(.)", r"\1", found[1]) for warning in app.warning if (found := said.fullmatch(warning.value))]


def rows_offered(app: AppTest, key: str) -> list[str]:
    """What the download button with a key offers when it is opened: a text for each choice of rows."""
    app.session_state[opened_key(key)] = True
    app.run()
    return [button.proto.label for button in app.get("download_button") if f"-{key}." in button.proto.id]


def seen_as(app: AppTest, look: Look) -> AppTest:
    """The page with every chart turned to its table, or to its sources and notes."""
    for switch in app.get("button_group"):
        if switch.key and switch.key.endswith(look_key("")):
            switch.set_value(look)
    return app.run()


def sources_told(app: AppTest) -> str:
    """Every sentence on the page, with the sources and notes of its charts."""
    return texts(seen_as(app, Look.SOURCES))


def links(app: AppTest) -> dict[str, str]:
    """Label of each link to a page to its parameters."""
    return {link.proto.label: link.proto.query_string for link in app.main.get("page_link")}


def alts_of_stills(app: AppTest) -> list[str]:
    """What each still chart on the page tells those who do not see it."""
    return [unescape(told) for html in drawn(app) for told in re.findall(r'class="still".*?aria-label="([^"]*)"', html)]


def drawn(app: AppTest) -> list[str]:
    """The HTML with pictures that is on the page, such as cards."""
    told = [json.loads(one.proto.json or "{}") for one in app.main.get("bidi_component")]
    return [one["html"] for one in told if "html" in one]
