"""Who of those who signed in is let in, and as what, by the list of now."""

from pathlib import Path

import pytest

from dashboard.access.access_file import VARIABLE
from dashboard.access.people import Person, cookies_of, end_sign_in, is_configured, person_of, reader_by_sign_in
from dashboard.access.roles import Kind, Reader, Role
from tests.signed_in import cookies_with, header_of, set_up_access

EDITOR = Reader("editor@aland.example", Role.EDITOR, Kind.PERSON)


@pytest.fixture
def access(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    return set_up_access(monkeypatch, tmp_path)


def test_nobody_is_signed_in_where_no_access_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)

    assert not is_configured()
    assert person_of(cookies_with()) is None
    assert reader_by_sign_in({}) is None


def test_who_is_on_the_list_has_its_role(access: Path) -> None:
    found = person_of(cookies_with(email="Editor@Aland.example"))

    assert is_configured()
    assert found == Person("Editor@Aland.example", EDITOR, is_unverified=False, provider="default")
    assert person_of(cookies_with(email="x@bland.example")) == Person(
        "x@bland.example", None, is_unverified=False, provider="default"
    )
    assert person_of({}) is None


def test_a_request_brings_its_sign_in_as_a_cookie(access: Path) -> None:
    headers = [(name.encode(), value.encode()) for name, value in header_of(cookies_with()).items()]

    assert reader_by_sign_in({"type": "http", "headers": headers}) == EDITOR
    assert cookies_of({}) == {}


def test_a_role_that_is_taken_away_is_gone_for_the_same_cookie(access: Path) -> None:
    before = person_of(cookies_with())
    access.write_text("addresses: {another@aland.example: editor}", encoding="utf-8")
    after = person_of(cookies_with())

    assert [one and one.reader for one in (before, after)] == [EDITOR, None]


@pytest.mark.parametrize(
    ("verified", "vouched", "is_let_in"),
    [
        (True, "[]", True),
        (None, "[]", False),
        (None, "[default]", True),
        (None, "[another]", False),
        (False, "[default]", False),
    ],
)
def test_an_address_counts_where_the_provider_or_the_list_vouches_for_it(
    access: Path, verified: bool | None, vouched: str, *, is_let_in: bool
) -> None:
    access.write_text(f"domains: {{aland.example: reader}}\nvouched_providers: {vouched}", encoding="utf-8")
    found = person_of(cookies_with(email_verified=verified))

    assert found is not None
    assert (found.reader is not None, found.is_unverified) == (is_let_in, not is_let_in)


def test_a_sign_in_that_was_ended_lets_nobody_in(access: Path) -> None:
    cookies = cookies_with(name="of another browser")
    end_sign_in(cookies)

    assert person_of(cookies) is None
