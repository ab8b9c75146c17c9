"""Readings put together lose nothing and keep their order."""

import pandas as pd

from etl.errors import Fault
from etl.values.reading import FileCount, Finding, Reading, join_readings
from etl.vocabulary.builds import Severity


def reading(name: str) -> Reading:
    return Reading(
        tables={"area": pd.DataFrame({"area_code": [name]})},
        faults=[Fault(f"{name}.csv", "line 1", "name", "", "", "")],
        set_aside=[Fault(f"{name}.csv", "line 2", "name", "", "", "")],
        files=[FileCount(f"{name}.csv", "", 3, 1, 2)],
        findings=[Finding(name, Severity.WARNING, "Noticed.")],
    )


def test_tables_are_stacked_and_all_else_is_listed_in_the_order_given() -> None:
    joined = join_readings([reading("b"), Reading(), reading("a")])

    assert joined.tables["area"]["area_code"].tolist() == ["b", "a"]
    assert joined.tables["area"].index.tolist() == [0, 1]
    assert [(one.file, one.where) for one in joined.faults] == [("b.csv", "line 1"), ("a.csv", "line 1")]
    assert [(one.file, one.where) for one in joined.set_aside] == [("b.csv", "line 2"), ("a.csv", "line 2")]
    assert [count.file for count in joined.files] == ["b.csv", "a.csv"]
    assert [finding.kind for finding in joined.findings] == ["b", "a"]
