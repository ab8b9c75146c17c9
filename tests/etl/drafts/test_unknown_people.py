"""People whom no list has, by the form of their name."""

from pathlib import Path

import pytest

from etl.drafts.person import FoundPerson
from tests.etl.drafts.made_articles import drafted


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
