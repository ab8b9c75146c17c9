"""The facts that judging rests on, as typed rows: commitments, people's assessments and dated evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import pandas as pd

from etl.values.typed_rows import typed_rows
from etl.vocabulary.commitments import CommitmentKind, Comparator, EvidenceKind, Measurability, SeriesMeasure
from etl.vocabulary.judgement import UnjudgedCause, Verdict
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow


@dataclass(frozen=True)
class CommitmentFacts:
    """What judging takes of any row of ``commitment``."""

    commitment_id: str
    event_id: str
    kind: CommitmentKind
    measurability: Measurability
    known_from: date
    deadline: date | None


@dataclass(frozen=True)
class SeriesFacts:
    """What it takes of one that a series measures."""

    commitment_id: str
    target_value: float
    target_unit: str
    comparator: Comparator
    baseline_value: float | None
    baseline_period: str | None
    deadline: date | None
    series_measure: SeriesMeasure
    series_reporter_code: str
    series_partner_code: str
    series_flow: Flow
    series_group_code: str | None
    series_commodity_id: str | None
    series_period_kind: PeriodKind


@dataclass(frozen=True)
class DatedAssessment:
    """A person's assessment."""

    commitment_id: str
    seq: int
    known_from: date
    assessed_date: date
    verdict: Verdict
    cause: UnjudgedCause | None


@dataclass(frozen=True)
class DatedEvidence:
    """A piece of dated evidence."""

    commitment_id: str
    seq: int
    known_from: date
    kind: EvidenceKind


OfCommitment = TypeVar("OfCommitment", DatedAssessment, DatedEvidence)


def read_series(commitment: pd.DataFrame) -> dict[str, SeriesFacts]:
    """By id, the commitments that a series measures."""
    measured = commitment.loc[commitment["measurability"] == str(Measurability.SERIES)]
    return {facts.commitment_id: facts for facts in typed_rows(measured, SeriesFacts)}


def by_commitment(rows: Iterable[OfCommitment]) -> Mapping[str, list[OfCommitment]]:
    """The rows of each commitment, in their order."""
    listed: dict[str, list[OfCommitment]] = {}
    for row in rows:
        listed.setdefault(row.commitment_id, []).append(row)
    return listed
