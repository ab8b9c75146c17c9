"""Commitments and what figures say of them, made up: of Aland (AX) on its trade with Bouvet (BV)."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

from dashboard.subjects.promises.attestations import DatedEvent
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.judgements import CommitmentFigure, CountedLine, JudgedFigure, LineJudgement
from dashboard.subjects.promises.ledger import LedgerEntry, to_ledger
from dashboard.subjects.promises.standings import CommitmentStanding, SideStanding
from etl.vocabulary.commitments import TargetUnit
from tests.factories import EVENT

LINE = CountedLine(
    code="0-a",
    reporter_code="AX",
    partner_code="BV",
    bound="exact",
    source_code="aland_customs",
    indicator="goods_trade",
    counted_by=None,
    valuation="fob",
    unit="USD",
    target_value=1_000_000.0,
    is_heard=True,
)
STANDING = CommitmentStanding(
    word="not_assessable",
    cause="nothing_found",
    judged_by="nobody",
    reason="nothing_found",
    known_from=date(2100, 1, 15),
    assessed_date=None,
    assessed_by=None,
    assessment_reason=None,
    evidence_note=None,
    evidence_event_id=None,
    evidence_event_title=None,
)
COMMITMENT = Commitment(
    commitment_id=f"{EVENT}-c1",
    event=DatedEvent(EVENT, f"Meeting {EVENT}", date(2098, 1, 1), "day"),
    text="Raise trade in grain",
    kind="pledge",
    stage="announced",
    measurability="none",
    not_measurable_reason=None,
    metric=None,
    target_value=None,
    target_unit=TargetUnit("", is_yearly=False),
    comparator=None,
    baseline_value=None,
    baseline_period=None,
    series=None,
    deadline=None,
    deadline_basis=None,
    repeats_commitment_id=None,
    repeats_event_id=None,
    promisers=(),
    promisees=(),
    topics=(),
    standing=STANDING,
    sides=(),
)


def made_line(**given: Any) -> CountedLine:
    return replace(LINE, **given)


def by_figures(verdict: str, reporter: str = "AX", year: int = 2099, **given: Any) -> LineJudgement:
    """What a line of Aland's shows by its figure of a year; a value of None is no figure."""
    given.setdefault("is_heard", verdict != "not_assessable")
    value = given.pop("value", 500_000.0)
    judgement = LineJudgement(
        commitment_id=f"{EVENT}-c1",
        known_from=date(2100, 1, 15),
        line=made_line(reporter_code=reporter, **_of_line(given)),
        verdict=verdict,
        rule="halfway",
        figure=None if value is None else JudgedFigure(date(year, 1, 1), date(year, 12, 31), value, None),
        start_value=None,
        share_of_target_pct=50.0,
        reached_date=date(year, 12, 31) if verdict == "met" else None,
        is_doubtful=False,
        is_stand_in=False,
    )
    return replace(judgement, **given)


def made_figure(year: int, **given: Any) -> CommitmentFigure:
    """A line's figure of a year."""
    figure = CommitmentFigure(
        line=made_line(**_of_line(given)),
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        value=500_000.0,
        share_of_target_pct=50.0,
        figure_code=None,
        is_doubtful=False,
        is_stand_in=False,
        publisher="Aland Customs",
        source_url="https://example.org/customs",
    )
    return replace(figure, **given)


def _of_line(given: dict[str, Any]) -> dict[str, Any]:
    """Take out of what is given all that is a line's."""
    names = {field.name for field in fields(CountedLine)} & set(given)
    return {name: given.pop(name) for name in names}


def standing_of(word: str = "not_assessable", **given: Any) -> CommitmentStanding:
    """A standing that nothing gave; by a person where ``assessment_reason`` is given."""
    if "assessment_reason" in given:
        by_person = {"judged_by": "people", "reason": "assessed", "assessed_by": "desk officer"}
        given = by_person | {"assessed_date": date(2100, 1, 15)} | given
    cause = "nothing_found" if word == "not_assessable" else None
    return replace(STANDING, **{"word": word, "cause": cause} | given)


def made_commitment(name: str = EVENT, day: date = date(2098, 1, 1), **given: Any) -> Commitment:
    """A commitment of an event of its own, announced; ``standing`` may be its word alone."""
    standing = given.pop("standing", STANDING)
    own = {
        "commitment_id": f"{name}-c1",
        "event": DatedEvent(name, f"Meeting {name}", day, "day"),
        "standing": standing_of(standing) if isinstance(standing, str) else standing,
    }
    return replace(COMMITMENT, **own | given)


def made_entry(commitment: Commitment, **given: Any) -> LedgerEntry:
    """A commitment in the ledger of a day, with what is given."""
    (entry,) = to_ledger([commitment], [commitment], date(2100, 3, 21))
    return replace(entry, **given)


def side(side_code: str, word: str, late_date: date | None = None) -> SideStanding:
    return SideStanding(side_code, word, late_date)
