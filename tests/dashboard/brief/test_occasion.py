import pytest

from dashboard.brief.occasion import NothingToBrief, read_occasion
from dashboard.subjects.engine import read_only_engine
from tests.dashboard.brief.record import SECOND, record
from tests.loading import file_of


def test_a_meeting_comes_with_its_people_and_pages() -> None:
    with read_only_engine(file_of(**record())).connect() as connection:
        occasion = read_occasion(connection, SECOND)

    assert occasion.event_id == SECOND
    assert [one.person.person_code for one in occasion.participants] == ["anna-alander", "kairat-kz"]
    assert [page.url for page in occasion.pages] == [f"https://example.org/{SECOND}"]


def test_a_code_that_is_not_there_is_named() -> None:
    with (
        read_only_engine(file_of(**record())).connect() as connection,
        pytest.raises(NothingToBrief, match="no event with the code nowhere"),
    ):
        read_occasion(connection, "nowhere")
