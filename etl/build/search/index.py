"""The tables ``search_entry`` and ``search_name``, made of the facts of a build."""

from collections.abc import Mapping

import pandas as pd

from etl import schema
from etl.build.search.names import name_rows, read_all_words
from etl.build.search.notes import Notes
from etl.build.search.things import figure_entries, goods_entries
from etl.values.frames import rows_to_frame, to_table_frame

INDEXED = (
    *(schema.area, schema.place, schema.person, schema.authority, schema.role, schema.term, schema.synonym),
    schema.translation,
    *(schema.commodity_group, schema.commodity, schema.access_good),
    *(schema.event, schema.event_participant, schema.event_party, schema.event_topic, schema.event_figure),
    *(schema.commitment, schema.commitment_party, schema.commitment_topic, schema.official_figure),
)
"""Tables of a reading of which things are found, or by whose words."""


def index_search(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Both tables; takes those of a reading, with their days of knowledge. One that is not there is taken as empty."""
    whole = {table.name: tables.get(table.name, to_table_frame(table, {})) for table in INDEXED}
    words = read_all_words(whole)
    entries = [*Notes(whole, words).entries(), *goods_entries(whole, words), *figure_entries(whole, words)]
    return {
        "search_entry": rows_to_frame(schema.search_entry, [entry.to_row() for entry in entries]),
        "search_name": rows_to_frame(schema.search_name, name_rows(whole, words.names)),
    }
