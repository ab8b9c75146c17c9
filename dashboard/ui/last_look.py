"""When the reader last looked at a page, which nobody but their own browser keeps: two days in a cookie, no account.

looked = last_look("promises", today)     # None at the first look
keep_look("promises", today)
"""

from datetime import date
from pathlib import Path

import streamlit as st

from etl.schema.address import parse_iso_day

_keeping = st.components.v2.component(
    "khorgos_last_look",
    html="<span></span>",
    js=(Path(__file__).parent / "client" / "last_look.js").read_text(encoding="utf-8"),
)


def last_look(name: str, today: date) -> date | None:
    """The last day before this one on which the page was looked at; None where the browser keeps none."""
    return day_before(st.context.cookies.get(_cookie(name)) or "", today)


def day_before(kept: str, today: date) -> date | None:
    """The newest of the days kept that lies before another; what is no day is passed over."""
    days = [day for text in kept.split(".") if (day := parse_iso_day(text)) and day < today]
    return max(days, default=None)


def keep_look(name: str, today: date) -> None:
    """Let the browser keep that the page was looked at on this day."""
    _keeping(key="last_look", data={"name": _cookie(name), "day": today.isoformat()}, height="content")


def _cookie(name: str) -> str:
    return f"khorgos_looked_{name}"
