"""The partner that pages are about: Kazakhstan first, the group of the five as the last, one choice for all pages."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.subjects.reference import PARTNERS
from dashboard.ui.choices import PARTNERS_AND_GROUP
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, open_page
from tests.factories import area_row
from tests.loading import file_of


@pytest.fixture(autouse=True)
def _database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        ADDRESS_VARIABLE, file_of(area=[area_row(area_code=code, name_en=code) for code in (*PARTNERS, "C5")])
    )


def chosen(app: AppTest) -> object:
    return app.session_state[f"{app.session_state['page']}.partner"]


def test_kazakhstan_is_first_and_the_five_together_come_last() -> None:
    assert (PARTNERS_AND_GROUP[0], PARTNERS_AND_GROUP[-1]) == ("KZ", "C5")
    assert PARTNERS_AND_GROUP[:-1] == tuple(PARTNERS)
    assert chosen(open_page("overview")) == "KZ"


def test_the_partner_of_the_address_is_chosen() -> None:
    app = open_page("overview", partner="C5")
    assert chosen(app) == "C5"
    assert address_of(app) == {"partner": ["C5"]}
