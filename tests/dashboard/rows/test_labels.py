"""Every table and every filter has its name."""

from dashboard.rows.labels import filter_labels, table_descriptions, table_titles
from dashboard.rows.table_list import TABLES


def test_every_table_has_a_name_of_its_own_and_a_sentence_in_the_order_of_the_list() -> None:
    assert list(table_titles()) == list(table_descriptions()) == list(TABLES)
    assert len(set(table_titles().values())) == len(TABLES)
    assert {name: text for name, text in table_descriptions().items() if not text.endswith(".")} == {}


def test_every_filter_of_a_table_has_a_label_and_no_other_has() -> None:
    assert set(filter_labels()) == {name for table in TABLES.values() for name in table.filters}


def test_no_two_filters_of_a_table_have_the_same_label() -> None:
    labels = filter_labels()

    assert {
        name: list(table.filters)
        for name, table in TABLES.items()
        if len({labels[one] for one in table.filters}) < len(table.filters)
    } == {}
