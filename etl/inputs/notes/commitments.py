"""The commitments of a note, and the rules that hold between their fields."""

from etl.inputs.fields import Fields
from etl.inputs.notes.records import (
    Assessment,
    Baseline,
    CitedPage,
    CommitmentSeries,
    EvidenceEntry,
    NoteCommitment,
    StageEntry,
)
from etl.vocabulary.commitments import (
    CommitmentKind,
    Comparator,
    DeadlineBasis,
    EvidenceKind,
    Measurability,
    SeriesMeasure,
    Stage,
)
from etl.vocabulary.events import Topic
from etl.vocabulary.judgement import UnjudgedCause, Verdict
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow

_KEYS = (
    *(
        "text",
        "kind",
        "by",
        "to",
        "topics",
        "stages",
        "measurability",
        "reason",
        "metric",
        "target",
        "unit",
        "comparator",
        "series",
    ),
    *("baseline", "deadline", "deadline_basis", "repeats", "evidence", "assessments"),
)
_SERIES_KEYS = ("reporter", "partner", "flow", "measure", "period", "group", "commodity")
_PAGE_KEYS = ("source", "publisher", "date")
_OTHER_SPELLINGS = {
    **dict.fromkeys(("tonne", "tonnes", "ton", "tons", "metric tons"), "t"),
    **dict.fromkeys(("tonne/year", "tonnes/year", "tons/year", "t/y", "t per year"), "t/year"),
    **dict.fromkeys(("%", "percent", "per cent"), "pct"),
    **dict.fromkeys(("$", "usd", "US$", "dollars"), "USD"),
    **dict.fromkeys(("usd/year", "USD per year", "$/year"), "USD/year"),
    **dict.fromkeys(("yuan", "RMB", "cny"), "CNY"),
}


def parse_commitment(fields: Fields) -> NoteCommitment:
    """One commitment; what is wrong with it goes to the faults of ``fields``."""
    fields.refuse_unknown(_KEYS)
    series, baseline = fields.block_at("series"), fields.block_at("baseline")
    commitment = NoteCommitment(
        text=fields.text("text", required=True),
        kind=fields.one_of("kind", CommitmentKind, required=True),
        by=fields.texts("by", required=True),
        to=fields.texts("to"),
        topics=fields.many_of("topics", Topic),
        stages=[_parse_stage(below) for below in fields.blocks("stages")],
        measurability=fields.one_of("measurability", Measurability, required=True),
        reason=fields.text("reason"),
        metric=fields.text("metric"),
        target=fields.number("target"),
        unit=fields.text("unit"),
        comparator=fields.one_of("comparator", Comparator),
        series=parse_series(series) if series else None,
        baseline=_parse_baseline(baseline) if baseline else None,
        deadline=fields.day("deadline"),
        deadline_basis=fields.one_of("deadline_basis", DeadlineBasis),
        repeats=fields.text("repeats"),
        evidence=[_parse_evidence(below) for below in fields.blocks("evidence")],
        assessments=[_parse_assessment(below) for below in fields.blocks("assessments")],
    )
    _check_measurability(fields, commitment)
    _check_target(fields, commitment)
    _check_stages(fields, commitment)
    return commitment


def parse_series(fields: Fields) -> CommitmentSeries:
    """The series that would show a commitment; it names a group or a commodity, not both."""
    fields.refuse_unknown(_SERIES_KEYS)
    series = CommitmentSeries(
        reporter=fields.text("reporter", required=True),
        partner=fields.text("partner", required=True),
        flow=fields.one_of("flow", Flow, required=True),
        measure=fields.one_of("measure", SeriesMeasure, required=True),
        period=fields.one_of("period", PeriodKind, required=True),
        group=fields.text("group"),
        commodity=fields.text("commodity"),
    )
    if bool(series.group) == bool(series.commodity):
        fields.refuse(
            "group",
            "expected a group or a commodity, one of the two",
            series.group,
            "Write group: grain or commodity: HS:1001.",
        )
    return series


def _parse_baseline(fields: Fields) -> Baseline:
    fields.refuse_unknown(("value", "period"))
    return Baseline(fields.number("value", required=True), fields.text("period"))


def _parse_evidence(fields: Fields) -> EvidenceEntry:
    fields.refuse_unknown(("kind", "event", "figure", *_PAGE_KEYS, "note"))
    kind = fields.one_of("kind", EvidenceKind, required=True)
    evidence = EvidenceEntry(
        kind, fields.text("event"), fields.text("figure"), fields.text("note"), _parse_page(fields)
    )
    if not (evidence.event or evidence.figure or evidence.page):
        advice = "Name the event's id, the figure's code, or a page by its source, publisher and date."
        fields.refuse("event", "expected an event, a figure or a source, there is none", "", advice)
    return evidence


def _parse_page(fields: Fields) -> CitedPage | None:
    """A page that is evidence: its address, who published it and when; None where no address is given."""
    if "source" not in fields.block.values:
        for name in ("publisher", "date"):
            if name in fields.block.values:
                fields.refuse(
                    name,
                    "it belongs to a source, and there is none",
                    fields.text(name),
                    "Add source: with the page's address.",
                )
        return None
    published = fields.span("date", required=True)
    return CitedPage(
        fields.url("source", required=True),
        fields.text("publisher", required=True),
        published.text if published else "",
    )


def _parse_stage(fields: Fields) -> StageEntry:
    fields.refuse_unknown(("stage", "event", "figure", *_PAGE_KEYS, "assessment", "note"))
    shown_by = [name for name in ("event", "figure", "source", "assessment") if name in fields.block.values]
    if len(shown_by) != 1:
        advice = (
            "Name one of event, figure, source (with publisher and date) or assessment (the day of one of this "
            "commitment)."
        )
        fields.refuse("stage", "a stage is shown by one thing", ", ".join(shown_by), advice)
    return StageEntry(
        stage=fields.one_of("stage", Stage, required=True),
        event=fields.text("event"),
        figure=fields.text("figure"),
        page=_parse_page(fields),
        assessment=fields.day("assessment"),
        note=fields.text("note"),
    )


def _parse_assessment(fields: Fields) -> Assessment:
    fields.refuse_unknown(("date", "by", "verdict", "cause", "reason"))
    assessment = Assessment(
        date=fields.day("date", required=True),
        by=fields.text("by", required=True),
        verdict=fields.one_of("verdict", Verdict, required=True),
        reason=fields.text("reason", required=True),
        cause=fields.one_of("cause", UnjudgedCause),
    )
    if assessment.cause and assessment.verdict != Verdict.NOT_ASSESSABLE:
        fields.refuse("cause", "a cause belongs to verdict: not_assessable", str(assessment.cause), "Take it out.")
    if assessment.verdict == Verdict.NOT_ASSESSABLE and not fields.text("cause"):
        fields.refuse(
            "cause",
            "what cannot be judged needs its cause",
            "",
            f"Add cause: with one of {', '.join(UnjudgedCause)}.",
        )
    return assessment


def _check_measurability(fields: Fields, commitment: NoteCommitment) -> None:
    """What a series measures names it, with target and comparator.

    What none measures, though it has a number or a date, says why.
    """
    if commitment.measurability == Measurability.SERIES:
        for name in ("series", "target", "comparator"):
            if name not in fields.block.values:
                fields.refuse(
                    name,
                    "a commitment measured by a series needs it",
                    "",
                    f"Add '{name}', or write measurability: document.",
                )
    elif commitment.series:
        seen = str(commitment.measurability or "")
        fields.refuse(
            "series",
            "a series is named, but it is not what measures the commitment",
            seen,
            "Write measurability: series.",
        )
    elif (commitment.target is not None or commitment.deadline) and not commitment.reason:
        fields.refuse(
            "reason",
            "there is a number or a deadline, and no series",
            "",
            "Add a series, or say in 'reason' why there is none.",
        )


def _check_target(fields: Fields, commitment: NoteCommitment) -> None:
    """A number comes with its unit and comparator, a multiple with its baseline, a deadline with its basis."""
    if commitment.target is not None:
        for name in ("unit", "comparator"):
            if not fields.text(name):
                fields.refuse(name, "a target needs it", "", f"Add '{name}'.")
    if commitment.unit in _OTHER_SPELLINGS:
        fields.refuse(
            "unit", "the unit has another spelling here", commitment.unit, f"Write {_OTHER_SPELLINGS[commitment.unit]}."
        )
    if commitment.comparator == Comparator.MULTIPLE_OF_BASELINE and not commitment.baseline:
        fields.refuse(
            "baseline", "a multiple needs what it is a multiple of", "", "Add baseline: {value: 500000, period: 2098}."
        )
    if commitment.deadline and not commitment.deadline_basis:
        fields.refuse(
            "deadline_basis",
            "a deadline needs its basis",
            "",
            "Write stated, or derived where it is read from wording.",
        )
    if commitment.deadline_basis and not fields.text("deadline"):
        fields.refuse("deadline", "a basis needs its deadline", "", "Add the deadline, or take the basis out.")


def _check_stages(fields: Fields, commitment: NoteCommitment) -> None:
    """Stages come once each in a row, and one that an assessment dates names the day of an assessment.

    A forecast is never measured.
    """
    days = {one.date for one in commitment.assessments}
    for place, entry in enumerate(commitment.stages, start=1):
        if entry.assessment and entry.assessment not in days:
            problem = f"entry {place} is dated by an assessment that the commitment does not have"
            fields.refuse("stages", problem, entry.assessment.isoformat(), "Write the date of one of its assessments.")
        if place > 1 and entry.stage and entry.stage == commitment.stages[place - 2].stage:
            fields.refuse("stages", "the same stage stands twice in a row", str(entry.stage), "Keep the earlier entry.")
    if commitment.kind == CommitmentKind.FORECAST and commitment.measurability != Measurability.NONE:
        seen = str(commitment.measurability or "")
        fields.refuse(
            "measurability", "a forecast promises nothing that could be measured", seen, "Write measurability: none."
        )
