"""Publishers' files with something changed: refused with a sentence or read, never a traceback, and nothing wrong taken."""

import math
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.errors import KhorgosError
from etl.inputs.codes import KnownCodes, known_codes
from etl.inputs.reference import read_reference
from etl.inputs.trade.trade_file import check_rows
from etl.publishers import importing, importing_figures
from etl.publishers.importing import find_card, import_file
from etl.publishers.importing_figures import import_figures
from etl.values.keyed_rows import to_frame
from etl.values.reading import FileCount
from etl.values.written import FIRST_YEAR, LAST_YEAR, find_control
from etl.vocabulary.trade import Flow
from tests.etl.made_inputs import CARD, yaml_text
from tests.faults.cases import data_folder
from tests.faults.mutations import Mutation, mutations
from tests.faults.publishers_files import NAMES_OF_FILES, write_publishers_files

SOURCES = {"prices_csv": "worldbank_pink_sheet", "rates_csv": "hmrc_yearly_average", "production_csv": "faostat_qcl"}
TABLES_OF_TEXT = (
    *("gacc_online_query", "comtrade_annual_download", "baci_year", "uz_stat", "wits_trade_summary", "imf_imts_csv"),
    *("fed_yuan_bank", "fed_yuan_board", "faostat_production", "prices_csv", "rates_csv", "plain_csv"),
)
WHEN = datetime(2099, 12, 1, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="module")
def reference_is_read_once() -> Iterator[None]:
    """None of these files changes what is referred to, and reading that takes longer than the file."""
    once = cache(read_reference)
    with patch.object(importing, "read_reference", once), patch.object(importing_figures, "read_reference", once):
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a data folder and the sound files."""
    folder = tmp_path_factory.mktemp("mutants")
    data = data_folder(folder)
    for name in ("prices", "rates", "production"):
        shutil.copytree(Path(__file__).parents[2] / "data" / name, data / name)
    (data / "sources/bouvet_office.yml").write_text(yaml_text(CARD), encoding="utf-8")
    write_publishers_files(folder / "files")
    return folder


def take(folder: Path, name: str, mutation: Mutation) -> list[FileCount]:
    """Import a file of this name with its bytes changed; gives the counts, none where it is refused whole."""
    (sound,) = (path for path in (folder / "files" / name).iterdir() if not path.name.endswith(".mapping.yml"))
    changed = folder / "changed"
    shutil.rmtree(changed, ignore_errors=True)
    shutil.copytree(sound.parent, changed)
    path, data = changed / sound.name, folder / "data"
    path.write_bytes(mutation(sound.read_bytes()))
    try:
        figures = import_figures(path, data, source=SOURCES.get(name, ""), retrieved_at=WHEN)
        if figures is not None:
            return [figures.count]
        flow = Flow.IMPORT if name == "gacc_online_query" else None
        imported = import_file(path, data, flow=flow, retrieved_at=WHEN)
    except KhorgosError:
        return []
    finally:
        shutil.rmtree(data / "snapshots", ignore_errors=True)
    codes = known_codes_of(data)
    for one in imported.imports:
        rows = one.layout.read(path, data)
        require_sane(to_frame(check_rows(rows, find_card(one.source_code, data), codes, is_received=True).good))
    return [one.file.count for one in imported.imports]


@cache
def known_codes_of(data: Path) -> KnownCodes:
    return known_codes(read_reference(data))


def require_sane(rows: pd.DataFrame) -> None:
    for column in ("value_usd", "net_weight_kg", "quantity"):
        assert [value for value in rows[column].dropna() if not math.isfinite(value)] == []
    years = {day.year for column in ("period_start", "period_end") for day in rows[column]}
    assert [year for year in years if not FIRST_YEAR <= year <= LAST_YEAR] == []
    assert [text for text in texts_of(rows) if find_control(text)] == []


def texts_of(rows: pd.DataFrame) -> Iterator[str]:
    for column in ("commodity_id", "quantity_unit", "hs_revision", "status", "quality"):
        yield from (str(text) for text in rows[column].dropna())


@pytest.mark.parametrize("name", NAMES_OF_FILES)
def test_a_sound_file_is_recognised(folder: Path, name: str) -> None:
    counts = take(folder, name, lambda content: content)

    # Two are of made-up areas, which the real reference does not have.
    assert counts != [] or name in {"plain_csv", "production_csv"}


@pytest.mark.parametrize("name", TABLES_OF_TEXT)
def test_a_table_with_its_headings_twice_is_refused(folder: Path, name: str) -> None:
    assert take(folder, name, with_columns_twice) == []


def with_columns_twice(content: bytes) -> bytes:
    """Every column once more, with the values of the line before."""
    lines = [line.rstrip(b"\r") for line in content.split(b"\n")]
    others = [lines[0], *lines[:1], *lines[1:-1]]
    return b"\n".join(line + b"," + other for line, other in zip(lines, others, strict=True))


@pytest.mark.parametrize("name", ["wits_trade_json", "comtrade_annual_api"])
@pytest.mark.parametrize("again", [b'"7"', b"7", b"[]", b"null", b"{}"])
def test_an_answer_with_a_key_twice_is_refused(folder: Path, name: str, again: bytes) -> None:
    def change(content: bytes) -> bytes:
        place = content.index(b', "', len(content) // 2)
        key = content[place + 2 :].partition(b":")[0]
        return content[:place] + b", " + key + b": " + again + content[place:]

    assert take(folder, name, change) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES_OF_FILES), changes=st.lists(mutations(), min_size=1, max_size=3))
def test_a_changed_file_gives_a_sentence_or_rows_that_can_be(folder: Path, name: str, changes: list[Mutation]) -> None:
    def change(content: bytes) -> bytes:
        for one in changes:
            content = one(content)
        return content

    for count in take(folder, name, change):
        assert count.rows_loaded + count.rows_rejected == count.rows_read
