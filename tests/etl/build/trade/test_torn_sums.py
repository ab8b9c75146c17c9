"""A sum of which a part was refused or repeated is doubtful, in whichever part of the file that was."""

from pathlib import Path

import pytest

from etl.build.trade.cells import settle_cells
from etl.values.keyed_rows import read_whole, to_frame
from tests.etl.build.trade.bucket import cells_work
from tests.etl.made_inputs import Row
from tests.etl.received import receive, write_received

WHEAT: list[Row] = [{"commodity": "HS:10019910", "value": "1"}, {"commodity": "HS:10019990", "value": "2"}]
MAIZE: Row = {"commodity": "HS:10059010", "value": "3"}


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (
            {"commodity": "HS:10019950", "value": "many"},
            "sum of 2 8-digit codes; a code of the same six digits was refused",
        ),
        (
            {"commodity": "HS:10019910", "value": "1"},
            "sum of 2 8-digit codes; a code of the same six digits was refused",
        ),
        ({"commodity": "HS:10059090", "value": "many"}, "sum of 2 8-digit codes"),
        ({"commodity": "HS:10019950", "value": "many", "period": "2099-06"}, "sum of 2 8-digit codes"),
    ],
    ids=["refused", "repeated", "of another code", "of another month"],
)
def test_only_the_sums_that_lack_a_part_are_marked(tmp_path: Path, part: Row, told: str) -> None:
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, [*WHEAT, MAIZE, part])

    settled = settle_cells(cells_work(data_dir, ("AX", "export", 2099)))

    (file,) = settled.rows
    rows = to_frame(read_whole(file))
    wheat = rows.loc[rows["commodity_id"] == "HS:100199"]
    assert (wheat["note"].tolist(), wheat["quality"].tolist()) == (
        [told],
        ["doubtful" if told.endswith("refused") else "ok"],
    )
