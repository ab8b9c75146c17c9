"""The counts of the server, with those of the database that is there."""

import pytest
from starlette.requests import Request

from dashboard.api.places import EXPORTS
from dashboard.shell.counts import build_facts, metrics
from etl.schema.address import ADDRESS_VARIABLE
from tests.factories import event_row
from tests.loading import file_of

ASKED = Request({"type": "http", "headers": []})


def test_the_database_tells_its_build_and_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(event=[event_row()]))
    facts = build_facts()

    assert facts is not None
    assert (facts.build_id, facts.built_at.isoformat()) == ("0123456789ab", "2099-12-31T12:00:00+00:00")
    assert 'khorgos_build_info{build_id="0123456789ab"} 1.0' in metrics(ASKED).body.decode()


@pytest.mark.usefixtures("no_database")
def test_the_server_counts_on_where_the_database_cannot_be_read() -> None:
    with EXPORTS.taken():
        told = metrics(ASKED).body.decode()

    assert "khorgos_database_readable 0.0" in told
    assert 'khorgos_places_in_use{kind="exports"} 1.0' in told
