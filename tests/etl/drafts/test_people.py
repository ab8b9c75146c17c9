"""People are found in any language, case and near spelling."""

from datetime import date
from pathlib import Path

from tests.etl.drafts.made_articles import drafted, promised, took_part


def test_russian_names_are_found_in_any_case(data_dir: Path) -> None:
    draft = drafted(data_dir, "В Мариехамне 12 мая прошла встреча с министром сельского хозяйства Иваном Аландовым.")

    assert [(one.code, one.role) for one in draft.people] == [("ivan-alandov", "Minister of Agriculture")]
    assert draft.place
    assert draft.place.code == "mariehamn"
    assert draft.day
    assert draft.day.day == date(2099, 5, 12)


def test_a_surname_alone_beside_a_title_is_marked(data_dir: Path) -> None:
    for text in (
        "总统阿兰多夫在玛丽港会见客人。",
        "President Alandov met guests.",
        "Президент Аландов встретился с гостями.",
    ):
        assert [(one.code, one.surname_only) for one in drafted(data_dir, text).people] == [("ivan-alandov", True)]
    assert drafted(data_dir, "The Alandov theatre met its guests.").people == []


def test_a_possessive_is_no_other_spelling(data_dir: Path) -> None:
    assert [
        one.near_spellings for one in drafted(data_dir, "Anna Alander met guests. Alander's words were kind.").people
    ] == [[]]


def test_a_chinese_given_name_stands_for_its_bearer(data_dir: Path) -> None:
    text = "The visit of Li Meimei is the first. “We consider Kazakhstan close. We will expand imports of wheat,” Meimei said."
    assert took_part(data_dir, text) == {"li-meimei": ""}
    assert promised(data_dir, text) == [("Expand imports of grain", ["CN-XJ"])]
