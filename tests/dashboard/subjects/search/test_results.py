import pytest

from dashboard.locale import in_language
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.search.hits import search
from dashboard.subjects.search.results import Result, results_of
from dashboard.subjects.search.snippets import Marked
from tests.dashboard.subjects.search.made import LATER, WIDER, made_record
from tests.factories import EVENT
from tests.loading import file_of


def shown(stretches: Marked) -> str:
    return "".join(f"[{one.text}]" if one.is_found else one.text for one in stretches)


def results(text: str, language: str = "en") -> dict[str, Result]:
    with in_language(language), read_only_engine(file_of(**made_record())).connect() as connection:
        found = search(connection, text)
        return {one.hit.code: one for one in results_of(connection, found.hits, found.question, language)}


def test_each_thing_is_told_by_its_name_and_facts_with_the_words_marked() -> None:
    told = {code: (shown(one.title), one.about, shown(one.told)) for code, one in results("mutton").items()}

    assert told == {
        f"{EVENT}-c1": ("Buy [mutton] of Aland", "9 May 2099", ""),
        WIDER: ("[Mutton] in May", "May 2099 · ministerial_meeting", ""),
        "F0001": ("[mutton]", "2 bn USD · goods_trade · Aland – Bouvet · 2099-05 · Office AX-CUSTOMS · Example News", ""),
        "meat": ("Meat, with [mutton]", "", ""),
        "mutton": ("[Mutton]", "", ""),
        "HS:0204": ("Meat of [sheep]", "HS 0204", ""),
        EVENT: ("Ministers speak of rye", "9 May 2099 · ministerial_meeting · Mariehamn · Aland", "Buy [mutton] of Aland"),
    }  # fmt: skip


def test_only_a_promise_has_an_outcome_and_only_a_figure_its_page() -> None:
    told = results("mutton")

    assert {code: one.outcome for code, one in told.items() if one.outcome} == {f"{EVENT}-c1": "indefinite"}
    assert [one.figure.source_url for one in told.values() if one.figure] == ["https://example.org/figure"]


@pytest.mark.parametrize(
    ("language", "name", "role"), [("en", "Anna Berg", "Minister of Trade"), ("ru", "Анна Берг", "Министр торговли")]
)
def test_a_person_is_told_in_the_reader_s_language_by_name_and_role(language: str, name: str, role: str) -> None:
    told = results("Берг", language)["anna-berg"]

    assert ("".join(one.text for one in told.title), told.about) == (name, role)


def test_a_note_says_where_else_the_words_stand() -> None:
    assert shown(results("Berg")[LATER].told) == "Rye and [Anna] [Berg] were there."


def test_where_the_name_has_all_the_words_nothing_else_is_told() -> None:
    assert results("rye ministers")[EVENT].told == ()


def test_words_are_told_in_the_reader_s_language_first() -> None:
    assert shown(results("Берг", "ru")[LATER].told) == "Рожь привезла [Анна] [Берг]."
    assert shown(results("Берг", "en")[LATER].told) == "Rye and [Anna] [Berg] were there."
