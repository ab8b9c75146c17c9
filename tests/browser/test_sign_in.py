"""Signing in at a provider, from the page asked for and back to it, and out again: with a provider of our own."""

import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dashboard.access import access_file
from dashboard.drafts import inbox
from dashboard.watch import audit
from etl.schema.address import ADDRESS_VARIABLE
from tests.browser.running import SECONDS_TO_START, patient_page, serve, wait_until_settled
from tests.loading import file_of
from tests.signed_in import KEY

with warnings.catch_warnings():  # of Authlib, on a module of its own that the provider uses
    warnings.simplefilter("ignore")
    import oidc_provider_mock

EDITOR = {"email": "editor@aland.example", "email_verified": True}
PEOPLE = {
    "editor": EDITOR,
    "unverified": EDITOR | {"email_verified": False},
    "silent": {"email": "editor@aland.example"},
    "outsider": {"email": "x@bland.example", "email_verified": True},
    "leaver": {"email": "leaver@aland.example", "email_verified": True},
}
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the provider, on Authlib
LISTED = "addresses: {editor@aland.example: editor, leaver@aland.example: reader}"
WITHOUT_LEAVER = "addresses: {editor@aland.example: editor}"
USER = "_streamlit_user"
PAGE = {"accept": "text/html"}


@dataclass(frozen=True)
class Served:
    """A server with access set up: its address, its list of people, and where its audit is."""

    url: str
    people: Path
    audit: Path

    def acts(self) -> list[tuple[str, str, str]]:
        """The event, the reader and the reason of each line of the audit."""
        lines = map(json.loads, self.audit.read_text(encoding="utf-8").splitlines())
        return [(line["event"], line.get("reader", ""), line.get("reason", "")) for line in lines]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("access")
    people, audited, secrets = folder / "access.yml", folder / "audit.log", folder / "secrets.toml"
    people.write_text(LISTED, encoding="utf-8")
    users = [oidc_provider_mock.User(sub=sub, claims=claims) for sub, claims in PEOPLE.items()]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as provider:
        section = {
            "redirect_uri": "http://127.0.0.1:{port}/oauth2callback",
            "cookie_secret": KEY,
            "client_id": "khorgos-of-the-tests",
            "client_secret": "made-up",  # pragma: allowlist secret
            "server_metadata_url": f"http://localhost:{provider.server_port}/.well-known/openid-configuration",
        }
        lines = [f'{name} = "{value}"' for name, value in section.items()]
        secrets.write_text("\n".join(["[auth]", *lines]), encoding="utf-8")
        told = {
            ADDRESS_VARIABLE: file_of(),
            access_file.VARIABLE: str(people),
            audit.VARIABLE: str(audited),
            inbox.VARIABLE: str(folder),
            "STREAMLIT_SECRETS_FILES": str(secrets),
        }
        with serve(folder / "app.log", told) as url:
            yield Served(url, people, audited)


@pytest.fixture
def served(server: Served) -> Iterator[Served]:
    """The server, with the list of people as it was after whatever becomes of it."""
    yield server
    server.people.write_text(LISTED, encoding="utf-8")


def browser_of(served: Served, cookies: dict[str, str] | None = None) -> httpx2.Client:
    """A browser without a picture, with these cookies."""
    return httpx2.Client(base_url=served.url, headers=PAGE, cookies=cookies, timeout=SECONDS_TO_START)


def at_provider(asked: str, person: str) -> str:
    """Where the provider leads back to whom it takes for this person."""
    return str(httpx2.post(asked, data={"sub": person}, timeout=SECONDS_TO_START).headers["location"])


def signed_in(served: Served, person: str, path: str = "/") -> httpx2.Client:
    """A browser's cookies after the way through the provider, begun at a page."""
    client = browser_of(served)
    (way,) = re.findall(r'<a href="(.*)">', client.get(path).text)
    begun = client.get(unescape(way))
    asked = client.get(begun.headers["location"]).headers["location"]
    back = at_provider(asked, person)
    assert client.get(back).headers["location"] == "/"
    return client


def test_a_sign_in_leads_back_to_the_page_asked_for(served: Served) -> None:
    client = signed_in(served, "editor", "/timeline?kind=summit")

    assert client.get("/").headers["location"] == "/timeline?kind=summit"
    assert client.get("/timeline").status_code == client.get("/api/events.ics").status_code == 200
    assert ("sign-in", "editor@aland.example", "") in served.acts()


@pytest.mark.parametrize(
    ("person", "address", "reason"),
    [
        ("outsider", "x@bland.example", "not on the list"),
        ("unverified", "editor@aland.example", "address not verified"),
        ("silent", "editor@aland.example", "address not verified"),
    ],
)
def test_a_sign_in_that_does_not_count_lets_nobody_in(served: Served, person: str, address: str, reason: str) -> None:
    client = signed_in(served, person)
    refused = client.get("/timeline")

    assert (refused.status_code, client.get("/api/events.ics").status_code) == (403, 403)
    assert re.findall(r'<a href="(.*)">', refused.text) == ["/auth/logout"]
    assert ("sign-in refused", address, reason) in served.acts()


def test_an_answer_of_the_provider_that_this_browser_did_not_ask_for_is_refused(served: Served) -> None:
    own = browser_of(served)
    (way,) = re.findall(r'<a href="(.*)">', own.get("/").text)
    asked = own.get(own.get(unescape(way)).headers["location"]).headers["location"]
    back, other = at_provider(asked, "editor"), browser_of(served)
    led = [other.get(address) for address in (back, "/oauth2callback?code=a&state=b", "/oauth2callback?error=x")]

    assert [answer.headers["location"] for answer in led] == ["/"] * 3
    assert USER not in other.cookies
    assert other.get("/").status_code == 401
    assert served.acts()[-1] == ("sign-in refused", "", "no sign-in that can be believed")


def test_one_who_signs_out_or_leaves_the_list_is_let_in_no_more(served: Served) -> None:
    client = signed_in(served, "leaver")
    copied = dict(client.cookies)
    client.get("/auth/logout")
    again = browser_of(served, copied).get("/timeline").status_code
    client = signed_in(served, "leaver")
    before = client.get("/timeline").status_code
    served.people.write_text(WITHOUT_LEAVER, encoding="utf-8")
    after = client.get("/timeline").status_code

    assert [again, before, after] == [401, 200, 403]
    assert ("sign-out", "leaver@aland.example", "") in served.acts()


def of_this_machine_only(route: Route) -> None:
    """The provider's pages would load a style sheet from elsewhere."""
    is_here = re.match(r"http://(localhost|127\.0\.0\.1):", route.request.url)
    route.continue_() if is_here else route.abort()


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """A tab of a browser with cookies of its own, which keeps the programs that it has."""
    page = patient_page(chromium)
    page.route("**/*", of_this_machine_only)
    yield page
    page.context.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The tab, in which nobody has signed in yet."""
    yield tab
    tab.goto("about:blank")
    tab.context.clear_cookies()


def test_a_person_signs_in_reads_and_signs_out(served: Served, page: Page) -> None:
    page.goto(f"{served.url}/glossary")
    expect(page).to_have_title("Khorgos")
    expect(page.locator("p")).to_have_count(3)
    page.get_by_role("link", name="Sign in · 登录 · Войти").click()
    page.get_by_role("button", name="editor", exact=True).click()
    page.wait_for_url("**/glossary")
    wait_until_settled(page)
    expect(page.get_by_role("heading", name="Glossary")).to_be_visible()
    expect(page.get_by_text("editor@aland.example")).to_be_visible()
    page.get_by_role("link", name="Drafts").click()
    expect(page.get_by_text("No draft waits.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()  # the provider asks whether to sign out there too
    expect(page.get_by_text("Sign in to read these pages.")).to_be_visible()
    page.goto(f"{served.url}/glossary")
    expect(page.locator("a")).to_have_text("Sign in · 登录 · Войти")


def test_a_page_that_is_open_ends_with_the_right_to_it(served: Served, page: Page) -> None:
    page.goto(f"{served.url}/glossary?lang=ru")
    page.get_by_role("link", name="Sign in · 登录 · Войти").click()
    page.get_by_role("button", name="leaver", exact=True).click()
    page.wait_for_url("**/glossary?lang=ru")
    wait_until_settled(page)
    served.people.write_text(WITHOUT_LEAVER, encoding="utf-8")
    page.get_by_role("radio", name="English").first.click()
    expect(page.get_by_text("You are signed in as leaver@aland.example, who is not on the list")).to_be_visible()
