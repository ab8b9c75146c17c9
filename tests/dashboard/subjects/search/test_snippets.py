from dashboard.subjects.search.questions import Question, Term, Word
from dashboard.subjects.search.snippets import LONGEST, Marked, marked, snippet

RYE = Term("rye", ((Word("rye"),), (Word("黑麦"),)))
FLOUR = Term("flo", ((Word("flo"),), (Word("flo", is_beginning=True),)))


def shown(stretches: Marked) -> str:
    return "".join(f"[{one.text}]" if one.is_found else one.text for one in stretches)


def test_the_words_found_are_marked_as_they_stand_in_the_text() -> None:
    assert shown(marked("Rye's price; rye, FLOUR.", Question(terms=(RYE, FLOUR)))) == "[Rye's] price; [rye], [FLOUR]."


def test_characters_are_marked_by_twos() -> None:
    assert shown(marked("出口黑麦粉", Question(terms=(RYE,)))) == "出口[黑麦]粉"


def test_of_a_name_of_two_words_one_alone_is_not_meant() -> None:
    name = Question(terms=(Term("made office", ((Word("made"), Word("office")),)),))

    assert shown(marked("Made in an office", name)) == "[Made] in an [office]"
    assert shown(marked("Made here", name)) == "Made here"


def test_the_line_with_most_of_the_words_is_told() -> None:
    lines = ["Rye alone", "Flour of rye", "Nothing"]

    assert shown(snippet(lines, Question(terms=(RYE, FLOUR)))) == "[Flour] of [rye]"


def test_a_line_of_nothing_but_the_words_tells_nothing() -> None:
    assert snippet(["Rye", "Nothing"], Question(terms=(RYE,))) == ()
    assert snippet([], Question(terms=(RYE,))) == ()


def test_a_long_line_is_cut_around_the_first_word_found() -> None:
    line = "before " * 60 + "rye " + "after " * 60

    told = shown(snippet([line], Question(terms=(RYE,))))

    assert told.startswith("… before")
    assert told.endswith("after …")
    assert "[rye]" in told
    assert len(told) < LONGEST + 20
