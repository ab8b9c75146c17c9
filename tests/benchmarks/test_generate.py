import itertools
import re

import pytest
import yaml

from tests.benchmarks import generate, made_up_sources


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("generated") / "data"
    generate.main(400, out)
    return out


def trade_lines(folder):
    files = sorted((folder / "snapshots").rglob("*.csv"))
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines()[1:]]


def test_there_are_as_many_rows_as_asked_for_and_each_has_a_value(folder):
    lines = trade_lines(folder)
    assert len(lines) == 400
    assert [
        line
        for line in lines
        if not re.fullmatch(r"..,..,(im|ex)port,20\d\d-\d\d,HS:\d{6},[1-9]\d*,\d*,\d*,(pieces)?,,,", line)
    ] == []


def test_every_source_says_that_its_figures_are_made_up(folder):
    cards = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in folder.glob("*/made_up_*.yml")]
    assert [
        card["title_en"] for card in cards if not card["title_en"].startswith("Made-up figures, none of them real")
    ] == []
    assert {path.parent.parent.name for path in folder.glob("snapshots/*/*/*.csv")} == {
        path.stem for path in folder.glob("*/made_up_*.yml")
    }


def test_nothing_real_of_trade_lies_beside_what_is_made_up(folder):
    assert list((folder / "trade").iterdir()) == []


@pytest.mark.parametrize("place", [generate.DATA, generate.DATA / "made_up", generate.DATA / "trade" / ".." / "x"])
def test_nothing_made_up_is_written_below_the_data_of_the_project(place):
    with pytest.raises(generate.Refused, match="the project's own data"):
        generate.main(400, place)


def test_a_folder_that_is_there_stays_as_it_is(tmp_path):
    with pytest.raises(generate.Refused, match="is there already"):
        generate.main(400, tmp_path)


def test_more_rows_than_cells_are_refused_with_the_most_there_can_be(tmp_path):
    with pytest.raises(generate.Refused, match=r"at most \d\d,\d{3},\d{3}"):
        generate.main(90_000_000, tmp_path / "data")


def test_a_revision_changes_its_figure():
    (block, told), codes = first_block(), generate.read_codes()
    first = {cell(row): row["value"] for row in told.to_pylist()}
    again = [row for rows in generate.revisions(block, told, 1) for row in rows.to_pylist()]
    assert len(again) == block.revised > 0
    assert [row for row in again if first[cell(row)] == row["value"] or row["commodity"] not in codes] == []


def test_the_same_seed_gives_the_same_rows_and_another_one_others():
    told = [rows.to_pylist() for rows in (first_block()[1], first_block()[1], first_block(seed=2)[1])]
    assert told[0] == told[1] != told[2]


def test_one_file_has_all_rows(tmp_path):
    out = tmp_path / "data"
    out.mkdir()
    made_up_sources.write_cards(out, [made_up_sources.ONE_FILE])
    generate.write_one_file(
        out, list(itertools.islice(generate.plan_blocks(500, one_file=True), 2)), generate.read_codes(), 1
    )
    lines = (out / "trade" / "made_up_trade.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("reporter,partner,flow")
    assert len(lines) == 1 + sum(block.rows for block in generate.plan_blocks(500, one_file=True)[:2])


def first_block(seed=1):
    return next(generate.tell_blocks(generate.plan_blocks(3_000, one_file=False), generate.read_codes(), seed))


def cell(row):
    return row["commodity"], row["period"]
