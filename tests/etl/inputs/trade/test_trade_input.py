"""In which parts a file is read, and by what each is known."""

import pickle
from dataclasses import replace
from pathlib import Path

from etl.inputs.cards import read_source_card
from etl.inputs.codes import known_codes
from etl.inputs.trade.checked_file import to_trade_file
from etl.inputs.trade.shipped import OWN_FORM
from etl.inputs.trade.trade_input import Reader, TradeInput, plan_input
from etl.values.gates import Gates
from etl.vocabulary.sources import SourceKind
from tests.etl.made_inputs import CARD, Row, made_up_reference, trade_text, write_data, yaml_text

ROWS: list[Row] = [{"period": str(year)} for year in range(2050, 2060)]


def planned(
    folder: Path, rows: list[Row], block_bytes: int, value_factor: str = "1000", *, reader: Reader = OWN_FORM
) -> TradeInput:
    card_text = yaml_text(CARD | {"value_factor": value_factor})
    data_dir = write_data(folder, {"trade/aland.csv": trade_text(*rows), "trade/aland.yml": card_text})
    path = data_dir / "trade" / "aland.csv"
    card = read_source_card(path.with_suffix(".yml"), data_dir, SourceKind.TABLE).card
    assert card
    codes = known_codes(made_up_reference())
    return plan_input(path, data_dir, reader, card, codes, is_received=False, block_bytes=block_bytes)


def addresses(one: TradeInput) -> list[str]:
    return [part.folder.name for part in one.parts]


def test_a_small_file_is_one_part_and_a_large_one_several_that_are_all_of_it(tmp_path: Path) -> None:
    whole, parts = planned(tmp_path, ROWS, 10_000), planned(tmp_path, ROWS, 100)

    lines = [line for part in parts.parts for line in part.read().frame["line"]]

    assert len(whole.parts) == 1
    assert len(parts.parts) > 2
    assert lines == whole.parts[0].read().frame["line"].tolist() == list(range(2, 12))


def test_a_part_is_known_by_its_lines_their_place_and_the_card(tmp_path: Path) -> None:
    first = addresses(planned(tmp_path / "a", ROWS, 100))

    assert len(set(first)) == len(first)
    assert addresses(planned(tmp_path / "b", ROWS, 100)) == first
    assert not set(first) & set(addresses(planned(tmp_path / "c", ROWS, 100, value_factor="1")))
    assert not set(first) & set(addresses(planned(tmp_path / "d", ROWS[1:], 100)))
    of_others = addresses(planned(tmp_path / "e", ROWS[:-1], 100))
    assert [one == other for one, other in zip(of_others, first, strict=True)] == [True, True, True, True, False]


def test_a_file_that_says_how_others_are_read_has_no_part_and_no_row(tmp_path: Path) -> None:
    one = planned(tmp_path, ROWS, 10_000, reader=replace(OWN_FORM, has_rows=lambda _: False))

    file = to_trade_file(one.source, one.card, one.card.to_snapshot(one.source), [], Gates())

    assert one.parts == file.parts == ()
    assert (file.count.rows_read, file.count.rows_loaded, list(file.faults)) == (0, 0, [])


def test_a_part_can_be_sent_elsewhere_to_be_read(tmp_path: Path) -> None:
    parts = planned(tmp_path, ROWS, 100).parts

    sent = pickle.loads(pickle.dumps(parts))  # noqa: S301 - our own bytes

    assert [part.read().rows_read for part in sent] == [part.read().rows_read for part in parts]
