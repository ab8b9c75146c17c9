"""``revisions`` as people start it."""

import json

import pytest

from etl.commands.revisions import in_columns, tell_revisions
from etl.load import replace_database
from tests.etl.command_line import run
from tests.factories import complete, frames, revision_row
from tests.loading import file_of


def test_revisions_are_listed_with_both_snapshots() -> None:
    changed = revision_row(old_value=12340.0, new_value=15000.0, new_snapshot_code="aland_customs-2")
    came = revision_row(seq=2, flow="import", old_value=None, new_value=5.0)
    url = file_of(revision=[changed, came])

    listed = run("revisions", "--database", url).stdout.splitlines()
    (record,) = json.loads(run("revisions", "--json", "--flow", "export", "--database", url).stdout)

    assert listed[0] == "2 figures changed between two arrivals."
    assert listed[3].split() == [
        *("aland_customs", "AX", "export", "BV", "HS:1001", "2099-05", "value_usd", "12340"),
        *("15000", "+2,660", "+21.6", "%", "aland_customs-1", "aland_customs-2"),
    ]
    assert listed[4].split()[7:] == ["unknown", "5", "aland_customs-1", "aland_customs-1"]
    assert record["new_snapshot_code"] == "aland_customs-2"


def test_figures_are_counted_by_what_they_are_and_a_short_list_is_whole() -> None:
    assert list(tell_revisions({"value_usd": 1_000, "net_weight_kg": 2}, [])) == [
        "1,002 figures changed between two arrivals: 1,000 values, 2 weights.",
        "\nListed: 0 of 1,002. --limit 0 lists all, --limit N so many; --help names the filters and orders.",
    ]


def test_numbers_stand_at_the_right_of_their_column() -> None:
    rows = [("source", "old"), ("aland", "5"), ("bv", "12340")]

    assert list(in_columns(rows)) == ["source    old", "aland       5", "bv      12340"]


def test_a_long_list_of_revisions_is_cut_to_the_largest_and_says_so(sqlite_url: str) -> None:
    changed = [
        revision_row(seq=seq, commodity_id=f"HS:{seq:04}", old_value=0.0, new_value=float(seq)) for seq in range(1, 61)
    ]
    replace_database(sqlite_url, frames(**complete(revision=changed)))

    listed = run("revisions", "--database", sqlite_url).stdout.splitlines()
    whole = run("revisions", "--limit", "0", "--database", sqlite_url).stdout.splitlines()
    lines = run("revisions", "--json", "--database", sqlite_url).stdout.splitlines()

    assert listed[0] == "60 figures changed between two arrivals."
    assert [line.split()[4] for line in listed[3:5]] == ["HS:0060", "HS:0059"]
    assert (
        listed[-1] == "Listed: 50 of 60. --limit 0 lists all, --limit N so many; --help names the filters and orders."
    )
    assert len(whole) == 60 + 3
    assert len(lines) == 60 + 1  # an object a line, and the list's end
    assert len(json.loads("".join(lines))) == 60


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--source", "nowhere", "the database has no such code, got 'nowhere'"),
        ("--flow", "sideways", "Take one of export, import"),
        ("--figure", "colour", "Take one of value_usd, net_weight_kg"),
        ("--by", "taste", "Take one of change, percent, table"),
    ],
)
def test_a_filter_of_revisions_that_means_nothing_is_wrong_usage(option: str, value: str, said: str) -> None:
    result = run("revisions", option, value, "--database", file_of(revision=[revision_row()]))

    assert result.returncode == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_no_revisions_are_one_line() -> None:
    assert run("revisions", "--database", file_of()).stdout == "0 figures changed between two arrivals.\n"
