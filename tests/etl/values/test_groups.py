import pandas as pd

from etl.values.groups import expand_groups, goes_in_circle

PARENTS = {
    "HS:12": "",
    "HS:1201": "HS:12",
    "HS:120110": "HS:1201",
    "HS:1209": "HS:12",
    "HS:120930": "HS:1209",
    "TOTAL": "",
}


def rules(*lines: tuple[str, str, str]) -> pd.DataFrame:
    rows = [
        {"group_code": "oilseed", "commodity_id": code, "rule": rule, "basis": basis, "reason": code}
        for code, rule, basis in lines
    ]
    return pd.DataFrame(rows, dtype="str")


def members(*lines: tuple[str, str, str]) -> dict[str, tuple[str, str]]:
    frame = expand_groups(rules(*lines), PARENTS)
    return {row["commodity_id"]: (row["basis"], row["reason"]) for row in frame.to_dict("records")}


def test_an_exact_code_brings_everything_below_it_with_its_reason() -> None:
    assert members(("HS:1201", "include", "exact")) == {
        "HS:1201": ("exact", "HS:1201"),
        "HS:120110": ("exact", "HS:1201"),
    }


def test_an_exclude_takes_a_branch_out_and_a_finer_include_brings_a_code_back() -> None:
    lines = [("HS:12", "include", "exact"), ("HS:1209", "exclude", ""), ("HS:120930", "include", "exact")]

    assert members(*lines) == {
        "HS:12": ("exact", "HS:12"),
        "HS:1201": ("exact", "HS:12"),
        "HS:120110": ("exact", "HS:12"),
        "HS:120930": ("exact", "HS:120930"),
    }


def test_a_chapter_that_stands_in_says_nothing_about_its_headings() -> None:
    assert members(("HS:12", "include", "stand_in"), ("HS:1201", "include", "exact")) == {
        "HS:12": ("stand_in", "HS:12"),
        "HS:1201": ("exact", "HS:1201"),
        "HS:120110": ("exact", "HS:1201"),
    }


def test_parents_that_come_back_to_themselves_are_seen() -> None:
    parents = {"a": "b", "b": "a", "c": "d", "d": ""}

    assert [goes_in_circle(code, parents) for code in "abcd"] == [True, True, False, False]
