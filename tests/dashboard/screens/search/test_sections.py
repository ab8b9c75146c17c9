from dashboard.screens.search.sections import sections_of
from dashboard.subjects.search.hits import Found, Hit
from dashboard.subjects.search.questions import Question
from etl.schema.search import WHOLE
from etl.vocabulary.search import SearchKind


def hit(kind: SearchKind) -> Hit:
    return Hit(kind, kind.value, WHOLE)


def test_goods_of_every_list_stand_together_and_every_kind_has_its_section() -> None:
    sections = sections_of(Found(Question(), tuple(map(hit, SearchKind))))

    assert [(one.code, [hit.code for hit in one.hits]) for one in sections] == [
        ("notes", ["note"]),
        ("promises", ["promise"]),
        ("people", ["person"]),
        ("goods", ["group", "access_good", "commodity"]),
        ("figures", ["figure"]),
    ]


def test_a_section_that_found_nothing_is_not_there() -> None:
    assert [one.code for one in sections_of(Found(Question(), (hit(SearchKind.PERSON),)))] == ["people"]
