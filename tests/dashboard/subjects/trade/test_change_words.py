import pytest

from dashboard.locale import in_language
from dashboard.subjects.trade.change_parts import ChangeParts
from dashboard.subjects.trade.change_words import change_sentence, points_in_words


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (ChangeParts(100.0, 24.0, 7.0), "up 31 %: 24 points price, 7 points tonnes"),
        (ChangeParts(100.0, 1.0, -21.0), "down 20 %: 1 point price, \N{MINUS SIGN}21 points tonnes"),
        (ChangeParts(100.0, -5.0, 5.0), "unchanged: \N{MINUS SIGN}5 points price, 5 points tonnes"),
        (ChangeParts(1.0, 10.0, 2.5), "up 1,250 %: 1,000 points price, 250 points tonnes"),
    ],
)
def test_a_change_is_told_with_its_parts(parts: ChangeParts, sentence: str) -> None:
    assert change_sentence(parts) == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "增长 31%：价格贡献24个百分点，数量贡献7个百分点"),
        ("ru", "рост на 31 %: цена — 24 п. п., тонны — 7 п. п."),
    ],
)
def test_a_change_is_told_in_the_readers_language(language: str, sentence: str) -> None:
    with in_language(language):
        assert change_sentence(ChangeParts(100.0, 24.0, 7.0)).replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_the_points_alone_are_told_without_the_change() -> None:
    assert points_in_words(ChangeParts(100.0, 24.0, 7.0)) == "24 points price, 7 points tonnes"
