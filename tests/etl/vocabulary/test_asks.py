"""The id of an ask, as it is written."""

from etl.vocabulary.asks import AskId


def test_an_id_is_the_event_s_and_the_place_in_its_list() -> None:
    assert str(AskId("2099-05-09-mariehamn-a-b", 12)) == "2099-05-09-mariehamn-a-b-a12"
