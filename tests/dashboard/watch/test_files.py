"""A file that a page makes is made in the name of whoever asks for it, and a brief is told in one line."""

import logging

import pytest

from dashboard.watch.asked import Who, current_asked, note_build, working_on
from dashboard.watch.files import brief_told, failures, in_their_name, note_failure

READER = Who("one@aland.example", "person")


def test_a_file_is_made_under_the_id_and_in_the_name_of_whoever_asks() -> None:
    seen: list[tuple[str, Who]] = []

    def make() -> bytes:
        note_build("made-up")
        seen.append((current_asked().request_id, current_asked().who))
        return b"made"

    with working_on("9f", READER) as asked:
        content = in_their_name(make)()

    assert (content, seen, asked.build_id) == (b"made", [("9f", READER)], "")


def test_a_brief_is_told_with_its_size_and_who_took_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    with working_on("9f", READER):
        content = brief_told(lambda: b"made", file="brief.html", language="ru")()

    [record] = caplog.records
    facts = dict(record.__dict__["khorgos_facts"])
    assert facts.pop("seconds") >= 0
    told = {"reader": READER.name, "kind": "person", "file": "brief.html", "language": "ru", "bytes": 4}
    assert (content, record.getMessage(), facts) == (b"made", "brief", told)


def test_a_failure_is_kept_for_the_page_that_is_served_and_for_nobody_else() -> None:
    with failures() as one:
        with failures() as other:
            note_failure("of the other")
        note_failure("of the one")
    note_failure("of nobody")

    assert (list(one), list(other)) == (["of the one"], ["of the other"])
