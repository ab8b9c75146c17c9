"""Colours of the project can be told apart."""

from itertools import combinations

from dashboard.subjects import colours

NAMED = {name: value for name, value in vars(colours).items() if name.isupper()}


def test_no_two_colours_are_near_each_other() -> None:
    parts = {name: [int(value[place : place + 2], 16) for place in (1, 3, 5)] for name, value in NAMED.items()}
    near = [
        pair
        for pair in combinations(parts, 2)
        if sum(abs(a - b) for a, b in zip(*map(parts.get, pair), strict=True)) < 60
    ]

    assert near == []
