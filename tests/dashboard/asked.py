"""What pages, files and API ask a database while a test runs, and how SQLite would look for the answers.

Whatever asks the shipped data in a test is listened to (``tests.dashboard.conftest``); nothing is run once more for it.
"""

import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from sqlalchemy import Engine, event, make_url

from dashboard.rows import arrow
from etl.schema.known import sqlite_statements

GROWING = frozenset(
    {
        *("observation", "observed", "series", "year_trade", "group_trade", "revision"),
        *("series_trait", "goods_change"),
    }
)
"""Tables that have a row, or a part of one, for each figure."""

MAY_READ_ALL = {
    "dashboard.rows.streams._Rows.read": "a whole table leaves in its order, or its newest rows are looked for",
    "dashboard.rows.streams._in_parts": "the same, piece by piece",
    "dashboard.rows.asking.occurring_codes": "which goods and groups a table has, and which codes the pairs and revisions",
    "dashboard.rows.asking.count_rows": "rows of a table by filters that the build has not counted by are counted one by one",
    "dashboard.rows.asking.sources_of_rows": "the same of their sources",
    "dashboard.rows.reach._count": "rows of one period are counted up to as many as are shown",
    "dashboard.rows.reach.newest_period": "the same of their newest period",
    "dashboard.rows.reach.period_kinds_of_rows": "the same of their kinds of period",
    "dashboard.rows.reach.years_of": "the same of their years, of the pairs and revisions",
}
"""Functions behind the Data page and its files that may read a whole table, each with why. No other may."""

MAY_SORT = {
    "dashboard.subjects.trade.trade.read_series": "periods of named goods, of each source some hundred",
    "dashboard.subjects.trade.flows.flows_of_commodity": "the same of one good",
    "dashboard.subjects.trade.partner_shares.partner_values": "the same of one good, with a partner and with all",
    "dashboard.subjects.trade.goods_of_groups.product_flows": "periods of the products of a promise's groups",
    "dashboard.subjects.trade.years_of_goods.named_goods": "sums of the goods of one trade in some years, by source and level",
    "dashboard.subjects.trade.years_of_goods.years_of_goods": "the goods of one trade in a year, of which the largest are wanted",
}
"""Functions that may sort or group more of figures than a part of their answer, each with what bounds it. No other may."""

# A sort within what an index gives in order holds a part of the answer at a time.
_SORT = re.compile(r"USE TEMP B-TREE FOR (?!LAST )")
_READS = re.compile(r"(?:SCAN|SEARCH) (?:\w+\.)?(\w+)")
_SCAN = re.compile(r"SCAN (?:\w+\.)?(\w+)")
_AUTOMATIC = re.compile(r"SEARCH (?:\w+\.)?(\w+) USING AUTOMATIC")


@dataclass(frozen=True)
class Asked:
    """A statement with one of the values it was asked with, and the function that asked it."""

    statement: str
    values: tuple[Any, ...]
    asker: str


@contextmanager
def listening(url: str) -> Iterator[dict[str, Asked]]:
    """Every question that is put to a SQLite file while the block runs, by its statement."""
    heard: dict[str, Asked] = {}
    path = make_url(url).database or ""
    read = arrow.ArrowReader._read

    def hear(statement: str, values: object, else_asker: str = "") -> None:
        plain = tuple(values) if isinstance(values, Sequence) else ()
        # Rows are read ahead in a thread, which does not know for whom.
        heard.setdefault(statement, Asked(statement, plain, _asker() or else_asker))

    def hear_engine(connection: Any, _cursor: object, statement: str, values: object, *_: object) -> None:
        if path in str(connection.engine.url):
            hear(statement, values)

    def hear_arrow(self: arrow.ArrowReader, sql: str, values: Sequence[object], options: dict[str, str]) -> Any:
        hear(sql, values, "dashboard.rows.streams._Rows.read")
        return read(self, sql, values, options)

    event.listen(Engine, "before_cursor_execute", hear_engine)
    arrow.ArrowReader._read = hear_arrow
    try:
        yield heard
    finally:
        arrow.ArrowReader._read = read
        event.remove(Engine, "before_cursor_execute", hear_engine)


def _asker() -> str:
    """The innermost function of the dashboard that is no common way to the database."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        module, name = str(frame.f_globals.get("__name__", "")), frame.f_code.co_qualname
        if module.startswith("dashboard.") and not {module, f"{module}.{name}"} & _WAYS:
            return f"{module}.{name}"
        frame = frame.f_back
    return ""


_WAYS = frozenset(
    {
        *("dashboard.rows.arrow", "dashboard.rows.pieces", "dashboard.subjects.typed_rows"),
        "dashboard.rows.asking.asking.<locals>.<lambda>",
    }
)


def plan_of(connection: sqlite3.Connection, asked: Asked) -> list[str]:
    """The steps by which SQLite would answer; none of what is no question."""
    if not asked.statement.lstrip().upper().startswith(("SELECT", "WITH")):
        return []
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked.statement}", asked.values)]


def slow_steps(plan: Sequence[str]) -> list[str]:
    """Steps that take longer the more figures there are: a table of them read from end to end, or indexed for once."""
    scans = [step for step in plan if (found := _SCAN.match(step)) and found[1] in GROWING]
    return [*scans, *(step for step in plan if (found := _AUTOMATIC.match(step)) and found[1] in GROWING)]


def sorted_steps(plan: Sequence[str]) -> list[str]:
    """Steps that hold all that is read of figures, to sort or to group it, before the first row is there."""
    is_of_figures = any((found := _READS.match(step)) and found[1] in GROWING for step in plan)
    return [step for step in plan if _SORT.match(step)] if is_of_figures else []


def slow_questions(url: str, heard: Iterable[Asked]) -> list[str]:
    """Who asks what takes longer or more room the more figures there are, by which steps.

    Those in ``MAY_READ_ALL`` are left out, and of those in ``MAY_SORT`` what is sorted.
    """
    judged = [one for one in heard if one.asker not in MAY_READ_ALL]
    if not judged:  # as after most tests, which ask what others asked: to open the file would take longer
        return []
    with closing(open_with_views(url)) as connection:
        found = [(one, _steps_told(one, plan_of(connection, one))) for one in judged]
    return [f"{one.asker}: {'; '.join(steps)}: {one.statement}" for one, steps in found if steps]


def _steps_told(one: Asked, plan: Sequence[str]) -> list[str]:
    return [*slow_steps(plan), *([] if one.asker in MAY_SORT else sorted_steps(plan))]


def open_with_views(url: str) -> sqlite3.Connection:
    """A connection to the file as a reader has it."""
    connection = sqlite3.connect(f"file:{make_url(url).database}?mode=ro", uri=True)
    for statement in sqlite_statements(None):
        connection.execute(statement)
    return connection
