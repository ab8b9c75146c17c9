"""The figures of one line in a chart, asked over HTTP: ``/api/trade.json`` beside Apache Superset's chart data.

Both servers read the same file and answer with the same periods; Superset is told not to answer out of its cache.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.benchmarks.environments import say
from tests.benchmarks.measuring import Comparison, compare, timed
from tests.benchmarks.serving import khorgos
from tests.benchmarks.superset import chart_question, superset

GOOD = {"reporter": "CN", "partner": "KZ", "flow": "export", "commodity": "HS:100630"}
COLUMNS = {"reporter": "reporter_code", "partner": "partner_code", "flow": "flow", "commodity": "commodity_id"}


def comparisons(database: Path, rows: int, runs: int) -> list[Comparison]:
    """One good's figures from us and from Superset; none where it can not be installed, which is said."""
    with TemporaryDirectory(prefix="khorgos-superset-") as folder, superset(Path(folder), database) as theirs:
        if theirs is None:
            say("Superset: not measured, it could not be installed here")
            return []
        theirs.data = json.dumps(chart_question({COLUMNS[name]: code for name, code in GOOD.items()})).encode()
        with khorgos(database) as server:
            ours = f"{server.url}/api/trade.json?{urlencode(GOOD)}"
            _require_same(_answer(ours), _answer(theirs)["result"][0]["data"])
            rival = {"Superset's chart data": timed(lambda: _answer(theirs))}
            return compare(f"one line of a chart out of {rows:,} rows", timed(lambda: _answer(ours)), rival, runs)


def _answer(asked: str | Request):
    with urlopen(asked) as answer:  # noqa: S310 - our own address
        return json.load(answer)


def _require_same(ours: list[Mapping[str, object]], theirs: list[Mapping[str, object]]) -> None:
    keys = [sorted((str(row["source_code"]), str(row["period_start"])[:10]) for row in rows) for rows in (ours, theirs)]
    if keys[0] != keys[1]:
        message = f"the two answers differ: {len(ours)} rows and {len(theirs)}"
        raise ValueError(message)
