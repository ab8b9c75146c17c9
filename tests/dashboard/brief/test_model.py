from datetime import date

from dashboard.brief.model import Brief, Line, Notes, Section


def test_a_source_has_one_number_in_the_order_in_which_it_is_first_cited() -> None:
    notes = Notes()

    assert [notes.cite("A", "https://example.org/a"), notes.cite("B"), notes.cite("A", "https://example.org/a")] == [
        1,
        2,
        1,
    ]
    assert [(note.number, note.text, note.url) for note in notes.listed()] == [
        (1, "A", "https://example.org/a"),
        (2, "B", ""),
    ]


def test_the_sections_of_both_pages_are_read_in_turn() -> None:
    first, second = Section("First", (Line("a"),)), Section("Second", (Line("b"),))
    brief = Brief("T", "S", (), (first,), (second,), (), (), date(2099, 5, 9), "en", "KZ")

    assert brief.sections == (first, second)
