"""Which cookies are believed: those that this server signed for a sign-in that counts, and no others."""

import json
import time

import pytest
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from dashboard.access.sign_in import SignIn, has_signed_token, providers, sign_in_of, sign_out
from tests.signed_in import CLIENT, SECTION, cookies_with, set_section, signed, tokens_with

BELIEVED = SignIn("editor@aland.example", "default", is_verified=True)
HOURS = 12


@pytest.fixture(autouse=True)
def section(monkeypatch: pytest.MonkeyPatch) -> None:
    set_section(monkeypatch, dict(SECTION))


def test_a_sign_in_at_the_provider_is_believed() -> None:
    assert sign_in_of(cookies_with(), HOURS) == BELIEVED
    assert sign_in_of(cookies_with(aud=["another", CLIENT]), HOURS) == BELIEVED


@pytest.mark.parametrize(
    "cookies",
    [
        {},
        {USER_COOKIE_NAME: ""},
        {USER_COOKIE_NAME: json.dumps({"email": "editor@aland.example", "email_verified": True})},
        cookies_with(key="another"),
        cookies_with(key=""),
        signed(json.dumps({"email": "editor@aland.example"})),
        signed("no JSON"),
        signed('["a", "list"]'),
        {USER_COOKIE_NAME: signed(cookies_with()[USER_COOKIE_NAME], name=TOKENS_COOKIE_NAME)[USER_COOKIE_NAME]},
        cookies_with(origin="https://khorgos.bland.example"),
        cookies_with(origin=None),
        cookies_with(is_logged_in=False),
        cookies_with(is_logged_in="yes"),
        cookies_with(provider="another"),
        cookies_with(provider=None),
        cookies_with(provider=["default"]),
        cookies_with(aud="a-client-of-others"),
        cookies_with(aud=None),
        {USER_COOKIE_NAME: "\xff\xfe.a.b"},
    ],
)
def test_what_another_signed_or_for_another_is_not(cookies: dict[str, str]) -> None:
    assert sign_in_of(cookies, HOURS) is None


def test_parts_of_a_split_cookie_are_not_put_together() -> None:
    whole = json.dumps({"email": "editor@aland.example"})
    parts = {f"{USER_COOKIE_NAME}_1": signed(whole, name=f"{USER_COOKIE_NAME}_1")[USER_COOKIE_NAME]}

    assert sign_in_of({**signed("chunks-1"), **parts}, HOURS) is None


@pytest.mark.parametrize(("hours_ago", "is_believed"), [(11.9, True), (12.1, False)])
def test_a_sign_in_counts_for_some_hours(
    monkeypatch: pytest.MonkeyPatch, hours_ago: float, *, is_believed: bool
) -> None:
    now = time.time()
    with monkeypatch.context() as then:
        then.setattr(time, "time", lambda: now - hours_ago * 3600)
        cookies = cookies_with()

    assert (sign_in_of(cookies, HOURS) == BELIEVED) is is_believed


@pytest.mark.parametrize(
    ("told", "is_verified"), [(True, True), (False, False), ("true", False), (1, False), (None, None)]
)
def test_only_a_plain_yes_says_that_an_address_is_verified(told: object, *, is_verified: bool | None) -> None:
    assert sign_in_of(cookies_with(email_verified=told), HOURS) == SignIn(
        "editor@aland.example", "default", is_verified
    )


@pytest.mark.parametrize("address", [None, ["editor@aland.example"], {"a": 1}, 7])
def test_an_address_that_is_no_text_is_none(address: object) -> None:
    assert sign_in_of(cookies_with(email=address), HOURS) == SignIn("", "default", is_verified=True)


@pytest.mark.parametrize("ending", ["", "=", "=="])
def test_a_sign_in_that_was_ended_is_believed_no_more_however_its_signature_is_written(ending: str) -> None:
    cookies, other = cookies_with(name=f"Ed{ending}"), cookies_with(name="another browser")
    sign_out(cookies, HOURS)
    cookies[USER_COOKIE_NAME] += ending

    assert [sign_in_of(one, HOURS) for one in (cookies, other)] == [None, BELIEVED]


def test_of_named_providers_each_has_its_client(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = {name: SECTION[name] for name in ("redirect_uri", "cookie_secret")}
    set_section(monkeypatch, {**shared, "one": {"client_id": "first"}, "two": {"client_id": "second"}})

    assert providers() == {"one": "first", "two": "second"}
    assert sign_in_of(cookies_with(provider="two", aud="second"), HOURS) is not None
    assert sign_in_of(cookies_with(provider="two", aud="first"), HOURS) is None


@pytest.mark.parametrize(
    ("cookies", "is_signed"),
    [
        (tokens_with("RS256"), True),
        (tokens_with("none"), False),
        (tokens_with("None"), False),
        (tokens_with(""), False),
        (tokens_with("RS256", key="another"), False),
        ({}, False),
    ],
)
def test_only_what_the_provider_signed_is_a_sign_in(cookies: dict[str, str], *, is_signed: bool) -> None:
    assert has_signed_token(cookies) is is_signed
