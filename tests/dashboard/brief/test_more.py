from dashboard.brief.more import more_lines
from tests.dashboard.brief.briefs import facts_of
from tests.dashboard.brief.record import record
from tests.loading import file_of


def test_what_has_no_room_is_counted_with_the_note_of_the_record() -> None:
    facts = facts_of(file_of(**record()))
    (line,) = more_lines(facts, 2)

    assert (line.text, line.notes) == ("2 more in the ledger.", facts.cite_record())
    assert [more_lines(facts, count) for count in (0, -1)] == [[], []]
