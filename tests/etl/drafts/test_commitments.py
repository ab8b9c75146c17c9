"""A promise in words of ours, with its sides and its deadline."""

from datetime import date
from pathlib import Path

from tests.etl.drafts.made_articles import ENGLISH, drafted


def test_each_promise_has_our_words_its_sides_and_its_deadline(data_dir: Path) -> None:
    promises = drafted(data_dir, ENGLISH).commitments

    assert [(one.text, one.by, one.to, one.topics, one.deadline) for one in promises] == [
        ("Increase imports of grain", ["AX"], ["BV"], ["grain"], None),
        ("Expand trade in livestock", ["AX"], ["BV"], ["livestock"], None),
        ("Supply meat", ["BV"], ["AX"], ["meat"], date(2105, 12, 31)),
    ]


def test_a_denial_is_no_promise(data_dir: Path) -> None:
    assert (
        drafted(
            data_dir, "Anna Alander met Bo Bouvet. Alander said Aland will not increase imports of wheat."
        ).commitments
        == []
    )


def test_what_is_to_be_held_is_no_promise(data_dir: Path) -> None:
    assert (
        drafted(data_dir, "Anna Alander met Bo Bouvet. Trade talks of the two sides will be held in June.").commitments
        == []
    )


def test_an_amount_alone_tells_what_is_promised(data_dir: Path) -> None:
    promises = drafted(
        data_dir, "Anna Alander met Bo Bouvet. The two sides agreed to invest $300 million and double trade by 2107."
    ).commitments
    assert [(one.text, one.deadline) for one in promises] == [
        ("Invest $300 million", None),
        ("Double trade", date(2107, 12, 31)),
    ]
