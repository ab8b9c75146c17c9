"""The overview of sources: what is held, how fresh, due when and got how."""

from datetime import date

import pytest

from dashboard.screens.data.sources import FOR_FILES, to_overview
from dashboard.subjects.sources import LoadedFigures
from tests.dashboard.made_names import made_names
from tests.dashboard.made_sources import made_source
from tests.dashboard.opened import open_page, texts

TODAY = date(2099, 6, 1)


def test_a_source_says_what_is_held_how_fresh_it_is_and_how_the_next_is_got() -> None:
    loaded = LoadedFigures(1000, date(2098, 1, 1), date(2099, 1, 31), by_year=False)
    late = made_source(loaded=loaded, next_release_date=date(2099, 5, 9), source_code="comtrade_monthly")
    silent = made_source(source_code="aland_customs")
    rows = to_overview([late, silent], made_names(), TODAY).without("source_name", *FOR_FILES).frame
    assert rows.iloc[0].tolist() == [
        "Jan 2098–Jan 2099",
        1000,
        "5 months ago",
        "since 9 May 2099",
        "python -m etl refresh comtrade_monthly",
    ]
    assert rows.drop(columns="row_count").iloc[1].tolist() == ["no figures loaded", "", "", "by hand"]


@pytest.mark.usefixtures("database")
def test_sources_tell_licence_reach_and_freshness() -> None:
    app = open_page("data", view="sources")
    assert not app.exception
    said = texts(app)
    assert "- **Licence:** CC0" in said
    assert "nan" not in said.casefold().split()  # what is missing is left out, not written
    assert "Figures end in May 2099" in said
    assert "Source aland_customs · Jan 2097–May 2099" in [fold.label for fold in app.expander]
