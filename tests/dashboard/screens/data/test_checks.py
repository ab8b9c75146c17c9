"""What the build refused and noticed, to be read whole."""

import re

import pytest

from tests.dashboard.opened import address_of, open_page, texts
from tests.dashboard.screens.data.shown import answer_of, records


@pytest.mark.usefixtures("database")
def test_checks_show_findings_refusals_and_the_rule() -> None:
    app = open_page("data", view="checks", table="events", kind="summit")
    assert not app.exception
    assert answer_of(app) == ("Of 4 rows read, 3 are loaded and 1 set aside or refused, each with its reason.")
    refused, noticed, changed = records(app)
    assert "Write digits only." in refused
    assert "The parts exceed their total." in noticed
    assert "+100.0 %" in changed
    assert "the surest first" in texts(app)
    assert address_of(app) == {"view": ["checks"]}


@pytest.mark.usefixtures("database")
def test_a_refused_row_says_first_what_is_wrong() -> None:
    refused, *_others = records(open_page("data", view="checks"))
    first = re.search(r'scope="row">([^<]*)<', refused)
    assert first
    assert first[1] == "expected a number"


@pytest.mark.usefixtures("database")
def test_in_another_language_the_page_says_that_the_builds_own_sentences_are_english() -> None:
    told = "по-английски"
    assert told in texts(open_page("data", view="checks", lang="ru"))
    assert told not in texts(open_page("data", view="checks"))
