"""Rows of whole tables: exactly those that pass the filters, with their names, on SQLite and PostgreSQL alike."""

from datetime import date

import pytest

from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.rows.made_tables import everything, rows
from tests.factories import commitment_row, observation_row, translation_row


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        ({}, [-5.0, 1_000_000.0, 1_000_000.0]),
        ({"first_year": 2098, "last_year": 2098}, [-5.0]),
        ({"text": "BEEF"}, [1_000_000.0]),
        ({"text": "говядина"}, [1_000_000.0]),
        ({"text": "牛肉"}, [1_000_000.0]),
        ({"text": "beef 2+2"}, []),
        ({"text": "%"}, []),
    ],
)
def test_years_and_words_say_which_rows_are_meant(
    loaded_database: LoadDatabase, filters: dict[str, object], values: list[float]
) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert sorted(rows(connection, "trade", **filters)["value_usd"]) == values


@pytest.mark.parametrize("years", [{"first_year": 2099}, {"last_year": 2098}, {"first_year": 2098, "last_year": 2098}])
def test_a_row_that_lies_in_the_years_in_part_is_kept(loaded_database: LoadDatabase, years: dict[str, int]) -> None:
    season = observation_row(
        period_start=date(2098, 7, 1), period_end=date(2099, 6, 30), period_kind="marketing_year", value_usd=7.0
    )
    with read_only_engine(loaded_database(observation=[season])).connect() as connection:
        assert rows(connection, "trade", **years)["value_usd"].tolist() == [7.0]
        assert rows(connection, "trade", first_year=2100).empty


def test_names_are_in_the_language_and_else_in_english(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        trade = rows(connection, "trade", "ru", commodity=("HS:0201",)).iloc[0]
    assert (trade["reporter_name"], trade["partner_name"]) == ("Aland", "Буве")
    assert (trade["commodity_name"], trade["flow_name"]) == ("Говядина", "Экспорт")


@pytest.mark.parametrize("spoken", ["en", "zh"])
@pytest.mark.parametrize(("words", "found"), [("sheep", 1), ("绵羊", 1), ("goats", 0)])
def test_a_text_is_found_by_the_words_of_either_language(
    loaded_database: LoadDatabase, spoken: str, words: str, found: int
) -> None:
    told = [translation_row(english="Buy sheep", translation="购买绵羊")]
    url = loaded_database(commitment=[commitment_row(text="Buy sheep", metric=None)], translation=told)
    with read_only_engine(url, language=spoken).connect() as connection:
        assert len(rows(connection, "commitments", spoken, text=words)) == found


def test_a_file_has_our_texts_in_its_language(loaded_database: LoadDatabase) -> None:
    told = [translation_row(english="Buy sheep", translation="购买绵羊")]
    url = loaded_database(commitment=[commitment_row(text="Buy sheep")], translation=told)
    seen = {}
    for spoken in ("en", "zh", "ru"):
        with read_only_engine(url, language=spoken).connect() as connection:
            seen[spoken] = rows(connection, "commitments", spoken)["text"].tolist()
    assert seen == {"en": ["Buy sheep"], "zh": ["购买绵羊"], "ru": ["Buy sheep"]}
