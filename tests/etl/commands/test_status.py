"""``python -m etl status``, as a person reads it and as a program does."""

import json
import re

from tests.etl.command_line import run
from tests.etl.golden import BROKEN_NOTE, BROKEN_ROW


def test_status_is_good_reading(golden_sqlite_url: str) -> None:
    result = run("status", "--database", golden_sqlite_url)

    assert result.returncode == 0, result.stderr
    assert re.search(r"The record of events ends on \d{4}-\d\d-\d\d, -?[\d,]+ months before today", result.stdout)
    assert "34 rows read = 31 loaded + 3 rejected, from 20 files" in result.stdout
    assert re.search(r"aland_customs +4 +2098-01-01 +2099-03-31 +2099-12-01 +2100-01-18 +Aland Customs", result.stdout)
    assert f"Refused: 2\n  {BROKEN_NOTE}\n  {BROKEN_ROW}\n" in result.stdout
    assert "Set aside, by file: 1\n  data/trade/aland_customs.csv: 1\n" in result.stdout


def test_status_as_json_tells_the_same_to_a_program(golden_sqlite_url: str) -> None:
    told = json.loads(run("status", "--json", "--database", golden_sqlite_url).stdout)

    assert (told["rows_read"], told["rows_loaded"], told["rows_rejected"]) == (34, 31, 3)
    assert [rejection["kind"] for rejection in told["rejections"]] == ["refused", "refused", "set_aside"]
    assert told["sources"][0] == {
        "source_code": "aland_customs",
        "title": "Aland's trade by chapter",
        "publisher": "Aland Customs",
        "licence": "CC0",
        "rows": 4,
        "first_period": "2098-01-01",
        "last_period": "2099-03-31",
        "retrieved_date": "2099-12-01",
        "next_release_date": "2100-01-18",
        "is_next_release_assumed": False,
        "is_due": False,
        "command": "",
        "url": "https://example.org/customs",
        "files": ["data/trade/aland_customs.csv"],
    }


def test_status_without_a_database_says_how_to_make_one(sqlite_url: str) -> None:
    result = run("status", "--database", sqlite_url)

    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == f"There is no Khorgos database at {sqlite_url}. Run 'python -m etl build' to make one.\n"
