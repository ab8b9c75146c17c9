"""A brief that is hard to write: of long texts, some of which look like markup."""

from datetime import date

import pytest

from dashboard.brief.model import Brief
from tests.dashboard.brief.briefs import brief_of
from tests.dashboard.brief.record import event_rows, record
from tests.factories import Row, commitment_party_row, commitment_row
from tests.loading import file_of


@pytest.fixture(name="brief")
def long_brief() -> Brief:
    """A brief out of a record with a very long title and promise, some of it looking like markup."""
    long = "<script>alert('é & ü')</script> " + "Endless " * 60
    rows: dict[str, list[Row]] = record()
    later = event_rows({"2099-03-03-long": date(2099, 3, 3)})
    later["event"][0]["title"] = long
    promise = [commitment_row(event_id="2099-03-03-long", text=long + "x" * 300)]
    added = {
        **later,
        "commitment": promise,
        "commitment_party": [
            commitment_party_row(commitment_id="2099-03-03-long-c1", area_code=area, role=role)
            for area, role in (("KZ", "by"), ("CN", "to"))
        ],
    }
    return brief_of(file_of(**{name: [*rows.get(name, []), *added.get(name, [])] for name in {*rows, *added}}))
