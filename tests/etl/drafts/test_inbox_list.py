"""The drafts in the inbox, as the list shows them."""

from pathlib import Path

from etl.drafts.inbox_list import list_drafts
from tests.etl.drafts.merged_note import DRAFT
from tests.etl.made_inputs import NOTE_ID


def test_the_list_shows_what_a_draft_has_and_where_it_may_belong(merge_dir: Path) -> None:
    waiting = {draft.name: draft for draft in list_drafts(merge_dir)}[DRAFT]

    assert (waiting.date, waiting.link, waiting.merges) == ("2099-05-10", "https://example.org/b", "")
    assert waiting.findings == "2 people, the place, 3 topics, 1 figure, 2 promises"
    assert [str(near) for near in waiting.same_meeting] == [f"{NOTE_ID} (anna-alander, the sides)"]
