"""What stops work on drafts and notes says of what, and what there is instead."""

import pytest

from etl.drafts.faults import FeedsFailed, NoDraft, NoFeed
from etl.errors import KhorgosError


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (NoDraft("hay", []), "There is no draft 'hay' in the inbox. It holds: nothing."),
        (NoDraft("hay", ["barley", "rye"]), "There is no draft 'hay' in the inbox. It holds: barley, rye."),
        (NoFeed("hay", []), "data/feeds.yml has no feed 'hay'. It has: none."),
        (FeedsFailed("news", {"hay": "it is gone"}, 1, 0), "news: 1 of 1 feeds failed: hay: it is gone."),
        (
            FeedsFailed("news", {"hay": "it is gone", "rye": "no answer"}, 3, 2),
            "news: 2 of 3 feeds failed: hay: it is gone; rye: no answer. The others brought 2 drafts.",
        ),
    ],
)
def test_a_fault_tells_what_there_is(fault: KhorgosError, told: str) -> None:
    assert str(fault) == told
