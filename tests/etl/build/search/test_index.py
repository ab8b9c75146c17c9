from etl.build.search import index_search
from etl.vocabulary.search import SearchKind
from tests.etl.build.search.searched import entries
from tests.factories import (
    access_good_row,
    commitment_row,
    commodity_group_row,
    commodity_row,
    event_participant_row,
    official_figure_row,
)


def test_every_kind_of_thing_is_found() -> None:
    found = entries(
        commitment=[commitment_row()],
        event_participant=[event_participant_row()],
        commodity_group=[commodity_group_row()],
        commodity=[commodity_row()],
        access_good=[access_good_row()],
        official_figure=[official_figure_row()],
    )

    assert {row["kind"] for row in found} == set(SearchKind)


def test_an_empty_record_has_nothing_to_be_found() -> None:
    assert {name: len(frame) for name, frame in index_search({}).items()} == {"search_entry": 0, "search_name": 0}
