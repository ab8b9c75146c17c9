"""Tables over HTTP: the bytes of the programs' file, what may be asked, and what is told of the build."""

import csv
import gzip
import io
import json
import logging
import zipfile
from collections.abc import Generator, Iterator
from datetime import date
from typing import Any, cast

import pandas as pd
import pytest
from sqlalchemy import Select
from starlette.testclient import TestClient

from dashboard.api import answers, tables
from dashboard.api.tables import API_TABLES
from dashboard.files.files import FileForm
from dashboard.files.forms import parquet
from dashboard.files.tables import Wanted, write_table
from dashboard.rows import arrow, streams
from dashboard.rows.arrow import ArrowReader
from dashboard.rows.table_list import TABLES
from dashboard.ui.database import connect
from etl.load import replace_database
from etl.schema.address import ADDRESS_VARIABLE
from tests.conftest import LoadDatabase
from tests.dashboard.api.answered import everything
from tests.factories import (
    Row,
    area_row,
    build_row,
    commitment_row,
    complete,
    event_row,
    frames,
    month,
    observation_row,
    official_figure_row,
    revision_row,
    year,
)
from tests.loading import load_file


@pytest.mark.parametrize("table", API_TABLES)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_bytes_are_the_same_however_the_rows_are_cut(
    loaded_database: LoadDatabase, client: TestClient, monkeypatch: pytest.MonkeyPatch, table: str, form: str
) -> None:
    loaded_database(**everything())
    whole = client.get(f"/api/{table}.{form}")
    assert (whole.status_code, whole.content[-1:]) == (200, b"\n")
    monkeypatch.setattr(arrow, "BATCH_ROWS", 1)
    monkeypatch.setattr(arrow, "BATCH_BYTES", 1)
    assert client.get(f"/api/{table}.{form}").content == whole.content


def _cell(value: float | bool | None) -> str:
    return "" if value is None else json.dumps(value)


@pytest.mark.parametrize("table", API_TABLES)
def test_the_json_has_the_same_cells(
    loaded_database: LoadDatabase, client: TestClient, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    loaded_database(**everything())
    monkeypatch.setattr(arrow, "BATCH_ROWS", 1)
    objects = client.get(f"/api/{table}.json").json()
    told = csv.DictReader(io.StringIO(client.get(f"/api/{table}.csv").text, newline=""))
    as_text = [{key: cell if isinstance(cell, str) else _cell(cell) for key, cell in row.items()} for row in objects]
    assert as_text == list(told)


def test_numbers_of_the_json_are_numbers_and_gaps_are_null(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**everything())
    cells = {
        row["value_usd"]: (row["net_weight_kg"], row["is_derived"]) for row in client.get("/api/trade.json").json()
    }
    assert cells == {1_000_000: (500_000, False), -5.25: (500_000, False), 12345678901234.5: (None, False)}


def test_a_table_without_rows_is_a_heading_or_an_empty_list(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**everything())
    assert client.get("/api/trade.json?years=1999-2000").json() == []
    assert (
        client.get("/api/trade.csv?years=1999-2000").text
        == ",".join(streams.row_schema(TABLES["trade"]).names) + "\r\n"
    )


@pytest.mark.parametrize(
    ("asked", "values"),
    [
        ("partner=CX", ["-5.25"]),
        ("partner=CX&partner=BV&years=2098-2099", ["-5.25", "1000000"]),
        ("flow=export&years=2097-2097", ["12345678901234.5"]),
        ("text=cmd", ["-5.25"]),
        ("flow=export&limit=1&commodity=HS:1001", ["1000000"]),
    ],
)
def test_parameters_are_the_filters_of_the_page(
    loaded_database: LoadDatabase, client: TestClient, asked: str, values: list[str]
) -> None:
    loaded_database(**everything())
    frame = pd.read_csv(io.BytesIO(client.get(f"/api/trade.csv?{asked}").content), dtype=str)
    assert sorted(frame["value_usd"]) == sorted(values)


def test_names_come_in_the_language_asked_for(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**everything())
    assert [row["partner_name"] for row in client.get("/api/trade.json?partner=CX&lang=zh").json()] == ["羊島"]


def test_a_switch_is_on_or_off(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**everything())
    counts = {value: len(client.get(f"/api/figures.json?shown={value}").json()) for value in ("0", "1")}
    assert counts == {"0": 2, "1": 1}


@pytest.mark.parametrize(
    ("asked", "parameter", "allowed"),
    [
        ("wrong=1", "wrong", "partner"),
        ("flow=sideways", "flow", "export"),
        ("flow=", "flow", "import"),
        ("partner=ax", "partner", "AX"),
        ("years=2099", "years", "first and last year, as 2013-2024"),
        ("years=2099-2013", "years", "first and last year, as 2013-2024"),
        ("years=0000-0000", "years", "first and last year, as 2013-2024"),
        ("years=2013-2014&years=2014-2015", "years", "one value"),
        ("limit=0", "limit", "a whole number from 1 to 2000000000"),
        ("limit=-1", "limit", "a whole number from 1 to 2000000000"),
        ("limit=9999999999", "limit", "a whole number from 1 to 2000000000"),
        ("lang=xx", "lang", "zh"),
        ("text=a%00b", "text", "words of at most 200 printable characters, parted by spaces"),
        (f"text={'a' * 201}", "text", "words of at most 200 printable characters, parted by spaces"),
    ],
)
def test_what_can_not_be_asked_is_refused_with_what_can(
    loaded_database: LoadDatabase, client: TestClient, asked: str, parameter: str, allowed: str
) -> None:
    loaded_database(**everything())
    answer = client.get(f"/api/trade.csv?{asked}")
    assert answer.status_code == 400
    faults = {fault["parameter"]: fault["allowed"] for fault in answer.json()["faults"]}
    assert list(faults) == [parameter]
    assert allowed in faults[parameter]


def test_every_fault_is_told_at_once(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**everything())
    faults = client.get("/api/trade.json?flow=up&partner=BV&partner=QQ&years=x&nothing=1").json()["faults"]
    told = [(fault["parameter"], fault["seen"]) for fault in faults]
    assert told == [("nothing", "1"), ("partner", "QQ"), ("flow", "up"), ("years", "x")]


def test_many_codes_are_told_by_the_nearest(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(
        area=[area_row(area_code=f"A{number:03}") for number in range(150)], observation=[observation_row()]
    )
    (fault,) = client.get("/api/trade.csv?partner=A0777").json()["faults"]
    assert "A077" in fault["allowed"]
    assert len(fault["allowed"]) == 20
    assert "of 152 allowed ones" in fault["problem"]


def test_gzip_holds_the_same_bytes_and_only_who_takes_it_gets_it(
    loaded_database: LoadDatabase, client: TestClient
) -> None:
    loaded_database(**everything())
    for form in ("csv", "json"):
        plain = client.get(f"/api/trade.{form}", headers={"accept-encoding": "gzip;q=0, br"})
        with client.stream("GET", f"/api/trade.{form}", headers={"accept-encoding": "br, GZIP"}) as packed:
            raw = b"".join(packed.iter_raw())
        assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("gzip", "accept-encoding")
        assert "content-encoding" not in plain.headers
        assert gzip.decompress(raw) == plain.content
        assert packed.headers["etag"] == plain.headers["etag"]


def test_an_answer_links_to_the_package_of_the_same_rows(
    loaded_database: LoadDatabase, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded_database(**everything())
    monkeypatch.setattr(answers, "base_path", lambda: "/khorgos")
    monkeypatch.setattr(tables, "base_path", lambda: "/khorgos")
    links = client.head("/api/trade.csv?partner=CX&limit=2").headers["link"]
    assert (
        links
        == '</khorgos/api/openapi.json>; rel="service-desc", </khorgos/api/trade.zip?partner=CX&limit=2>; rel="describedby"'
    )


def test_the_package_holds_the_csv_and_where_the_rows_are_seen(
    loaded_database: LoadDatabase, client: TestClient
) -> None:
    loaded_database(**everything())
    with zipfile.ZipFile(io.BytesIO(client.get("/api/trade.zip?partner=CX").content)) as package:
        assert package.read("data/trade.csv") == client.get("/api/trade.csv?partner=CX").content
        assert b"http://testserver/data?partner=CX" in package.read("README.md")


def of_two_days() -> dict[str, list[Row]]:
    """A row of each of two days in several tables: 9 May 2098 and the day after."""
    days = (date(2098, 5, 9), date(2098, 5, 10))
    return {
        "event": [event_row(event_id=f"{day}-talks", start_date=day, known_from=day) for day in days],
        "observation": [observation_row(**month(2097, day.day), known_from=day) for day in days],
        "official_figure": [
            official_figure_row(figure_code=f"F{day.day}", known_from=day, shown_from=day) for day in days
        ],
        "commitment": [commitment_row(event_id=f"{day}-talks", known_from=day) for day in days],
        "revision": [revision_row(seq=day.day, known_from=day) for day in days],
    }


@pytest.mark.parametrize("table", ["trade", "figures", "events", "commitments", "revisions"])
def test_any_day_can_be_asked_for_what_was_known_at_its_end(
    loaded_database: LoadDatabase, client: TestClient, table: str
) -> None:
    loaded_database(**of_two_days())
    days = ("2098-05-08", "2098-05-09", "2098-05-10", "2999-12-31", "0001-01-01")
    assert [len(client.get(f"/api/{table}.json?as_of={day}").json()) for day in days] == [0, 1, 2, 2, 0]
    assert len(client.get(f"/api/{table}.json").json()) == 2


def test_calendar_and_feed_are_of_the_day_and_so_are_their_links(
    loaded_database: LoadDatabase, client: TestClient
) -> None:
    loaded_database(**of_two_days())
    calendar, feed = (client.get(f"/api/events.{form}?as_of=2098-05-09").text for form in ("ics", "atom"))
    assert (calendar.count("BEGIN:VEVENT"), feed.count("<entry>")) == (1, 1)
    assert "/event?id=2098-05-09-talks&asof=2098-05-09" in calendar.replace("\r\n ", "")
    assert "/event?id=2098-05-09-talks&amp;asof=2098-05-09" in feed
    assert "asof" not in client.get("/api/events.ics").text


def test_a_file_of_a_day_names_the_day(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**of_two_days())
    answer = client.get("/api/trade.zip?as_of=2098-05-09")
    assert "khorgos_trade_as-of-2098-05-09.zip" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        readme, descriptor = package.read("README.md").decode(), json.loads(package.read("datapackage.json"))
    assert "As known on 9 May 2098." in readme
    assert "with what was known on 9 May 2098" in readme
    assert "http://testserver/data?asof=2098-05-09" in readme
    assert descriptor["khorgos"]["as_of"] == "2098-05-09"


def test_a_code_that_no_row_had_yet_on_the_day_is_answered_with_no_rows(
    loaded_database: LoadDatabase, client: TestClient
) -> None:
    loaded_database(**of_two_days())
    answer = client.get("/api/figures.json?unit=USD&as_of=2098-05-08")
    assert (answer.status_code, answer.json()) == (200, [])


@pytest.mark.parametrize("wrong", ["2098-02-30", "20980509", "", "yesterday", "2098-05-09&as_of=2098-05-10"])
@pytest.mark.parametrize("path", ["/api/events.csv", "/api/events.ics", "/api/trade.zip"])
def test_what_is_no_day_is_refused(loaded_database: LoadDatabase, client: TestClient, path: str, wrong: str) -> None:
    loaded_database()
    answer = client.get(f"{path}?as_of={wrong}")
    assert answer.status_code == 400
    assert [fault["parameter"] for fault in answer.json()["faults"]] == ["as_of"]


def test_head_tells_of_the_file_without_it(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**everything())
    head, whole = client.head("/api/trade.csv?partner=CX"), client.get("/api/trade.csv?partner=CX")
    assert head.content == b""
    assert head.headers == whole.headers
    assert head.headers["content-disposition"].startswith('attachment; filename="khorgos_trade_CX.csv"')
    assert client.head("/api/trade.csv?partner=QQ").status_code == 400


def test_a_file_is_told_once_in_the_audit_and_one_that_is_not_made_is_not(
    loaded_database: LoadDatabase, client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    loaded_database(**everything())
    caplog.set_level(logging.INFO, "khorgos.audit")
    answer = client.get("/api/trade.csv?partner=BV", headers={"accept-encoding": "gzip"})
    client.head("/api/trade.csv")
    client.get("/api/trade.csv", headers={"if-none-match": answer.headers["etag"]})
    client.get("/api/trade.csv?partner=nowhere")

    rows = len(list(csv.DictReader(io.StringIO(answer.text, newline=""))))
    told = [record.__dict__["khorgos_facts"] for record in caplog.records]
    assert [{name: line[name] for name in ("file", "form", "rows", "is_whole")} for line in told] == [
        {"file": "khorgos_trade_BV.csv", "form": "csv", "rows": rows, "is_whole": True}
    ]


def test_a_file_name_of_other_letters_can_be_read(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**everything())
    told = client.head("/api/trade.json", params={"text": "羊"}).headers["content-disposition"]
    assert told == "attachment; filename=\"khorgos_trade_.json\"; filename*=UTF-8''khorgos_trade_%E7%BE%8A.json"


ROWS = 40


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Sizes of the batches of trade, as they are read; a batch has one row."""
    read: list[int] = []

    def noticing(kind: type[ArrowReader]) -> None:
        as_it_is = kind.batches

        def batches(self: ArrowReader, question: Select[Any], limit: int | None = None) -> Iterator[Any]:
            for batch in as_it_is(self, question, limit):
                if "value_usd" in batch.schema.names:
                    read.append(batch.num_rows)
                yield batch

        monkeypatch.setattr(kind, "batches", batches)

    monkeypatch.setattr(arrow, "BATCH_ROWS", 1)
    monkeypatch.setattr(arrow, "BATCH_BYTES", 1)
    monkeypatch.setattr(parquet, "GROUP_ROWS", 1)
    noticing(arrow.SqliteReader)
    noticing(arrow.PostgresReader)
    return read


def written(form: FileForm) -> Generator[bytes]:
    with connect() as connection:
        return cast("Generator[bytes]", write_table(connection, form, Wanted("trade"), "http://127.0.0.1"))


@pytest.fixture
def many_rows(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    """A file with a row a year."""
    monkeypatch.setenv(ADDRESS_VARIABLE, load_file(sqlite_url, observation=of_years()))


def of_years() -> list[Row]:
    return [observation_row(**year(number)) for number in range(2050, 2050 + ROWS)]


@pytest.mark.usefixtures("many_rows")
@pytest.mark.parametrize("form", [FileForm.CSV, FileForm.JSON, FileForm.PARQUET])
def test_rows_are_read_as_they_are_taken(batches: list[int], form: FileForm) -> None:
    body = written(form)
    assert next(body)
    assert next(body)
    assert 0 < len(batches) < ROWS / 2
    rest = b"".join(body)
    assert rest
    assert sum(batches) == ROWS


@pytest.mark.usefixtures("many_rows")
def test_whoever_stops_early_leaves_the_rest_in_the_database(batches: list[int]) -> None:
    body = written(FileForm.CSV)
    assert next(body)
    assert next(body)
    body.close()
    assert len(batches) < ROWS / 2


def test_whoever_takes_no_more_rows_holds_up_no_build(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, postgres_url)
    replace_database(postgres_url, frames(**complete(observation=of_years())))
    body = written(FileForm.CSV)
    assert next(body)
    replace_database(postgres_url, frames(**complete(build=[build_row(build_id="another")])))

    rows = b"".join(body).decode().splitlines()
    assert (len(rows), {row.rpartition(",")[2] for row in rows}) == (ROWS, {"0123456789ab"})
