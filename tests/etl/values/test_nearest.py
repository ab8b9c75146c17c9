"""A wrong spelling is told with the nearest right one."""

import pytest

from etl.values.nearest import say_nearest


@pytest.mark.parametrize(
    ("seen", "otherwise", "said"),
    [
        ("grian", "", "Did you mean 'grain'?"),
        ("grian", "Add it to the list", "Did you mean 'grain'? If not, add it to the list."),
        ("submarine", "Add it to the list", "Add it to the list."),
        ("submarine", "", "Take one of the list."),
    ],
)
def test_it_names_what_may_be_meant_or_what_to_do(seen: str, otherwise: str, said: str) -> None:
    assert say_nearest(seen, ["grain", "meat"], otherwise) == said
