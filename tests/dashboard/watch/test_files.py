"""A file that a page makes is told in one line."""

import logging

import pytest

from dashboard.watch.asked import current_asked, note_build, working_on
from dashboard.watch.files import failures, note_failure, telling


def test_a_file_is_told_with_its_size_under_the_id_of_whoever_asked(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "khorgos")
    seen: list[str] = []

    def make() -> bytes:
        note_build("made-up")
        seen.append(current_asked().request_id)
        return b"made"

    with working_on("9f") as asked:
        content = telling("export", make, form="csv")()

    [record] = caplog.records
    facts = dict(record.__dict__["khorgos_facts"])
    assert facts.pop("seconds") >= 0
    assert (content, record.getMessage(), facts) == (b"made", "export", {"bytes": 4, "form": "csv"})
    assert (seen, asked.build_id) == (["9f"], "")


def test_a_failure_is_kept_for_the_page_that_is_served_and_for_nobody_else() -> None:
    with failures() as one:
        with failures() as other:
            note_failure("of the other")
        note_failure("of the one")
    note_failure("of nobody")

    assert (list(one), list(other)) == (["of the one"], ["of the other"])
