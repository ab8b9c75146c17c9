"""``data/gates.yml``: limits of the checks of figures, and what each check does when it is not met."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from etl.errors import Fault
from etl.inputs.fields import Fields
from etl.inputs.yaml_files import read_yaml
from etl.values.gates import Action, Gate, Gates
from etl.values.reading import FileCount

FILE = "gates.yml"
_LIMITS = (
    "refused_share_pct",
    "refused_min_rows",
    "unit_value_factor",
    "jump_factor",
    "jump_min_usd",
    "shift_factor",
    "year_factor",
    "source_factor",
    "shift_spread_pct",
)


def read_gates(data_dir: Path) -> tuple[Gates, list[Fault], list[FileCount]]:
    """The gates as the file sets them, its faults and its count, one row.

    What it does not name, or names wrongly, is as by default.
    """
    path = data_dir / FILE
    if not path.is_file():
        return Gates(), [], []
    read = read_yaml(path, data_dir)
    gates = _to_gates(read.fields) if read.fields else Gates()
    return gates, read.faults, [read.source.count(1, 0 if read.faults else 1)]


def _to_gates(fields: Fields) -> Gates:
    fields.refuse_unknown((*_LIMITS, "gates", "sources"))
    limits: dict[str, float] = {}
    for name in _LIMITS:
        number = fields.number(name)
        if number is not None and number <= 0:
            fields.refuse(name, "expected a number above zero", str(number), "Write the limit.")
        elif number is not None:
            limits[name] = number
    gates = replace(Gates(), **limits)  # type: ignore[arg-type]  # the limits are all numbers
    sources = fields.block_at("sources")
    by_source = (
        {code: _actions(below) for code in sources.block.values if (below := sources.block_at(code))} if sources else {}
    )
    return replace(gates, actions={**gates.actions, **_actions(fields.block_at("gates"))}, by_source=by_source)


def _actions(fields: Fields | None) -> Mapping[Gate, Action]:
    """The actions that a mapping gives to gates."""
    if fields is None:
        return {}
    fields.refuse_unknown([str(gate) for gate in Gate])
    actions = {
        Gate(name): fields.one_of(name, Action, required=True) for name in fields.block.values if name in set(Gate)
    }
    return {gate: action for gate, action in actions.items() if action is not None}
