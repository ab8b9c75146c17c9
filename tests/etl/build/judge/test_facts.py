"""What judging takes of the tables: which promises a series measures, and what there is of each promise."""

from datetime import date

from etl import schema
from etl.build.judge.facts import DatedEvidence, by_commitment, read_series
from etl.values.frames import rows_to_frame
from etl.vocabulary.commitments import Comparator, EvidenceKind
from tests.etl.build.judge.made_promises import promise
from tests.factories import EVENT, commitment_row


def test_only_promises_that_a_series_measures_are_read_with_it() -> None:
    rows = [commitment_row(measurability="document"), promise(commitment_id=f"{EVENT}-c2")]

    series = read_series(rows_to_frame(schema.commitment, rows))

    assert list(series) == [f"{EVENT}-c2"]
    (facts,) = series.values()
    assert (
        facts.target_value,
        facts.comparator,
        facts.series_group_code,
        facts.series_commodity_id,
        facts.deadline,
    ) == (
        1000.0,
        Comparator.AT_LEAST,
        "grain",
        None,
        None,
    )


def test_rows_of_a_promise_stay_in_their_order() -> None:
    one, two, three = (
        DatedEvidence(commitment, seq, date(2099, 5, 9), EvidenceKind.KEPT)
        for commitment, seq in (("a", 2), ("b", 1), ("a", 1))
    )

    assert by_commitment([one, two, three]) == {"a": [one, three], "b": [two]}
