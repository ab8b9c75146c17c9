"""A trade is named as a person says it."""

import pytest

from etl.values.trades import Trade


@pytest.mark.parametrize(
    ("flow", "words"),
    [
        ("import", "aland, AX import from BV"),
        ("export", "aland, AX export to BV"),
    ],
)
def test_goods_come_from_a_partner_and_go_to_one(flow: str, words: str) -> None:
    assert str(Trade("aland", "AX", "BV", flow)) == words
