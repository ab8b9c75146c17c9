"""The API described for a person."""

import io
import re
from html import unescape

import pandas as pd
import pytest
from starlette.testclient import TestClient

from dashboard.api.guide import reading_lines
from dashboard.api.tables import API_TABLES


def test_the_page_shows_every_file_and_lines_that_read_it(full_client: TestClient) -> None:
    answer = full_client.get("/api/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = unescape(answer.text)
    for table in API_TABLES:
        assert f'href="http://testserver/api/{table}.json"' in page
        for line in reading_lines(f"http://testserver/api/{table}.csv").values():
            assert line in page


def test_the_line_for_pandas_reads_the_rows(full_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    read = pd.read_csv
    address = re.compile(r"^http://testserver")
    monkeypatch.setattr(
        pd,
        "read_csv",
        lambda url, **options: read(io.BytesIO(full_client.get(address.sub("", url)).content), **options),
    )
    names: dict[str, pd.DataFrame] = {}
    exec(reading_lines("http://testserver/api/trade.csv")["Python (pandas)"], names)  # noqa: S102 - the line is what is tested
    assert sorted(names["frame"]["commodity_id"]) == ["HS:0201", "HS:1001", "HS:1001"]
