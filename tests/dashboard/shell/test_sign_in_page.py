"""What a person is shown who is not let in: a sentence in each language and one way on."""

import re
from pathlib import Path

import pytest
from starlette.types import Scope

from dashboard.shell.let_in import who_is_let_in
from dashboard.shell.refusal import Refusal
from dashboard.shell.sign_in_page import refusal_page
from tests.signed_in import CLIENT, SECTION, cookies_with, header_of, set_section, set_up_access


@pytest.fixture(autouse=True)
def access(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_up_access(monkeypatch, tmp_path)


def page_for(cookies: dict[str, str], path: str = "/event", query: str = "id=2099-04-02-a") -> str:
    headers = [(name.encode(), value.encode()) for name, value in header_of(cookies).items()]
    scope: Scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": headers}
    refusal = who_is_let_in(scope)
    assert refusal is not None
    answer = refusal_page(scope, refusal)
    assert (answer.status_code, answer.headers["cache-control"]) == (refusal.status, "no-store")
    return bytes(answer.body).decode()


def test_it_says_in_every_language_to_sign_in_and_has_one_way() -> None:
    page = page_for({})

    assert re.findall(r'<p lang="(\w+)">(.*)</p>', page) == [
        ("en", "Sign in to read these pages."),
        ("zh", "请登录后查看这些页面。"),
        ("ru", "Войдите, чтобы читать эти страницы."),
    ]
    assert re.findall(r'<a href="(.*)">(.*)</a>', page) == [
        ("/sign-in?provider=default&amp;to=event%3Fid%3D2099-04-02-a", "Sign in · 登录 · Войти")
    ]
    assert re.findall("<title>.*</title>|<script|<link|<img", page) == ["<title>Khorgos</title>"]


def test_one_who_is_not_on_the_list_is_told_so_and_can_sign_out() -> None:
    page = page_for(cookies_with(email='<b>"x"@bland.example'))

    assert "You are signed in as &lt;b&gt;&#34;x&#34;@bland.example, who is not on the list" in page
    assert re.findall(r'<a href="(.*)">(.*)</a>', page) == [("/auth/logout", "Sign out · 退出登录 · Выйти")]


def test_one_whose_address_is_not_verified_is_told_so() -> None:
    assert "your provider does not say that this address is yours" in page_for(cookies_with(email_verified=False))


def test_several_providers_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    set_section(monkeypatch, {**SECTION, "aland": {"client_id": CLIENT}})

    assert re.findall(r">(Sign in.*)</a>", page_for({})) == [
        "Sign in · 登录 · Войти (default)",
        "Sign in · 登录 · Войти (aland)",
    ]


def test_an_answer_keeps_the_headers_of_the_refusal() -> None:
    scope: Scope = {"type": "http", "path": "/", "query_string": b"", "headers": []}

    assert refusal_page(scope, Refusal(401, "", {"www-authenticate": "Bearer"})).headers["www-authenticate"] == "Bearer"
