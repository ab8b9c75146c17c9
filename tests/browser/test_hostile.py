"""A record, a search word and foreign pages that try to make a reader's browser do something: nothing comes of it."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from etl.schema.address import ADDRESS_VARIABLE
from tests.browser.hostile import EVENT_ADDRESS, PERSON_ADDRESS, PROMISE_ADDRESS, Tracker, label, rows
from tests.browser.running import FAULT, Tab, patient_page, serve, wait_until_settled
from tests.loading import file_of

LINKS = """() => [...document.querySelectorAll('a')].filter(one => one.hostname !== location.hostname
    || one.port !== location.port || !/^https?:$/.test(one.protocol)).map(one => [one.protocol, one.rel])"""
LOADED = """() => [...document.querySelectorAll('img, iframe, script, link, embed, object, video, audio')]
    .map(one => one.src || one.href || one.data || '').filter(one => /^http/.test(one) && !one.startsWith(location.origin))"""
# What a script would do that got into a page after all: each way out of it to another host, and words run as a program.
DIRECTIVES = ["base-uri", "connect-src", "frame-src", "img-src", "media-src", "object-src", "script-src"]
DIRECTIVES_OF_ELEMENTS = ["script-src-elem", "style-src-elem"]
WAYS_OUT = """async ([host, awaited]) => {
    const blocked = new Set();
    document.addEventListener('securitypolicyviolation', event => blocked.add(event.effectiveDirective));
    const put = (tag, told) => document.body.append(Object.assign(document.createElement(tag), told));
    put('img', {src: host + '/img'});
    put('script', {src: host + '/script.js'});
    put('script', {textContent: 'window.isRun = true'});
    put('link', {rel: 'stylesheet', href: host + '/style.css'});
    put('iframe', {src: host + '/frame'});
    put('object', {data: host + '/object'});
    put('video', {src: host + '/video'});
    put('base', {href: host});
    await fetch(host + '/fetch').catch(() => {});
    try { new WebSocket(host.replace('http', 'ws') + '/socket'); } catch {}
    setTimeout('window.isRun = true'); // eval itself is let through for whoever drives the browser
    const pause = () => new Promise(done => setTimeout(done, 300));
    for (let looks = 0; looks < 300 && awaited.some(one => !blocked.has(one)); looks++) await pause();
    await pause();
    return [[...blocked].sort(), window.isRun === true];
}"""
OPENED = """address => new Promise(told => {
    const socket = new WebSocket(address);
    socket.onopen = () => told(true);
    socket.onerror = () => told(false);
})"""


@pytest.fixture(scope="module")
def tracker() -> Iterator[Tracker]:
    with Tracker() as one:
        yield one


@pytest.fixture(scope="module")
def hostile_url(tracker: Tracker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app shows the hostile record."""
    with serve(tmp_path_factory.mktemp("hostile") / "app.log", {ADDRESS_VARIABLE: file_of(**rows(tracker.url))}) as url:
        yield url


@pytest.fixture
def page(chromium: Browser, hostile_url: str) -> Iterator[Page]:
    """A tab whose console had no error, and in which nothing asked anything of the reader."""
    tab, asked = Tab(chromium), []
    tab.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    yield tab.page
    assert (tab.leave(), asked) == ([], [])
    tab.page.context.close()


def test_a_hostile_record_is_shown_as_letters_and_asks_nothing_of_any_host(
    page: Page, hostile_url: str, tracker: Tracker
) -> None:
    word = quote(label(tracker.url, "meeting"))
    headed = {EVENT_ADDRESS: "title", PROMISE_ADDRESS: "promise", PERSON_ADDRESS: "person"}
    for path in (*headed, f"/search?q={word}", f"/timeline?text={word}"):
        page.goto(hostile_url + path)
        wait_until_settled(page)
        assert page.evaluate(LOADED) == [], path
        rel = "noopener noreferrer"
        assert [link for link in page.evaluate(LINKS) if link not in (["http:", rel], ["https:", rel])] == [], path
        assert page.locator(f"{FAULT}, .katex").count() == 0, path
        if path in headed:
            shown = page.locator("h1").inner_text().replace("\u2060", "")
            assert label(tracker.url, headed[path]) in shown, path
        if path == EVENT_ADDRESS:
            assert page.get_by_text("[data](data:text/html,<script>alert(4)</script>)").count() == 1
    assert tracker.hits == []


def test_a_script_that_got_into_a_page_would_reach_no_other_host(
    chromium: Browser, hostile_url: str, tracker: Tracker
) -> None:
    page = patient_page(chromium)
    page.goto(hostile_url + "/method")
    wait_until_settled(page)
    directives = [*DIRECTIVES, *DIRECTIVES_OF_ELEMENTS]
    blocked, is_run = page.evaluate(WAYS_OUT, [tracker.url, directives])
    page.context.close()

    assert [one for one in directives if one not in blocked] == []
    assert (is_run, tracker.hits) == (False, [])


def test_a_foreign_page_neither_shows_ours_nor_opens_its_socket(chromium: Browser, hostile_url: str) -> None:
    page = patient_page(chromium)
    with Tracker() as elsewhere:
        page.goto(elsewhere.url)
        page.set_content(
            f'<iframe src="{hostile_url}/timeline"></iframe><iframe src="{hostile_url}/embed/timeline"></iframe>'
        )
        while not all(led := [frame.url for frame in page.frames[1:]]):
            page.wait_for_timeout(50)
        shown = [url for url in led if not url.startswith("chrome-error:")]
        is_opened = page.evaluate(OPENED, hostile_url.replace("http", "ws") + "/_stcore/stream")
        page.context.close()

    assert (shown, is_opened) == ([], False)
