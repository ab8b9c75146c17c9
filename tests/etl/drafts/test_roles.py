"""The office that stands beside a name."""

from pathlib import Path

import pytest

from tests.etl.drafts.made_articles import drafted, took_part


def test_a_role_is_of_the_side_named_last_before_it(data_dir: Path) -> None:
    draft = drafted(data_dir, "新疆维吾尔自治区党委书记张三在玛丽港会见哈萨克斯坦农业部部长安娜。")
    assert [one.role for one in draft.people] == [
        "Party Secretary of Xinjiang",
        "Minister of Agriculture of Kazakhstan",
    ]


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
