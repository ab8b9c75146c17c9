"""A data folder with all that can happen to trade figures, and all that a reading makes of it."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pandas as pd

from etl.build.read import read_inputs
from etl.build.trade.run import Run
from etl.build.trade.settle import Sizes
from etl.errors import in_reading_order
from etl.values.reading import Reading
from tests.etl.made_inputs import CARD, Row, trade_text, yaml_text
from tests.etl.received import LAYOUT, receive, write_received

Work = TypeVar("Work")
Done = TypeVar("Done")
COUNTED = ("source", "snapshot", "commodity", "commodity_group_member", "observation", "group_trade", "goods_kind")


def write_trade(folder: Path) -> Path:
    """Two sources, of which one arrives three times.

    Months are derived and revised, codes of eight digits added up; rows are refused, repeated, left out, corrected and
    out of range.
    """
    card = CARD | {"derive_months": "true"}
    files = {
        "trade/aland.csv": trade_text(*_shipped()),
        "trade/aland.yml": yaml_text(card),
        "corrections.yml": _corrections(),
        "sources/bouvet.yml": yaml_text(card | {"sort_order": "2"}),
    }
    data_dir = write_received(folder, files)
    years: list[Row] = [{"period": f"{year}-05", "value": str(year - 2080)} for year in range(2090, 2099)]
    receive(data_dir, 5, [*years, *_parts("1")], [{"period": "2097-05", "value": "99"}], source="bouvet")
    receive(data_dir, 6, [*years[:4], {"period": "2094-05", "value": "70"}, *_parts("many")], source="bouvet")
    receive(data_dir, 7, [row | {"value": "650"} for row in years[2:]], source="bouvet")
    receive(data_dir, 8, [{"period": "2099-01/2099-03", "value": "80"}, {"commodity": "HS:9701"}])
    return data_dir


def _shipped() -> list[Row]:
    rows: list[Row] = [
        {"period": f"{year}-{month:02}", "commodity": code, "partner": partner, "value": str(month * 7 + year - 2090)}
        for year in (2097, 2098)
        for month in (1, 2, 3, 5)
        for code in ("TOTAL", "HS:10", "HS:1001", "HS:1201")
        for partner in ("BV", "AX-01")
    ]
    spans: list[Row] = [{"period": f"2099-01/2099-{month:02}", "value": str(month * 9)} for month in (2, 3, 4, 5)]
    whole: list[Row] = [{"period": "2098", "commodity": "TOTAL", "value": "5", "net_weight": "0"}]
    refused: list[Row] = [{"reporter": "QQ"}, {"value": "-1", "commodity": "HS:1"}, {"period": "2099-13"}]
    again: list[Row] = [rows[3], {"period": "2098-01/2098-12", "commodity": "TOTAL"}, {"reporter": "QQ"}]
    return [*rows, *spans, *refused, *whole, *again, {"flow": "import", "reporter": "BV", "partner": "AX"}]


def _parts(value: str) -> list[Row]:
    return [
        {"commodity": "HS:10019910", "value": "1", "commodity_title": "Of no matter"},
        {"commodity": "HS:10019990", "value": value, "net_weight": ""},
        {"commodity": "HS:100590", "value": "3", "commodity_title": "Maize, other"},
    ]


def _corrections() -> str:
    cell = {"source": "aland", "reporter": "AX", "partner": "BV", "flow": "export", "column": "value_usd"}
    lines = [
        {"commodity": "TOTAL", "period": "2097-01", "expect": "14000", "value": "15000"},
        {"commodity": "HS:1001", "period": "2098-02", "expect": "22000", "drop": "true"},
        {"commodity": "HS:1001", "period": "2098-03", "expect": "29000", "keep": "true"},
        {"commodity": "HS:1001", "period": "2098-05", "expect": "1", "value": "2"},
        {"commodity": "HS:1001", "period": "2050", "expect": "1", "value": "2"},
        {"source": "bouvet", "commodity": "HS:1001", "period": "2093-05", "expect": "13000", "value": "13500"},
    ]
    return yaml_text({"corrections": [cell | line | {"reason": "Made up"} for line in lines]})


def read_trade_in(data_dir: Path, sizes: Sizes, run: Run) -> dict[str, Any]:
    """All that a build would load of it, and all that it would tell."""
    return outcome_of(read_inputs(data_dir, layouts=[LAYOUT], sizes=sizes, run=run))


def outcome_of(reading: Reading) -> dict[str, Any]:
    """A reading in a form that can be compared."""
    tables = {name: reading.tables[name] for name in COUNTED}
    stored = {name: table.to_frame() for name, table in reading.stored.items()}
    return {
        **{name: _rows(frame) for name, frame in (tables | stored).items()},
        "faults": [str(fault) for fault in reading.all_faults],
        "set aside": [str(fault) for fault in in_reading_order(reading.set_aside)],
        "findings": sorted(reading.findings),
        "files": sorted(reading.files, key=lambda count: count.file),
    }


def _rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    plain = frame.astype("object").where(frame.notna(), None)
    return list(plain.itertuples(index=False, name=None))


def run_elsewhere(seed: int) -> Run:
    """Makes the calls in any order, and of each sends the stage, the work and what came as to another process."""

    def run(stage: Callable[[Work], Done], works: Iterable[Work], /) -> Iterator[Done]:
        sent = [pickle.dumps((stage, work)) for work in works]
        order = Random(seed).sample(range(len(sent)), len(sent))  # noqa: S311 - no secret
        calls = ((place, pickle.loads(sent[place])) for place in order)  # noqa: S301 - our own bytes
        done = {place: pickle.dumps(do(work)) for place, (do, work) in calls}
        return (pickle.loads(done[place]) for place in range(len(sent)))  # noqa: S301 - as above

    return run
