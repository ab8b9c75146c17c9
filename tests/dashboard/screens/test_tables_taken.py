"""Every table of every page can be taken away, with the shipped data.

Each heading has a stable name, each column a type.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from dashboard.files.shown import to_stream
from dashboard.rows.table_list import count_of
from dashboard.subjects.engine import read_only_engine
from dashboard.ui import chart_frame, components
from dashboard.ui import tables as tables_of_pages
from dashboard.ui.database import connect
from dashboard.ui.tables import Table
from etl.schema import commitment, event_participant
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import open_page

LANGUAGE = "zh"
VIEWS = [
    *({"page": "overview", "partner": partner} for partner in ("KZ", "KG", "C5")),
    {"page": "timeline"},
    {"page": "commitments"},
    *({"page": "commodities", "group": group} for group in ("agricultural", "grain")),
    *({"page": "both_sides", "factor": factor} for factor in ("off", "imf")),
    {"page": "xinjiang"},
    {"page": "people"},
    *({"page": "data", "view": view} for view in ("sources", "checks")),
    {"page": "event", "id": "2023-05-17-xian-tokayev-xi"},
]


@pytest.fixture
def taken(real_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Table]]:
    """The tables that the pages opened offer for download."""
    tables: list[Table] = []
    offer = tables_of_pages.download
    monkeypatch.setenv(ADDRESS_VARIABLE, real_database)

    def note_and_offer(table: Table, key: str, **told) -> None:
        tables.append(table)
        offer(table, key, **told)

    for module in (tables_of_pages, chart_frame, components):
        monkeypatch.setattr(module, "download", note_and_offer)
    return tables


def require_files(tables: list[Table]) -> None:
    assert tables
    for table in tables:
        (batch,) = to_stream(table.shown.frame).batches
        assert batch.num_rows == len(table.shown.frame)
        if table.behind:
            with connect() as connection:
                assert count_of(connection, table.behind.table, table.behind.filters)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(view.values()))
def test_every_table_of_a_page_can_be_taken(view: dict[str, str], taken: list[Table]) -> None:
    page, *_rest = view.values()
    app = open_page(page, lang=LANGUAGE, **{name: value for name, value in view.items() if name != "page"})
    assert not app.exception
    require_files(taken)


@pytest.mark.parametrize(
    ("page", "column"), [("person", event_participant.c.person_code), ("commitment", commitment.c.commitment_id)]
)
def test_every_table_of_a_page_of_one_thing_can_be_taken(
    page: str, column, taken: list[Table], real_database: str
) -> None:
    of_series = [commitment.c.measurability == "series"] if page == "commitment" else []
    with read_only_engine(real_database).connect() as connection:
        found = connection.execute(select(column).where(*of_series).order_by(column)).scalars().first()
    app = open_page(page, lang=LANGUAGE, id=found)
    assert not app.exception
    require_files(taken)
