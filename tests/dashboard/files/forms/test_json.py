"""JSON."""

import json
from datetime import date
from typing import Any

from hypothesis import given

from tests.dashboard.files.forms.made_rows import SCHEMA, tables, written


@given(tables)
def test_json_has_the_same_rows(rows: list[dict[str, Any]]) -> None:
    read = json.loads(written("json", rows))
    assert read == [row | {"day": row["day"].isoformat() if row["day"] else None} for row in rows]
    whole = [row["value_usd"] for row in read if row["value_usd"] is not None]
    assert all(isinstance(value, int) == (float(value).is_integer() and abs(value) < 1e16) for value in whole)


def test_no_rows_are_an_empty_list_and_rows_stand_one_a_line() -> None:
    first = dict.fromkeys(SCHEMA.names) | {"name": 'a"b', "day": date(2099, 5, 9)}

    assert json.loads(written("json", [])) == []
    lines = written("json", [first, dict.fromkeys(SCHEMA.names)]).decode().splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 4)
    assert lines[1].startswith('{"name": "a\\"b", "other_name": null, ')
    assert '"day": "2099-05-09"' in lines[1]
