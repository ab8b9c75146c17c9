"""What is missing in acts that were found."""

import re

from etl.drafts.acts.found import FoundAct, FoundActs, missing_of, to_iso


def test_the_columns_that_are_empty_in_any_act_are_named_in_order() -> None:
    full = FoundAct(
        *("plums", "AX", "CN", "announcement", "in_force", "whole", "2099-05-09", "stated", "Announcement"),
        publisher="GACC",
        source_url="https://example.org",
        published_date="2099-05-09",
    )

    assert missing_of([full]) == ()
    assert missing_of([full, FoundAct(good="plums")])[:3] == ("origin", "kind", "scope")


def test_address_and_day_of_reading_go_to_every_act() -> None:
    found = FoundActs("a page", "name", (FoundAct(), FoundAct())).seen_at("https://example.org", "2099-12-01")

    assert [(act.source_url, act.read_date) for act in found.acts] == [("https://example.org", "2099-12-01")] * 2


def test_a_day_is_written_as_iso() -> None:
    assert to_iso(re.match(r"(\d+)/(\d+)/(\d+)", "2099/5/9")) == "2099-05-09"
    assert to_iso(None) == ""
