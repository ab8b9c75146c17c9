"""What shows something is an event, a figure with its page, both, or a page alone."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from dashboard.locale import in_language
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.promises.attestations import (
    Attestation,
    AttestingFigure,
    AttestingPage,
    DatedEvent,
    attestation_columns,
    join_attestation,
    to_attestation,
)
from etl.schema import stage
from tests.factories import EVENT, commitment_row, event_row, official_figure_row, stage_row
from tests.loading import file_of

MEETING = DatedEvent(EVENT, f"Meeting {EVENT}", event_row()["start_date"], "day")
FIGURE_PAGE = AttestingPage("https://example.org/figure", "Example News", "2100-01-15")
FIGURE = AttestingFigure(
    figure_code="F0001",
    subject="all goods",
    period_label="2099",
    period_start=date(2099, 1, 1),
    period_end=date(2099, 12, 31),
    as_published="2 bn US dollars",
    value=2e9,
    unit="USD",
    stated_by="AX-CUSTOMS",
    page=FIGURE_PAGE,
)
PAGE = AttestingPage("https://example.org/page", None, "2100")


@pytest.mark.parametrize(
    ("named", "shown_by"),
    [
        ({}, Attestation(event=MEETING)),
        ({"event_id": None, "figure_code": "F0001"}, Attestation(figure=FIGURE)),
        ({"figure_code": "F0001"}, Attestation(event=MEETING, figure=FIGURE)),
        (
            {"event_id": None, "source_url": PAGE.url, "published_date": PAGE.published_date},
            Attestation(page=PAGE),
        ),
    ],
    ids=["event", "figure", "both", "page"],
)
def test_a_row_names_what_shows_it_and_nothing_else(named: dict[str, Any], shown_by: Attestation) -> None:
    url = file_of(
        event=[event_row()],
        commitment=[commitment_row()],
        official_figure=[official_figure_row()],
        stage=[stage_row(**named)],
    )
    question = select(*attestation_columns(stage)).select_from(join_attestation(stage))

    with read_only_engine(url).connect() as connection:
        assert [to_attestation(row) for row in connection.execute(question).mappings()] == [shown_by]


def test_a_page_is_called_by_its_publisher_or_by_its_address() -> None:
    assert (FIGURE_PAGE.label, PAGE.label) == ("Example News", PAGE.url)


def test_a_figure_is_told_in_english_as_published_and_else_in_the_readers_way() -> None:
    with in_language("zh"):
        chinese = (FIGURE.period, FIGURE.amount)

    assert (FIGURE.period, FIGURE.amount) == ("2099", "2 bn US dollars")
    assert chinese == ("2099年", "20亿美元（原文：2 bn US dollars）")
