"""What a file says of itself, and which sources its rows turn out to be from."""

import pyarrow as pa

from dashboard.files.about import Watched
from dashboard.rows.streams import RowStream
from tests.dashboard.files.exported import ABOUT, SOURCES, about, cells, stream_of


def test_a_column_without_a_heading_is_called_by_its_name() -> None:
    assert [ABOUT.heading(name) for name in ("value_usd", "period_start")] == ["Value (US dollars)", "period_start"]


def test_rows_are_counted_and_their_sources_told_as_they_go_by() -> None:
    watched = Watched(stream_of(cells(), cells(source_code="aland_customs"), cells(source_code=None)))

    assert watched.sources_of(ABOUT) == ()
    batches = list(watched.stream().batches)

    assert (sum(batch.num_rows for batch in batches), watched.rows) == (3, 3)
    assert watched.sources_of(ABOUT) == SOURCES[:1]


def test_where_rows_do_not_say_whose_they_are_every_source_is_told() -> None:
    schema = pa.schema([pa.field("name", pa.string())])
    watched = Watched(RowStream(schema, iter([pa.RecordBatch.from_pylist([{"name": "sheep"}], schema=schema)])))

    assert len(list(watched.stream().batches)) == 1
    assert watched.sources_of(ABOUT) == SOURCES


def test_a_file_is_cited_with_the_sources_that_it_has() -> None:
    cited = about().cited(SOURCES[:1])

    assert "Aland Customs" in cited.full
    assert "Bouvet Post" not in cited.full
