"""What is told apart by its hash keeps the number that it got first."""

from hypothesis import given
from hypothesis import strategies as st

from etl.load.numbered_hashes import HASH_BYTES, NumberedHashes

# Few bytes, so that many hashes begin alike, and that many end with a nought.
HASHES = st.lists(st.sampled_from([b"\0", b".", b"a"]), min_size=HASH_BYTES, max_size=HASH_BYTES).map(b"".join)
BATCHES = st.lists(st.lists(HASHES, unique=True, max_size=6), max_size=6)


@given(batches=BATCHES)
def test_each_is_numbered_when_it_is_met_first(batches: list[list[bytes]]) -> None:
    hashes, numbers = NumberedHashes(), dict[bytes, int]()

    for batch in batches:
        new = [one not in numbers for one in batch]
        told = [numbers.setdefault(one, len(numbers) + 1) for one in batch]
        assert [given.tolist() for given in hashes.meet(batch)] == [told, new]


def test_what_is_known_at_first_has_its_number() -> None:
    known = [bytes(HASH_BYTES), bytes(range(HASH_BYTES))]

    numbers, is_new = NumberedHashes(known, [2, 1]).meet([known[1], b"n" * HASH_BYTES, known[0]])

    assert (numbers.tolist(), is_new.tolist()) == ([1, 3, 2], [False, True, False])
