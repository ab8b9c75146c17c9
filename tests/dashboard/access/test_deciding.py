"""Who asks: by a token, by a sign-in, or anyone where no access is configured."""

import pytest
from starlette.types import Scope

from dashboard.access import openness, people, tokens
from dashboard.access.deciding import decide_reader
from dashboard.access.roles import ANYONE, Kind, Reader, Role, reader_of
from dashboard.watch.asked import Who, working_on

PROGRAM = Reader("a-made-up-program", Role.READER, Kind.PROGRAM)
PERSON = Reader("one@aland.example", Role.EDITOR, Kind.PERSON)


@pytest.mark.parametrize(
    ("by_token", "by_sign_in", "is_configured", "is_open", "reader"),
    [
        (PROGRAM, PERSON, True, False, PROGRAM),
        (None, PERSON, True, False, PERSON),
        (None, None, True, False, None),
        (None, None, True, True, None),
        (None, None, False, True, ANYONE),
        (None, None, False, False, None),
        (PROGRAM, None, False, False, PROGRAM),
    ],
)
def test_a_token_comes_before_a_sign_in(
    monkeypatch: pytest.MonkeyPatch,
    by_token: Reader | None,
    by_sign_in: Reader | None,
    reader: Reader | None,
    *,
    is_configured: bool,
    is_open: bool,
) -> None:
    monkeypatch.setattr(tokens, "reader_by_token", lambda _scope: by_token)
    monkeypatch.setattr(people, "reader_by_sign_in", lambda _scope: by_sign_in)
    monkeypatch.setattr(people, "is_configured", lambda: is_configured)
    monkeypatch.setattr(openness, "is_open_to", lambda _scope: is_open)
    scope: Scope = {"client": ("192.0.2.1", 1), "headers": []}

    with working_on("9f") as asked:
        assert decide_reader(scope) == reader
    assert asked.who == (Who(reader.name, reader.kind) if reader else Who())
    assert reader_of(scope) == reader
