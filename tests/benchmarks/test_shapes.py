from pathlib import Path

import pandas as pd
import pytest

from etl.inputs.trade.trade_file import KEY
from tests.benchmarks import shapes
from tests.benchmarks.shapes import FORMS, Shape


@pytest.mark.parametrize("shape", Shape)
def test_each_shape_has_as_many_rows_as_asked_for_of_cells_told_as_often_as_it_says(shape: Shape) -> None:
    form = FORMS[shape]
    rows = pd.concat([table.to_pandas() for table in shapes.told(shape, pd.RangeIndex(40).to_numpy(), 40)])

    assert len(rows) == 40
    assert rows.groupby(list(KEY)).size().tolist() == [form.times] * (40 // form.times)
    assert [len(set(rows[name])) for name in form.texts] == [40] * len(form.texts)


def test_of_a_heavy_tail_few_series_have_many_months_and_most_have_one() -> None:
    numbers = pd.RangeIndex(20_000).to_numpy()
    rows = pd.concat([table.to_pandas() for table in shapes.told(Shape.HEAVY_TAIL, numbers, len(numbers))])
    months = rows.groupby(["partner", "flow", "commodity"]).size()

    assert months.sum() == 20_000
    assert (months.max() > 200, months.median()) == (True, 1)


def test_sources_files_and_arrivals_share_the_rows(tmp_path: Path) -> None:
    for shape, rows in ((Shape.ONE_PARTNER, FORMS[Shape.ONE_PARTNER].most + 5), (Shape.REVISED, 40)):
        shapes.main(shape, rows, tmp_path / shape)

    files = sorted(tmp_path.rglob("made_up_*/*/*.csv")), sorted(tmp_path.rglob("trade/*.csv"))
    assert [[len(file.read_bytes().splitlines()) - 1 for file in those] for those in files] == [
        [4] * 10,
        [FORMS[Shape.ONE_PARTNER].most, 5],
    ]
    assert len({file.read_bytes() for file in files[0]}) == 10
