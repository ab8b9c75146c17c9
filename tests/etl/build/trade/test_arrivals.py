"""An arrival is looked at whole, wherever its figures lie."""

from pathlib import Path

import pandas as pd
import pytest

from etl.build.trade import arrivals
from etl.build.trade.arrivals import ArrivalWork, check_arrival
from etl.build.trade.cells import write_pairs
from etl.values.gates import Gate, Gates
from etl.values.keyed_rows import KeyedRows


def pairs(place: Path, years: range, ratio: float) -> KeyedRows:
    starts = pd.to_datetime([f"{year}-05-01" for year in years]).astype("datetime64[s]")
    rows = {"source_code": "aland", "arrival": "new", "period_start": starts, "period_end": starts, "back": 1}
    return write_pairs(place, pd.DataFrame(rows | {"value_usd": ratio, "other_usd": 1.0}))


@pytest.mark.parametrize("part_rows", [2, 1000])
def test_its_figures_count_together_in_whatever_parts_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part_rows: int
) -> None:
    monkeypatch.setattr(arrivals, "PART_ROWS", part_rows)
    files = (pairs(tmp_path / "1", range(2080, 2090), 6.5), pairs(tmp_path / "2", range(2085, 2092), 6.5))

    (finding,) = check_arrival(ArrivalWork(Gate.YEAR_SHIFT, files, Gates()))

    assert finding.text.startswith("aland: 17 figures of new are 6.5 times as large as a year before")
