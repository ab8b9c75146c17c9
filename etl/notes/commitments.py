"""The commitments of a note, and the rules that hold between their fields."""

from etl import vocabulary as v
from etl.fields import Fields
from etl.notes.records import Assessment, Baseline, Commitment, Evidence, Series

_KEYS = (
    *(
        "text",
        "kind",
        "by",
        "to",
        "topics",
        "stage",
        "measurability",
        "reason",
        "metric",
        "target",
        "unit",
        "comparator",
        "series",
        "baseline",
    ),
    *("deadline", "deadline_basis", "repeats", "evidence", "assessments"),
)
_SERIES_KEYS = ("reporter", "partner", "flow", "measure", "period", "group", "commodity")
_OTHER_SPELLINGS = {
    **dict.fromkeys(("tonne", "tonnes", "ton", "tons", "metric tons"), "t"),
    **dict.fromkeys(("tonne/year", "tonnes/year", "tons/year", "t/y", "t per year"), "t/year"),
    **dict.fromkeys(("%", "percent", "per cent"), "pct"),
    **dict.fromkeys(("$", "usd", "US$", "dollars"), "USD"),
    **dict.fromkeys(("usd/year", "USD per year", "$/year"), "USD/year"),
    **dict.fromkeys(("yuan", "RMB", "cny"), "CNY"),
}


def parse_commitment(fields: Fields) -> Commitment:
    """One commitment; what is wrong with it goes to the faults of ``fields``."""
    fields.refuse_unknown(_KEYS)
    series, baseline = fields.block_at("series"), fields.block_at("baseline")
    commitment = Commitment(
        text=fields.text("text", required=True),
        kind=fields.one_of("kind", v.CommitmentKind, required=True),
        by=fields.texts("by", required=True),
        to=fields.texts("to"),
        topics=fields.many_of("topics", v.Topic),
        stage=fields.one_of("stage", v.Stage) or v.Stage.ANNOUNCED,
        measurability=fields.one_of("measurability", v.Measurability, required=True),
        reason=fields.text("reason"),
        metric=fields.text("metric"),
        target=fields.number("target"),
        unit=fields.text("unit"),
        comparator=fields.one_of("comparator", v.Comparator),
        series=parse_series(series) if series else None,
        baseline=_parse_baseline(baseline) if baseline else None,
        deadline=fields.day("deadline"),
        deadline_basis=fields.one_of("deadline_basis", v.DeadlineBasis),
        repeats=fields.text("repeats"),
        evidence=[_parse_evidence(below) for below in fields.blocks("evidence")],
        assessments=[_parse_assessment(below) for below in fields.blocks("assessments")],
    )
    _check_measurability(fields, commitment)
    _check_target(fields, commitment)
    return commitment


def parse_series(fields: Fields) -> Series:
    """The series that would show a commitment; it names a group or a commodity, not both."""
    fields.refuse_unknown(_SERIES_KEYS)
    series = Series(
        reporter=fields.text("reporter", required=True),
        partner=fields.text("partner", required=True),
        flow=fields.one_of("flow", v.Flow, required=True),
        measure=fields.one_of("measure", v.SeriesMeasure, required=True),
        period=fields.one_of("period", v.PeriodKind, required=True),
        group=fields.text("group"),
        commodity=fields.text("commodity"),
    )
    if bool(series.group) == bool(series.commodity):
        fields.refuse("group", "expected a group or a commodity, one of the two", series.group, "Write group: grain or commodity: HS:1001.")
    return series


def _parse_baseline(fields: Fields) -> Baseline:
    fields.refuse_unknown(("value", "period"))
    return Baseline(fields.number("value", required=True), fields.text("period"))


def _parse_evidence(fields: Fields) -> Evidence:
    fields.refuse_unknown(("kind", "event", "figure", "note"))
    evidence = Evidence(
        fields.one_of("kind", v.EvidenceKind, required=True), fields.text("event"), fields.text("figure"), fields.text("note")
    )
    if not (evidence.event or evidence.figure):
        fields.refuse("event", "expected an event or a figure, there is neither", "", "Name the event's id or the figure's code.")
    return evidence


def _parse_assessment(fields: Fields) -> Assessment:
    fields.refuse_unknown(("date", "by", "verdict", "reason"))
    return Assessment(
        date=fields.day("date", required=True),
        by=fields.text("by", required=True),
        verdict=fields.one_of("verdict", v.Verdict, required=True),
        reason=fields.text("reason", required=True),
    )


def _check_measurability(fields: Fields, commitment: Commitment) -> None:
    """What a series measures names it, with target and comparator; what none measures, though it has a number or a date, says why."""
    if commitment.measurability == v.Measurability.SERIES:
        for name in ("series", "target", "comparator"):
            if name not in fields.block.values:
                fields.refuse(name, "a commitment measured by a series needs it", "", f"Add '{name}', or write measurability: document.")
    elif commitment.series:
        seen = str(commitment.measurability or "")
        fields.refuse("series", "a series is named, but it is not what measures the commitment", seen, "Write measurability: series.")
    elif (commitment.target is not None or commitment.deadline) and not commitment.reason:
        fields.refuse("reason", "there is a number or a deadline, and no series", "", "Add a series, or say in 'reason' why there is none.")


def _check_target(fields: Fields, commitment: Commitment) -> None:
    """A number comes with its unit and comparator, a multiple with its baseline, a deadline with its basis."""
    if commitment.target is not None:
        for name in ("unit", "comparator"):
            if not fields.text(name):
                fields.refuse(name, "a target needs it", "", f"Add '{name}'.")
    if commitment.unit in _OTHER_SPELLINGS:
        fields.refuse("unit", "the unit has another spelling here", commitment.unit, f"Write {_OTHER_SPELLINGS[commitment.unit]}.")
    if commitment.comparator == v.Comparator.MULTIPLE_OF_BASELINE and not commitment.baseline:
        fields.refuse("baseline", "a multiple needs what it is a multiple of", "", "Add baseline: {value: 500000, period: 2098}.")
    if commitment.deadline and not commitment.deadline_basis:
        fields.refuse("deadline_basis", "a deadline needs its basis", "", "Write stated, or derived where it is read from wording.")
    if commitment.deadline_basis and not fields.text("deadline"):
        fields.refuse("deadline", "a basis needs its deadline", "", "Add the deadline, or take the basis out.")
