"""Things are put together by what they share, in the order in which they come."""

from etl.values.listing import list_by


def test_what_shares_a_value_stands_together_in_its_order() -> None:
    listed = list_by(["pear", "plum", "apple", "peach"], lambda word: word[0])

    assert list(listed.items()) == [("p", ["pear", "plum", "peach"]), ("a", ["apple"])]
