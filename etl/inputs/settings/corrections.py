"""``data/corrections.yml``: what we know better than a publisher's file, line by line, with the reason."""

from collections.abc import Sequence
from pathlib import Path

from etl.inputs.fields import Fields
from etl.inputs.yaml_files import YamlList, read_list
from etl.values.corrections import MEASURES, Correction, CorrectionKind
from etl.values.periods import PERIOD_FORMS, NotAPeriod, Period, parse_period
from etl.vocabulary.trade import Flow

FILE = "corrections.yml"
UNKNOWN = "unknown"
_CELL = ("source", "reporter", "partner", "commodity")
_KEYS = (*_CELL, "flow", "period", "column", "expect", "value", "drop", "keep", "reason", "source_url")


def read_corrections(data_dir: Path) -> YamlList[Correction]:
    """Every correction that is whole."""
    return read_list(data_dir / FILE, data_dir, "corrections", _to_correction)


def _to_correction(fields: Fields, _before: Sequence[Correction]) -> Correction | None:
    fields.refuse_unknown(_KEYS)
    texts = {name: fields.text(name, required=True) for name in (*_CELL, "reason")}
    flow = fields.one_of("flow", Flow, required=True)
    period = _period(fields)
    column = fields.text("column", required=True)
    if column and column not in MEASURES:
        fields.refuse(
            "column",
            f"expected one of {', '.join(MEASURES)}",
            column,
            "Values are in US dollars, weights in kilograms.",
        )
    kind = _kind(fields)
    value = _number(fields, "value") if kind is CorrectionKind.REPLACE else None
    expect = _number(fields, "expect")
    if period is None or flow is None or kind is None:
        return None
    return Correction(
        line=fields.block.line,
        kind=kind,
        flow=flow,
        period=period,
        column=column,
        expect=expect,
        value=value,
        source_url=fields.url("source_url"),
        **texts,
    )


def _kind(fields: Fields) -> CorrectionKind | None:
    """What the line does: exactly one of ``value``, ``drop: true`` and ``keep: true``."""
    given = [name for name in ("value", "drop", "keep") if name in fields.block.values]
    if len(given) != 1:
        fields.refuse(
            "value",
            "expected one of value, drop and keep",
            ", ".join(given),
            "Say what to do: value: 5, drop: true or keep: true.",
        )
        return None
    name = given[0]
    if name == "value":
        return CorrectionKind.REPLACE
    if fields.text(name) != "true":
        fields.refuse(name, "expected true", fields.text(name), "Write true, or take the line out.")
        return None
    return CorrectionKind(name)


def _number(fields: Fields, name: str) -> float | None:
    """A number; the word ``unknown`` is a missing one."""
    return None if fields.text(name, required=True) in {UNKNOWN, ""} else fields.number(name)


def _period(fields: Fields) -> Period | None:
    text = fields.text("period", required=True)
    try:
        return parse_period(text) if text else None
    except NotAPeriod:
        fields.refuse("period", "expected a period", text, f"Write it as {PERIOD_FORMS}.")
        return None
