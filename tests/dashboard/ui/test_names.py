"""Names of codes for widgets, in the language of the page."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.names import labeller
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import open_page
from tests.factories import area_row
from tests.loading import file_of


def test_a_code_without_a_name_shows_itself() -> None:
    label = labeller({"AX": "Aland"})
    assert (label("AX"), label("BV")) == ("Aland", "BV")


def partners(app: AppTest) -> list[str]:
    (choice,) = (box for box in app.selectbox if box.key.endswith(".partner"))
    return list(choice.options)


@pytest.mark.parametrize(("language", "name"), [("en", "Kazakhstan"), ("zh", "哈萨克斯坦")])
def test_names_are_in_the_language_of_the_page(monkeypatch: pytest.MonkeyPatch, language: str, name: str) -> None:
    monkeypatch.setenv(
        ADDRESS_VARIABLE, file_of(area=[area_row(area_code="KZ", name_en="Kazakhstan", name_zh="哈萨克斯坦")])
    )

    assert name in partners(open_page("overview", lang=language))
