"""The style sheets: what every page, a printed page and a chart that stands alone need of them."""

import pytest

from dashboard.ui.style import script, style_sheet


@pytest.mark.parametrize("name", ["page.css", "print.css", "embed.css"])
def test_a_style_sheet_is_one_element_and_whole(name: str) -> None:
    sheet = style_sheet(name)

    assert sheet.startswith("<style>")
    assert sheet.endswith("</style>")
    assert sheet.count("{") == sheet.count("}") > 0


def test_a_script_is_one_element_that_nothing_in_it_ends() -> None:
    assert script("print.js").count("</script>") == 1


def test_the_keyboards_place_is_seen_and_less_motion_is_less() -> None:
    sheet = style_sheet("page.css")

    assert ":focus-visible" in sheet
    assert "prefers-reduced-motion: reduce" in sheet


def test_paper_has_no_menu_and_no_buttons_and_has_what_only_paper_needs() -> None:
    screen, paper = style_sheet("print.css").split("@media print")

    assert ".printed { display: none; }" in screen
    assert "stSidebar" in paper
    assert "st-key-frameacts-" in paper
    assert ".printed { display: block;" in paper
