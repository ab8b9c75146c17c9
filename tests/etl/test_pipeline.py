"""The order of the work: what stops a build, what does not, and when there is nothing to do."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from etl import pipeline, schema
from etl.errors import InputFaults, NoConnection, NoDatabase, VerificationFailed
from etl.load.contents import read_contents
from etl.pipeline import BuildStage
from etl.values.reading import FileCount, Finding
from etl.vocabulary.builds import Severity
from tests.databases import by_key, read_table, read_tables
from tests.etl.golden import BROKEN_NOTE, BROKEN_ROW, GOLDEN
from tests.factories import observation_row, reading
from tests.loading import OLD

HEADER = "reporter,partner,flow,period,commodity,value,net_weight,quantity,quantity_unit,status,quality,note\n"
TRADE = "trade/aland_customs.csv"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of the golden data folder, to be changed."""
    return Path(shutil.copytree(GOLDEN / "data", tmp_path / "copy" / "data", ignore=shutil.ignore_patterns(".checked")))


def mend(data_dir: Path) -> None:
    """Take out what is broken on purpose."""
    (data_dir / "events/2099/2099-05-18-broken-note.md").unlink()
    trade = data_dir / TRADE
    trade.write_text(trade.read_text(encoding="utf-8").replace(",many,", ",5,"), encoding="utf-8")


def test_check_finds_every_fault_and_touches_no_database(data_dir: Path) -> None:
    before = sorted(data_dir.rglob("*"))

    assert [str(fault) for fault in pipeline.check(data_dir).all_faults] == [BROKEN_NOTE, BROKEN_ROW]
    shutil.rmtree(data_dir / ".checked")
    assert sorted(data_dir.rglob("*")) == before


def test_strict_builds_nothing_if_there_is_any_fault(data_dir: Path, sqlite_url: str) -> None:
    with pytest.raises(InputFaults) as refused:
        pipeline.build(data_dir, sqlite_url, strict=True)

    assert [str(fault) for fault in refused.value.faults] == [BROKEN_NOTE, BROKEN_ROW]
    with pytest.raises(NoDatabase):
        read_contents(sqlite_url)


def test_strict_builds_where_there_is_no_fault(data_dir: Path, sqlite_url: str) -> None:
    mend(data_dir)

    result = pipeline.build(data_dir, sqlite_url, strict=True)

    assert list(result.faults) == []
    assert result.rows_loaded == result.rows_read - len(result.set_aside)


def test_the_same_inputs_in_another_place_give_the_same_build_and_the_same_rows(
    data_dir: Path, golden_url: str
) -> None:
    rows = read_tables(golden_url)

    second = pipeline.build(data_dir, golden_url)

    again = read_tables(golden_url)
    for build in (rows["build"][0], again["build"][0]):
        del build["built_at"]
    assert second.build_id == rows["build"][0]["build_id"]
    assert again == rows


def test_a_database_that_is_not_there_is_not_current(data_dir: Path, database_url: str) -> None:
    assert not pipeline.is_current(data_dir, database_url)


def test_a_build_is_current_until_an_input_changes(data_dir: Path, golden_url: str) -> None:
    assert pipeline.is_current(data_dir, golden_url)

    with (data_dir / TRADE).open("a", encoding="utf-8") as file:
        file.write("AX,BV,export,2097,TOTAL,1,,,,,,\n")

    assert not pipeline.is_current(data_dir, golden_url)


def test_progress_is_told_parts_read_and_tables_loaded(sqlite_url: str) -> None:
    told: list[tuple[BuildStage, str]] = []

    result = pipeline.build(GOLDEN / "data", sqlite_url, progress=lambda stage, step: told.append((stage, step)))

    assert (BuildStage.READ, "trade figures") in told
    assert {step for stage, step in told if stage is BuildStage.LOAD} == set(result.rows)


@pytest.fixture
def made_up_reading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of which reading gives one observation and a finding, whatever lies in it."""

    def read(data_dir: Path, progress: object = None, **_: object) -> object:
        read = reading(observation=[observation_row()], files=[FileCount("data/trade/aland_customs.csv", "", 1, 1, 0)])
        read.findings.append(
            Finding("parts_exceed_total", Severity((data_dir / "severity").read_text()), "The parts exceed.")
        )
        return read

    monkeypatch.setattr(pipeline, "read_inputs", read)
    return tmp_path


def test_a_warning_is_stored_and_stops_nothing(made_up_reading: Path, sqlite_url: str) -> None:
    (made_up_reading / "severity").write_text("warning")

    pipeline.build(made_up_reading, sqlite_url)

    row = {"seq": 1, "kind": "parts_exceed_total", "severity": "warning", "text": "The parts exceed."}
    assert read_table(sqlite_url, schema.finding) == [row]


def test_an_error_keeps_the_old_database(made_up_reading: Path, old_url: str) -> None:
    (made_up_reading / "severity").write_text("error")

    with pytest.raises(VerificationFailed, match="not swapped in:\nThe parts exceed"):
        pipeline.build(made_up_reading, old_url)

    assert read_table(old_url, schema.area) == by_key(OLD)["area"]


def test_a_file_that_changes_while_it_is_read_keeps_the_old_database(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path, sqlite_url: str
) -> None:
    read = pipeline.read_inputs

    def read_late(folder: Path, progress: object = None, **_: object) -> object:
        (folder / TRADE).write_text(HEADER, encoding="utf-8")
        return read(folder)

    monkeypatch.setattr(pipeline, "read_inputs", read_late)

    with pytest.raises(VerificationFailed, match=r"data/trade/aland_customs\.csv changed while it was read"):
        pipeline.build(data_dir, sqlite_url)


def test_a_folder_without_data_does_not_empty_the_database(tmp_path: Path, old_url: str) -> None:
    with pytest.raises(VerificationFailed, match="Not one row could be read"):
        pipeline.build(tmp_path, old_url)

    assert read_table(old_url, schema.area) == by_key(OLD)["area"]


values = st.one_of(st.floats(0, 1e12).map(repr), st.sampled_from(["", "many", "1,5", "NaN", "-3", "0"]))
rows_of_trade = st.lists(
    st.tuples(values, st.sampled_from(["AX", "QQ", ""]), st.sampled_from(["export", "sale"])), min_size=20, max_size=60
)


@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(drawn=rows_of_trade)
@example(drawn=[])
def test_loaded_and_rejected_are_what_was_read_and_nothing_refers_to_nothing(
    drawn: list[tuple[str, str, str]], data_dir: Path, sqlite_url: str
) -> None:
    lines = [
        f'{reporter},BV,{flow},{2000 + number},TOTAL,"{value}",,,,,,\n'
        for number, (value, reporter, flow) in enumerate(drawn)
    ]
    (data_dir / TRADE).write_text(HEADER + "".join(lines), encoding="utf-8")

    result = pipeline.build(data_dir, sqlite_url)

    observations = read_table(sqlite_url, schema.observation)
    count = next(row for row in read_table(sqlite_url, schema.build_file) if row["file"] == f"data/{TRADE}")
    areas = {row["area_code"] for row in read_table(sqlite_url, schema.area)}
    assert result.rows_loaded + result.rows_rejected == result.rows_read
    assert count["rows_loaded"] + count["rows_rejected"] == len(drawn)
    assert count["rows_loaded"] == len(observations)
    assert {row["reporter_code"] for row in observations} <= areas


@pytest.mark.parametrize("url", ["mysql://host/name", "postgresql+psycopg://nobody@127.0.0.1:1/name?connect_timeout=2"])
def test_an_address_that_leads_nowhere_is_named(url: str) -> None:
    with pytest.raises(NoConnection, match=r"^Cannot connect to (mysql|postgresql).*KHORGOS_DATABASE_URL\.$"):
        pipeline.build(GOLDEN / "data", url)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "khorgos.db"
    path.write_text("This is a letter to the ministry, and much longer than a header." * 20, encoding="utf-8")

    with pytest.raises(NoDatabase, match=r"What lies at .* is no Khorgos database: file is not a database\. Run"):
        read_contents(f"sqlite:///{path}")


def test_a_database_of_another_schema_is_named_and_built_anew(
    data_dir: Path, golden_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.load.reading.SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)

    with pytest.raises(
        NoDatabase, match=f"has schema version {schema.SCHEMA_VERSION}, this Khorgos reads {schema.SCHEMA_VERSION + 1}"
    ):
        read_contents(golden_url)
    assert not pipeline.is_current(data_dir, golden_url)
