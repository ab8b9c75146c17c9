from datetime import date

import pytest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, links, open_page, texts
from tests.dashboard.subjects.search.made import WIDER, made_record
from tests.factories import EVENT, Row, event_row
from tests.loading import file_of


def put(monkeypatch: pytest.MonkeyPatch, **tables: list[Row]) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(**tables))


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, **made_record())


def found_links(**asked: str) -> dict[str, str]:
    """Links on the page that name a thing."""
    return {label: query for label, query in links(open_page("search", **asked)).items() if "=" in query}


def test_what_was_understood_and_how_much_is_found_is_the_heading(record: None) -> None:
    app = open_page("search", q="玛丽港 2099年5月")

    assert app.title[0].value == "4 results for May 2099 · Mariehamn"
    assert [header.value for header in app.header] == ["Notes (2)", "Promises (1)", "Stated figures (1)"]


def test_each_result_is_a_link_with_the_words_marked(record: None) -> None:
    assert found_links(q="mutton") == {
        "Ministers speak of rye": f"id={EVENT}",
        "**Mutton** in May": f"id={WIDER}",
        "Buy **mutton** of Aland": f"id={EVENT}-c1",
        "Meat, with **mutton**": "group=meat",
        "**Mutton**": "good=mutton",
        "Meat of **sheep**": "commodity=HS%3A0204",
        "**mutton**": "table=figures&area=AX&indicator=goods_trade&years=2099-2099&text=mutton",
    }


def test_language_and_day_go_along(record: None) -> None:
    queries = found_links(q="rye", lang="ru", asof="2099-05-31").values()

    assert f"id={EVENT}&lang=ru&asof=2099-05-31" in queries
    assert not any("later" in query for query in queries)


def test_one_kind_alone_is_shown_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [
        event_row(event_id=f"2099-{number:02}", start_date=date(2099, 1, number), title=f"Rye {number}")
        for number in range(1, 24)
    ]
    put(monkeypatch, event=events)

    assert len(found_links(q="rye")) == 5
    assert len(found_links(q="rye", kind="notes")) == 20
    assert list(found_links(q="rye", kind="notes", page="2")) == ["**Rye** 3", "**Rye** 2", "**Rye** 1"]


def test_where_nothing_is_found_it_says_what_was_understood_and_offers_the_parts(record: None) -> None:
    app = open_page("search", q="Eckero May 2099 zebra")

    assert app.title[0].value == "Nothing is found for May 2099 · Eckero · zebra"
    assert {label: query for label, query in links(app).items() if query.startswith("q=")} == {
        "May 2099 (4)": "q=2099-05",
        "Eckero (1)": "q=Eckero",
    }


def test_where_no_part_finds_anything_it_says_how_to_ask(record: None) -> None:
    assert "Try fewer words" in texts(open_page("search", q="zebra"))


def test_without_a_question_the_page_asks_for_one(record: None) -> None:
    app = open_page("search")

    assert app.title[0].value == "What are you looking for?"
    assert not app.exception


def test_a_question_typed_is_in_the_address(record: None) -> None:
    app = open_page("search")
    app.main.text_input[0].set_value("rye").run()

    assert address_of(app)["q"] == ["rye"]
    assert app.title[0].value == "3 results for rye"
