"""Sources under whose account they are, figures as stated, and relations told from where the reader stands."""

import pandas as pd
import pytest

from dashboard.subjects.events.notes import (
    Link,
    nearest_meetings,
    note_markdown,
    person_line,
    plain,
    published_in_words,
    relation_in_words,
    source_links,
    to_figures_table,
)
from tests.factories import event_figure_row, event_source_row

AREAS = {"AX": "Aland", "BV": "Bouvet"}


def test_each_sides_account_stands_under_its_own_heading_and_others_last() -> None:
    sources = pd.DataFrame(
        [
            event_source_row(seq=1, account_of=None, publisher="Third"),
            event_source_row(seq=2, account_of="BV", publisher="Bouvet News"),
            event_source_row(seq=3, account_of="AX", title=None, published_date="2099-05"),
        ]
    )
    links = source_links(sources, AREAS)
    assert list(links) == ["Account of Bouvet", "Account of Aland", "Other sources"]
    assert links["Account of Aland"] == [Link("Example News", "https://example.org/meeting", "Example News, May 2099")]
    assert links["Account of Bouvet"] == [
        Link("Ministers meet", "https://example.org/meeting", "Bouvet News, 10 May 2099")
    ]


@pytest.mark.parametrize(
    ("published", "words"),
    [("2099-05-10", "10 May 2099"), ("2099-05", "May 2099"), ("2099", "2099"), (None, ""), (float("nan"), "")],
)
def test_a_date_of_publication_is_no_more_exact_than_it_is_known(published: object, words: str) -> None:
    assert published_in_words(published) == words


def test_a_title_cannot_break_its_link() -> None:
    assert Link("Meat] (and $grain", "https://example.org/a(b)?x=<y>", "").markdown() == (
        r"[Meat\] (and \$grain](<https://example.org/a(b)?x=%3Cy%3E>)"
    )


def test_a_dollar_is_money_and_never_mathematics() -> None:
    assert note_markdown("From $1 to $2, and **more**") == r"From \$1 to \$2, and **more**"
    assert plain("a_b *c* $d") == r"a\_b \*c\* \$d"


def test_a_person_without_a_known_role_says_so() -> None:
    person = {"name_en": "Anna", "name_zh": None, "name_ru": None, "role": None, "side_code": "AX"}
    assert person_line(person, AREAS) == "**Anna** (Aland)  \nrole not recorded"
    assert (
        person_line(person | {"role": "Minister of Sheep", "side_code": float("nan")}, AREAS)
        == "**Anna**  \nMinister of Sheep"
    )


def test_a_figure_is_told_in_full_with_its_unit_and_unknown_as_a_dash() -> None:
    figures = pd.DataFrame(
        [event_figure_row(value=1_234_000_000.0), event_figure_row(value=None, unit="t", period=None, stated_by=None)]
    )
    table = to_figures_table(figures.astype({"value": "float64"}))
    assert table.to_numpy().tolist() == [
        ["trade in grain", "1.234 bn USD", "2098", "Ministry of Sheep"],
        ["trade in grain", "–", "–", "–"],
    ]


def test_a_relation_is_told_from_where_the_reader_stands() -> None:
    assert [relation_in_words("answers", direction) for direction in ("earlier", "later")] == [
        "This carries out or reverses",
        "Carried out or reversed by",
    ]
    assert {relation_in_words("same_meeting", direction) for direction in ("earlier", "later")} == {
        "Another account of the same meeting"
    }


def test_the_nearest_meetings_of_the_same_people_come_once_each_newest_first() -> None:
    rows = pd.DataFrame(
        [
            {"person_code": "anna", "role": None, "event_id": "far", "start_date": pd.Timestamp(2050, 1, 1)},
            {"person_code": "anna", "role": None, "event_id": "before", "start_date": pd.Timestamp(2099, 5, 1)},
            {"person_code": "bo", "role": None, "event_id": "before", "start_date": pd.Timestamp(2099, 5, 1)},
            {"person_code": "bo", "role": None, "event_id": "after", "start_date": pd.Timestamp(2099, 6, 1)},
        ]
    )
    nearest = nearest_meetings(rows, {"anna": "Anna", "bo": "Bo"}, pd.Timestamp(2099, 5, 9), most=2)
    assert nearest[["event_id", "with_names"]].to_numpy().tolist() == [["after", "Bo"], ["before", "Anna, Bo"]]


def test_people_without_other_meetings_have_none() -> None:
    rows = pd.DataFrame({"person_code": [], "role": [], "event_id": [], "start_date": pd.to_datetime([])})
    assert nearest_meetings(rows, {}, pd.Timestamp(2099, 5, 9)).empty
