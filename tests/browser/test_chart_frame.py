"""The frame of a chart as a reader uses it: seen as table and sources, by keyboard too; alone in another page; on paper."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.running import OpenPage, wait_until_drawn, wait_until_settled

CHART, INTERACTIVE = ".still > svg", ".js-plotly-plot .main-svg"
FRAME = ".st-key-frame-timeline"


def frame(page: Page) -> Locator:
    found = page.locator(FRAME)
    found.locator(CHART).first.wait_for()
    return found


def look(framed: Locator, name: str) -> Locator:
    return framed.get_by_role("radio", name=name, exact=True)


def test_a_chart_is_seen_as_table_or_sources_one_at_a_time(open_page: OpenPage) -> None:
    page = open_page("/timeline")
    framed = frame(page)
    expect(framed.get_by_role("heading", level=2)).to_contain_text("Meetings and decisions")
    expect(framed.get_by_test_id("stDataFrame")).to_have_count(0)

    look(framed, "Table").click()
    framed.get_by_test_id("stDataFrame").wait_for()
    expect(framed.locator(CHART)).to_have_count(0)

    look(framed, "Sources and notes").click()
    expect(framed.get_by_text("each names its own sources").first).to_be_visible()
    expect(framed.get_by_test_id("stDataFrame")).to_have_count(0)

    look(framed, "Chart").click()
    framed.locator(CHART).first.wait_for()


def test_the_look_is_chosen_by_keyboard_and_stays_when_a_filter_changes(open_page: OpenPage) -> None:
    page = open_page("/timeline")
    framed = frame(page)
    look(framed, "Chart").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    framed.get_by_test_id("stDataFrame").wait_for()
    expect(look(framed, "Table")).to_have_attribute("aria-checked", "true")

    page.get_by_test_id("stMain").get_by_role("textbox").first.fill("grain")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('grain')")
    wait_until_settled(page)
    framed.get_by_test_id("stDataFrame").wait_for()


def test_a_chart_stands_alone_for_another_page_and_leads_to_the_full_view(open_page: OpenPage) -> None:
    page = open_page("/timeline?partner=KZ")
    framed = frame(page)
    framed.locator(".st-key-timeline-embed button").first.click()
    code = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    expect(code).to_contain_text("/embed/timeline?")
    html = code.inner_text()
    (address,) = re.findall(r'src="https?://[^/]+(/[^"]+)"', html)
    assert address.startswith("/embed/timeline?")

    alone = open_page(address.replace("&amp;", "&"))
    frame(alone)
    assert alone.locator(CHART).count() == 1
    expect(alone.get_by_test_id("stSidebar")).to_be_hidden()
    expect(alone.get_by_role("link", name="Khorgos: the full view")).to_be_visible()
    assert alone.locator("[data-testid=stMain] h1:visible").count() == 0


def test_paper_has_the_chart_whole_with_its_sources_and_the_address_and_no_menu(open_page: OpenPage) -> None:
    page = open_page("/timeline")
    framed = frame(page)
    page.emulate_media(media="print")
    try:
        expect(page.get_by_test_id("stSidebar")).to_be_hidden()
        expect(framed.get_by_role("radio", name="Table")).to_be_hidden()
        expect(framed.locator(".printed")).to_contain_text("Source: Notes of meetings")
        expect(page.get_by_text("Address of this page:")).to_be_visible()
        assert page.locator("[data-testid=stMain]").evaluate("main => getComputedStyle(main).overflowY") == "visible"
    finally:
        page.emulate_media(media="screen")


def made_interactive(page: Page, key: str) -> Locator:
    """The frame of a chart that was still, with the chart interactive in it."""
    framed = page.locator(f".st-key-frame-{key}")
    framed.get_by_text("Interactive", exact=True).click()
    wait_until_drawn(page, key)
    return framed


def test_a_chart_is_drawn_as_wide_as_paper_while_it_is_printed(open_page: OpenPage) -> None:
    page = open_page("/xinjiang")
    drawn = made_interactive(page, "xinjiang-trade").locator(INTERACTIVE).first
    on_screen = float(str(drawn.get_attribute("width")))
    # A browser prints as soon as it has told that it will.
    told = "(chart) => { window.dispatchEvent(new Event('beforeprint')); return chart.getAttribute('width'); }"
    assert drawn.evaluate(told) == "688"
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(drawn).to_have_attribute("width", str(int(on_screen)))


def test_the_place_of_a_chart_is_kept_before_it_is_drawn(open_page: OpenPage) -> None:
    framed = made_interactive(open_page("/xinjiang"), "xinjiang-trade")
    drawn = framed.get_by_test_id("stPlotlyChart").bounding_box()
    place = framed.locator("[data-testid=stElementContainer]:has([data-testid=stPlotlyChart])").bounding_box()
    assert drawn
    assert place
    assert abs(drawn["height"] - place["height"]) < 2


def test_a_page_opens_with_a_still_chart_that_tells_under_the_pointer_and_turns_interactive(
    open_page: OpenPage,
) -> None:
    page = open_page("/?partner=KZ")
    still = page.locator(".still")
    expect(still.get_by_role("img")).to_be_visible()
    expect(page.locator(INTERACTIVE)).to_have_count(0)
    tip = still.locator(".spot").last.locator(".tip")
    expect(tip).to_be_hidden()
    still.locator(".spot").last.locator(".found").hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("Gap:")

    page.get_by_text("Interactive", exact=True).click()
    page.locator(INTERACTIVE).first.wait_for()
    expect(still).to_have_count(0)


def test_nothing_of_a_still_chart_leaves_a_narrow_screen(open_page: OpenPage) -> None:
    page = open_page("/commodities?lang=ru", width=390)
    page.locator(".still").first.wait_for()
    outside = page.locator(".still :is(text, .tip)").evaluate_all(
        "all => all.map(one => [one.getBoundingClientRect(), one.textContent])"
        ".filter(([box, _]) => box.left < 0 || box.right > innerWidth).map(([_, text]) => text)"
    )
    assert outside == []
