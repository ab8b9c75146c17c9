from dataclasses import dataclass
from pathlib import Path

import pytest

from etl import schema
from etl.build.read import read_inputs
from etl.values.reading import Reading
from tests.etl.inputs.trade.made_files import whole
from tests.etl.made_inputs import (
    ACCESS_GOODS,
    CARD,
    CARD_BESIDE,
    CARGO_MODES,
    CROSSING_LINES,
    HARVEST,
    NOTE_ID,
    PRICE,
    RATE,
    REFERENCE,
    acts_text,
    counts,
    csv_text,
    figures_text,
    note_text,
    said,
    trade_text,
    without,
    write_data,
    yaml_text,
)

DATA = Path(__file__).parents[3] / "data"
FILES = {
    "trade/aland.csv": trade_text({}, {"commodity": "TOTAL", "value": "1"}, {"commodity": "HS:10", "value": "9"}),
    "trade/aland.yml": yaml_text(CARD),
    "figures/official_figures.csv": figures_text({}),
    "figures/official_figures.yml": yaml_text(without(CARD, "value_factor", "net_weight_factor")),
    "events/2099/2099-05-09-mariehamn-a-b.md": note_text(),
    "prices/aland_prices.csv": csv_text([PRICE]),
    "prices/aland_prices.yml": yaml_text(CARD_BESIDE),
    "rates/aland_rates.csv": csv_text([RATE]),
    "rates/aland_rates.yml": yaml_text(CARD_BESIDE),
    "production/aland_harvests.csv": csv_text([HARVEST]),
    "production/aland_harvests.yml": yaml_text(CARD_BESIDE),
    "reference/price_goods.csv": "price_good_code,sort_order,title_en,definition\nrye,1,Rye,Made up.\n",
    "reference/nearest_prices.csv": "commodity_id,price_good_code,reason\nHS:10,rye,Grain.\n",
    "reference/crop_codes.csv": "crop_id,commodity_id,reason\nHS:1001,HS:1001,The same.\n",
    "reference/crossing_lines.csv": CROSSING_LINES,
    "reference/cargo_modes.csv": CARGO_MODES,
    **ACCESS_GOODS,
    "access/market_access.csv": acts_text(
        {"event": NOTE_ID},
        {"act_code": "A0002", "conflict_with": "A0001", "conflict_about": "day", "conflict": "The days differ."},
    ),
    "set_aside.csv": "file,place,field,problem,seen,advice\ndata/trade/aland.csv,2098,value,torn page,,Look it up.\n",
}
NOT_FROM_THESE_FILES = {"build", "build_file", "rejection", "finding", "revision", "gap_reason", "role", "synonym"}
CONCLUDED = {
    "access_state",
    "judgement",
    "commitment_figure",
    "standing",
    "standing_side",
    "headline_line",
    "headline_pair",
    "search_entry",
    "search_name",
}


def balance(reading: Reading) -> list[str]:
    """Files of which more or fewer rows were loaded and rejected than read."""
    return [file for file, (read, loaded, rejected) in counts(reading).items() if read != loaded + rejected]


@dataclass(frozen=True)
class ReadFolder:
    """A folder with a file of every kind, what is read of it, and what was told meanwhile."""

    data_dir: Path
    reading: Reading
    told: list[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> ReadFolder:
    data_dir = write_data(tmp_path_factory.mktemp("every kind"), FILES)
    told: list[str] = []
    return ReadFolder(data_dir, whole(read_inputs(data_dir, told.append)), told)


def test_a_whole_folder_is_read_into_every_table(folder: ReadFolder) -> None:
    reading = folder.reading
    assert list(reading.all_faults) == []
    assert set(schema.metadata.tables) - set(reading.tables) == NOT_FROM_THESE_FILES | CONCLUDED
    assert {name: list(frame.columns) for name, frame in reading.tables.items()} == {
        name: list(schema.metadata.tables[name].columns.keys()) for name in reading.tables
    }


def test_every_file_is_counted_and_every_count_balances(folder: ReadFolder) -> None:
    assert sorted(counts(folder.reading)) == sorted(
        [f"data/{name}" for name in FILES] + [f"data/reference/{name}" for name in REFERENCE]
    )
    assert balance(folder.reading) == []


def test_what_looks_odd_is_found_and_loaded_all_the_same(folder: ReadFolder) -> None:
    assert [finding.text for finding in folder.reading.findings] == [
        "aland, AX export to BV: parts add up to more than their whole: 2 times, furthest off chapters of TOTAL in 2099-05 (900.0 %)."
    ]
    assert len(folder.reading.tables["observation"]) == 3


def test_a_role_without_titles_is_found(tmp_path: Path) -> None:
    note = note_text(participants=[{"person": "anna-alander", "role": "Envoy"}])
    titles = {"reference/roles.csv": "role_en,role_zh,role_ru\nMinister of Sheep,,\n"}
    data_dir = write_data(tmp_path, {"events/2099/2099-05-09-mariehamn-a-b.md": note} | titles)

    assert [finding.kind for finding in read_inputs(data_dir).findings] == ["untitled_role"]


def test_a_note_that_tells_of_later_times_is_found(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, {"events/2099/2099-05-09-mariehamn-a-b.md": note_text(tells_until="2099-07")})

    assert [finding.text for finding in read_inputs(data_dir).findings] == [
        "data/events/2099/2099-05-09-mariehamn-a-b.md: the text tells of times up to 2099-07-31; read on an earlier day, the page says so."
    ]


def test_a_reference_file_that_is_gone_refuses_what_needs_it_and_no_more(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, FILES)
    (data_dir / "reference" / "authorities.csv").unlink()
    reading = whole(read_inputs(data_dir))

    assert [(fault.file, fault.field) for fault in reading.faults] == [
        ("data/reference/authorities.csv", ""),
        ("data/figures/official_figures.csv", "stated_by"),
        ("data/figures/official_figures.csv", "counted_by"),
    ]
    assert {name: len(reading.tables[name]) for name in ("official_figure", "observation", "event")} == {
        "official_figure": 0,
        "observation": 3,
        "event": 1,
    }
    assert balance(reading) == []


def test_an_empty_folder_gives_faults_and_no_rows(tmp_path: Path) -> None:
    reading = read_inputs(tmp_path / "data")

    assert {fault.problem for fault in reading.all_faults} == {"the file is missing"}
    assert [name for name, frame in reading.tables.items() if len(frame)] == []


def test_the_same_files_give_the_same_rows_and_progress_is_told(folder: ReadFolder) -> None:
    again = whole(read_inputs(folder.data_dir))

    assert [name for name, frame in folder.reading.tables.items() if not frame.equals(again.tables[name])] == []
    assert folder.told == [
        "reference tables",
        "trade figures",
        "official figures",
        "notes",
        "market access",
        "prices, rates and harvests",
        "checks",
        "translations",
    ]


def test_the_data_that_ships_has_no_fault_and_every_row_is_counted(shipped_reading: Reading) -> None:
    assert said(shipped_reading) == []
    assert balance(shipped_reading) == []
    assert len(shipped_reading.tables["event"]) == len(list((DATA / "events").rglob("*.md")))
