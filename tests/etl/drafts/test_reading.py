"""How news tells things: where it says when and where, who speaks, whose promise a sentence is.

Words and people are made up.
"""

from datetime import date
from pathlib import Path

import pytest

from etl.drafts.article import Article, split_sentences
from etl.drafts.draft import Draft, read_draft
from etl.drafts.inbox import draft_article
from etl.drafts.person import FoundPerson
from etl.drafts.reference import read_names
from tests.etl.made_inputs import REFERENCE, write_data

PUBLISHED = date(2099, 5, 13)
PEOPLE = REFERENCE["people.csv"] + (
    "ivan-alandov,KZ,Ivan Alandov,伊万·阿兰多夫,Иван Аландов\nli-meimei,CN-XJ,Li Meimei,李梅梅,Ли Мэймэй\nli-hua,CN,Li Hua,李华,Ли Хуа\n"
)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_data(tmp_path, {"reference/people.csv": PEOPLE})


def drafted(data_dir: Path, text: str) -> Draft:
    return read_draft(Article("", split_sentences(text.splitlines()), None), PUBLISHED, read_names(data_dir))


def took_part(data_dir: Path, text: str) -> dict[str, str]:
    """The role of everyone who took part, by code; by name where there is no code."""
    return {one.code or one.name: one.role for one in drafted(data_dir, text).people}


def promised(data_dir: Path, text: str) -> list[tuple[str, list[str]]]:
    return [(one.text, one.by) for one in drafted(data_dir, text).commitments]


def test_the_day_in_the_address_is_what_weekdays_are_counted_from(data_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Anna Alander met Bo Bouvet in Mariehamn on Tuesday.", encoding="utf-8")
    assert draft_article(data_dir, path, url="https://example.org/2099/05/13/a").path.stem.startswith("2099-05-12")


@pytest.mark.parametrize(
    "text",
    [
        "MARIEHAMN – Anna Alander met guests on Tuesday.",
        "MARIEHAMN, May 12 (News) -- Anna Alander met guests.",
        "Мариехамн. 12 мая. Новости – Анна встретилась с гостями.",
        "通讯社玛丽港5月12日电,安娜会见客人。",
    ],
)
def test_the_dateline_is_the_place_where_no_other_is_led_in(data_dir: Path, text: str) -> None:
    place = drafted(data_dir, text).place
    assert place
    assert place.code == "mariehamn"


def test_the_day_of_the_report_is_not_the_day_of_the_meeting(data_dir: Path) -> None:
    for text in (
        "通讯社玛丽港5月12日电,当地时间5月11日,安娜会见客人。",
        "MARIEHAMN, May 12 (News) -- Anna Alander met guests on May 11.",
    ):
        day = drafted(data_dir, text).day
        assert day
        assert day.day == date(2099, 5, 11)


def test_a_possessive_is_no_other_spelling(data_dir: Path) -> None:
    assert [
        one.near_spellings for one in drafted(data_dir, "Anna Alander met guests. Alander's words were kind.").people
    ] == [[]]


def test_what_was_before_gives_neither_place_nor_people(data_dir: Path) -> None:
    draft = drafted(
        data_dir,
        "Anna Alander said that all is well. It's worth noting that Bo Bouvet met guests in Mariehamn in January.",
    )
    assert [one.code for one in draft.people] == ["anna-alander"]
    assert [one.code for one in draft.mentioned] == ["bo-bouvet"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Да», — сказал министр сельского хозяйства Казахстана Иван Аландов.", {"ivan-alandov": "Minister of Agriculture of Kazakhstan"}),
        ("Об этом заявил глава Минсельхоза Иван Аландов.", {"ivan-alandov": "Minister of Agriculture"}),
        ("Напомним, что ранее министр Иван Аландов предложил это.", {}),
        ("Документы подписали министры сельского хозяйства РК и КНР – Иван Аландов. Аландов отметил это.",
         {"ivan-alandov": "Minister of Agriculture of Kazakhstan"}),
        ("The guest met Ivan Alandov, member of the Council of Kazakhstan, Minister of Trade.",
         {"ivan-alandov": "member of the Council of Kazakhstan, Minister of Trade"}),
        ("The guest met Ambassador of Kazakhstan to China Ivan Alandov.", {"ivan-alandov": "Ambassador of Kazakhstan to China"}),
        ("Kazakh Trade and Integration Minister Ivan Alandov met guests.", {"ivan-alandov": "Kazakh Trade and Integration Minister"}),
        ("The guest held talks with President Ivan Alandov of Kazakhstan.", {"ivan-alandov": "President of Kazakhstan"}),
        ("Alandov said that all is well.", {"ivan-alandov": ""}),
        ("阿兰多夫表示,一切都好。", {"ivan-alandov": ""}),
        ("哈萨克斯坦农业部部长伊凡·阿兰多夫日前会见客人。", {"ivan-alandov": "Minister of Agriculture of Kazakhstan"}),
        ("中国国务院副总理李华出席。", {"li-hua": "Vice Premier of China"}),
        ("Протокол сегодня подписали министр Иван Аландов и его коллега.", {"ivan-alandov": "Minister"}),
        ("去年5月,李华同客人会晤。", {}),
        ("Kazakh PM Ivan Alandov, Premier of China Li Hua hold talks.",
         {"ivan-alandov": "Prime Minister of Kazakhstan", "li-hua": "Premier of China"}),
        ("Ivan Alandov held talks with Premier of China’s State Council Li Hua.",
         {"ivan-alandov": "", "li-hua": "Premier of China’s State Council"}),
        ("Ivan Alandov spoke of it at an Oct. 17 meeting with Li Hua.", {"ivan-alandov": "", "li-hua": ""}),
        ("李梅梅主席同阿兰多夫总统会晤。", {"li-meimei": "Chairman", "ivan-alandov": "President"}),
        ("Встретились министр Иван Аландов и руководитель управления КНР Ли Хуа.", {"ivan-alandov": "Minister", "li-hua": "Head"}),
        ("Гость встретился с председателем Народного правительства Синьцзян-Уйгурского автономного района Ли Мэймэй.",
         {"li-meimei": "Chairman of Xinjiang"}),
        ("Last year Ivan Alandov met guests in Mariehamn.", {}),
        ("Last year trade doubled, Minister Ivan Alandov said.", {"ivan-alandov": "Minister"}),
        ("On May 12 Deputy Prime Minister and Agriculture Minister of Kazakhstan Ivan Alandov held a meeting.",
         {"ivan-alandov": "Deputy Prime Minister and Agriculture Minister of Kazakhstan"}),
    ],
)  # fmt: skip
def test_who_speaks_or_meets_has_the_office_beside_the_name(
    data_dir: Path, text: str, expected: dict[str, str]
) -> None:
    assert took_part(data_dir, text) == expected


def test_a_chinese_given_name_stands_for_its_bearer(data_dir: Path) -> None:
    text = "The visit of Li Meimei is the first. “We consider Kazakhstan close. We will expand imports of wheat,” Meimei said."
    assert took_part(data_dir, text) == {"li-meimei": ""}
    assert promised(data_dir, text) == [("Expand imports of grain", ["CN-XJ"])]


def unknown(data_dir: Path, text: str) -> list[tuple[str, str, str]]:
    draft = drafted(data_dir, text)
    found: list[FoundPerson] = [*draft.people, *draft.mentioned]
    return [(one.name, one.area, one.role) for one in found if not one.known]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("州长会见中国发展委司长王小明,双方交谈。", [("王小明", "CN", "Director")]),
        ("新疆党委书记李梅梅会见了哈萨克斯坦北州州长塔拉索夫一行。", [("塔拉索夫", "KZ", "Akim of Kazakhstan")]),
        ("Deputy PM of Kazakhstan - Agriculture Minister Pavel Pavlov met guests.", [("Pavel Pavlov", "KZ", "Agriculture Minister")]),
        ("The meeting was with the Minister of the General Administration.", []),
        ("She is Party Secretary of Xinjiang Uygur Autonomous Region.", []),
        ("In the Great Hall, Minister of Trade of Kazakhstan Ivan Alandov held a meeting with Wang Xiaoming, member of the Council of "
         "Kazakhstan and China, Secretary of the Committee of Xinjiang.",
         [("Wang Xiaoming", "CN-XJ", "member of the Council of Kazakhstan and China, Secretary of the Committee of Xinjiang")]),
    ],
)  # fmt: skip
def test_people_nobody_knows_are_told_by_the_form(
    data_dir: Path, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert unknown(data_dir, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who is quoted is told where the quotation ends.
        ("Ли Хуа и Иван Аландов встретились. «Рынок велик. Мы готовы поставить 3 млн тонн зерна», — сказал Иван Аландов.",
         [("Supply grain", ["KZ"])]),
        ("Ivan Alandov met Li Hua. «We plan to buy wheat. It is good,» said the Kazakh minister.", [("Buy grain", ["KZ"])]),
        # The side that is the subject goes before who tells of it.
        ("Ivan Alandov met Li Hua. China is willing to expand imports of wheat, Alandov said.", [("Expand imports of grain", ["CN"])]),
        ("Ivan Alandov met Li Meimei. Kazakhstan and China will further expand trade.", [("Expand trade", ["KZ", "CN-XJ"])]),
        ("Ivan Alandov met Li Hua. Guests from China proposed to supply wheat.", []),
        ("王小明会见伊万·阿兰多夫。大使表示,愿同哈萨克斯坦扩大粮食贸易。", []),
        ("Иван Аландов встретился с Ли Хуа. Китайской стороне предложили начать экспорт мяса.", []),
        # Chinese tells somebody's words over several sentences.
        ("伊万·阿兰多夫会见李华。阿兰多夫表示,友谊长存。期待同中方提升粮食贸易规模。", [("Improve trade in grain", ["KZ"])]),
        # What was before promises nothing.
        ("Иван Аландов встретился с Ли Хуа. Напомним, ранее Казахстан предложил увеличить экспорт зерна.", []),
        # Chinese may name the goods before the action.
        ("伊万·阿兰多夫会见李华。哈方计划将谷物的出口量增加到200万吨。", [("Increase exports of grain", ["KZ"])]),
        ("Ivan Alandov met Li Hua. Kazakhstan plans to boost delivery of grain.", [("Increase supplies of grain", ["KZ"])]),
        ("Иван Аландов встретился с Ли Хуа. РК планирует увеличить поставки зерна в КНР до 1 млн тонн.",
         [("Increase supplies of grain", ["KZ"])]),
        ("Иван Аландов встретился с Ли Хуа. Китай готов возобновить экспорт мяса.", [("Resume exports of meat", ["CN"])]),
        ("Иван Аландов встретился с Ли Хуа. Казахстан начнёт экспортировать мясо.", [("Supply meat", ["KZ"])]),
        ("Ivan Alandov met Li Hua. The sides agreed to compile a road map on trade.", [("Draw up a road map for trade", ["KZ", "CN"])]),
        ("Ivan Alandov met Li Hua. China and Kazakhstan pledged to achieve a trade turnover of 10 billion dollars.",
         [("Achieve trade", ["KZ", "CN"])]),
        ("Ivan Alandov met Li Hua. They pledged to increase the export of agricultural goods and supply farm goods.",
         [("Increase exports of agricultural products", ["KZ", "CN"]), ("Supply agricultural products", ["KZ", "CN"])]),
    ],
)  # fmt: skip
def test_a_promise_is_of_who_makes_it(data_dir: Path, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert promised(data_dir, text) == expected
