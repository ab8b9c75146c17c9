"""Texts as their paragraphs."""

from etl.values.paragraphs import join_paragraphs, paragraphs_of


def test_a_paragraph_is_one_line_with_single_blanks() -> None:
    assert paragraphs_of("They met\n in  May.\n \nThey\nparted.\n") == ["They met in May.", "They parted."]
    assert paragraphs_of(" \n") == []


def test_paragraphs_are_parted_again_as_they_were() -> None:
    assert paragraphs_of(join_paragraphs(["One.", "Two."])) == ["One.", "Two."]
