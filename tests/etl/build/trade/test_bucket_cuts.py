"""A bucket of many rows lies in cuts: each row in one of them, with all that bears on it."""

from pathlib import Path

from etl.build.trade.bucket_cuts import BucketCut, cut_bucket
from etl.values.corrections import Correction, CorrectionKind
from etl.values.keyed_rows import read_keyed
from etl.values.periods import parse_period
from tests.etl.build.trade.bucket import cells_work
from tests.etl.made_inputs import Row
from tests.etl.received import receive, write_received

ROWS: list[Row] = [
    {"partner": "BV", "commodity": "HS:10019910"},
    {"partner": "BV", "commodity": "HS:10019950", "value": "many"},
    {"partner": "BV", "commodity": "HS:100199", "period": "2099-06"},
    {"partner": "AX-01", "commodity": "HS:10"},
]


def goods_of(cut: BucketCut, kind: str) -> list[str]:
    names = {"good": "commodity_id", "refused": "commodity"}
    parts = [getattr(part, kind) for file in cut.files for part in file.parts]
    return [code for file in parts for code in read_keyed(file, cut.keys)[names[kind]].to_pylist()]


def test_a_good_of_a_partner_is_in_one_cut_with_what_was_refused_of_it(tmp_path: Path) -> None:
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, ROWS)
    work = cells_work(data_dir, ("AX", "export", 2099))

    with cut_bucket(work.files, work.keys, (), 1, tmp_path) as cuts:
        told = [(goods_of(cut, "good"), goods_of(cut, "refused")) for cut in cuts]

    assert (["HS:10019910", "HS:100199"], ["HS:10019950"]) in told
    assert sorted(code for good, _ in told for code in good) == ["HS:10", "HS:1001", "HS:100199", "HS:10019910"]
    assert list(tmp_path.glob(".cuts-*")) == []


def test_a_correction_comes_with_its_good_and_one_of_no_row_with_the_first(tmp_path: Path) -> None:
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, ROWS)
    work = cells_work(data_dir, ("AX", "export", 2099))
    corrections = tuple(correction(code) for code in ("HS:1001", "HS:100199", "HS:12"))

    with cut_bucket(work.files, work.keys, corrections, 1, tmp_path) as cuts:
        told = {goods_of(cut, "good")[0]: [one.commodity for one in cut.corrections] for cut in cuts}

    assert told == {"HS:10": ["HS:12"], "HS:1001": ["HS:1001"], "HS:10019910": ["HS:100199"]}


def correction(code: str) -> Correction:
    period = parse_period("2099-05")
    return Correction(1, CorrectionKind.KEEP, "aland", "AX", "BV", "export", code, period, "value_usd", 1, None, "", "")
