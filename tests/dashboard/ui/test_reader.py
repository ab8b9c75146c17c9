"""Who reads the page that is drawn now, and whether drafts are theirs to decide on."""

from pathlib import Path

import pytest

from dashboard.access.access_file import VARIABLE
from dashboard.access.people import Person
from dashboard.access.roles import ANYONE, Kind, Reader, Role
from dashboard.drafts import inbox
from dashboard.ui import reader
from dashboard.ui.reader import may_decide, who_reads
from tests.signed_in import set_up_access

EDITOR = Reader("one@aland.example", Role.EDITOR, Kind.PERSON)


def test_where_no_access_is_configured_anyone_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)

    assert who_reads() == ANYONE


def test_else_it_is_who_the_cookies_of_the_page_show(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_up_access(monkeypatch, tmp_path)
    nobody = who_reads()
    monkeypatch.setattr(reader, "person_of", lambda _cookies: Person(EDITOR.name, EDITOR, is_unverified=False))

    assert (nobody, who_reads()) == (None, EDITOR)


@pytest.mark.parametrize(
    ("asking", "may"),
    [
        (EDITOR, True),
        (Reader("one@aland.example", Role.MAINTAINER, Kind.PERSON), True),
        (Reader("one@aland.example", Role.READER, Kind.PERSON), False),
        (Reader("a-program", Role.MAINTAINER, Kind.PROGRAM), False),
        (ANYONE, False),
        (None, False),
    ],
)
def test_editors_decide_where_the_server_may_write(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asking: Reader | None, *, may: bool
) -> None:
    monkeypatch.setenv(inbox.VARIABLE, str(tmp_path))
    there = may_decide(asking)
    monkeypatch.delenv(inbox.VARIABLE)

    assert (there, may_decide(asking)) == (may, False)
