"""The data dictionary over HTTP."""

import csv
import io

from starlette.testclient import TestClient

from dashboard.rows.dictionary import columns_of
from dashboard.rows.table_list import TABLES


def test_it_has_every_column_of_every_table_in_both_forms(full_client: TestClient) -> None:
    rows = full_client.get("/api/dictionary.json").json()
    assert [(row["table"], row["column"]) for row in rows] == [
        (one.table, one.field.name) for one in columns_of(TABLES)
    ]
    (value,) = (row for row in rows if (row["table"], row["column"]) == ("trade", "value_usd"))
    assert (value["heading"], value["unit"], value["type"]) == ("Value (US dollars)", "USD", "number")
    answer = full_client.get("/api/dictionary.csv")
    assert answer.headers["content-disposition"].startswith('attachment; filename="khorgos_dictionary.csv"')
    assert len(list(csv.DictReader(io.StringIO(answer.text, newline="")))) == len(rows)


def test_it_speaks_the_language_asked_for(full_client: TestClient) -> None:
    rows = full_client.get("/api/dictionary.json?lang=ru").json()
    assert {row["type_name"] for row in rows} == {"текст", "целое число", "число", "дата", "да или нет"}


def test_what_it_does_not_take_is_refused(full_client: TestClient) -> None:
    refused = full_client.get("/api/dictionary.csv?lang=xx&partner=KZ")
    assert refused.status_code == 400
    assert [one["parameter"] for one in refused.json()["faults"]] == ["partner", "lang"]
