"""What units are called in the reader's language, and at which scale amounts in them read well."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.locale import N_, language
from dashboard.locale import gettext as _

_UNITS = {
    "USD": N_("USD"),
    "CNY": N_("CNY"),
    "t": N_("t"),
    "kg": N_("kg"),
    "USD/t": N_("USD per tonne"),
    "trains": N_("trains"),
    "vehicles": N_("vehicles"),
    "heads": N_("heads"),
    "persons": N_("persons"),
    "TEU": N_("TEU"),
    "wagons": N_("wagons"),
    "products": N_("products"),
    "firms": N_("firms"),
    "companies": N_("companies"),
    "documents": N_("documents"),
    "km": N_("km"),
    "projects": N_("projects"),
    "days": N_("days"),
    "plants": N_("plants"),
    "items": N_("items"),
    "ha": N_("ha"),
    "deals": N_("deals"),
    "containers": N_("containers"),
    "agreements": N_("agreements"),
    "regions": N_("regions"),
    "people": N_("people"),
    "m3": N_("m³"),
    "m2": N_("m²"),
    "km2": N_("km²"),
    "hours": N_("hours"),
    "countries and regions": N_("countries and regions"),
    "contracts": N_("contracts"),
    "KZT": N_("KZT"),
    "years": N_("years"),
    "towns": N_("towns"),
    "protocols": N_("protocols"),
    "places": N_("places"),
    "mills": N_("mills"),
    "memoranda": N_("memoranda"),
    "lots": N_("lots"),
    "locomotives": N_("locomotives"),
    "lanes": N_("lanes"),
    "horses": N_("horses"),
    "groups": N_("groups"),
    "enterprises": N_("enterprises"),
    "MW": N_("MW"),
    "warehouses": N_("warehouses"),
    "doses": N_("doses"),
    "centres": N_("centres"),
    "pairs": N_("pairs"),
}


def unit_label(unit: str) -> str:
    """A unit's name in the language; units that count things keep their English plural until they have a message."""
    if unit == "pct":
        return "%"
    label = _UNITS.get(unit)
    return _(label) if label else unit


@dataclass(frozen=True)
class Scale:
    """A unit that is comfortable to read: divide by ``divisor`` and write ``unit`` beside it."""

    divisor: float
    unit: str


def scale_for(values: Iterable[float | None], unit: str) -> Scale:
    """The scale at which the largest of the values reads as a number of one to three digits."""
    largest = max((abs(value) for value in values if value is not None and not math.isnan(value)), default=0.0)
    steps = _steps(unit)
    return next((step for step in steps if largest >= step.divisor), steps[-1])


def _steps(unit: str) -> list[Scale]:
    """Scales of a unit from the coarsest."""
    if language() == "zh" and unit in {"USD", "CNY", "t", "kg"}:
        return _chinese_steps(unit)
    if unit in {"USD", "CNY"}:
        currency = {"USD": _("USD"), "CNY": _("CNY")}[unit]
        return [
            Scale(1e9, _("bn {unit}").format(unit=currency)),
            Scale(1e6, _("m {unit}").format(unit=currency)),
            Scale(1e3, _("thousand {unit}").format(unit=currency)),
            Scale(1, currency),
        ]
    if unit == "kg":
        return [
            Scale(1e9, _("million tonnes")),
            Scale(1e6, _("thousand tonnes")),
            Scale(1e3, _("t")),
            Scale(1, _("kg")),
        ]
    if unit == "t":
        return [Scale(1e6, _("million tonnes")), Scale(1e3, _("thousand tonnes")), Scale(1, _("t"))]
    return [Scale(1, unit_label(unit))]


def _chinese_steps(unit: str) -> list[Scale]:
    """Chinese counts in ten thousands and hundred millions, weights in tonnes from a tonne on."""
    if unit == "kg":
        return [Scale(1e11, "亿吨"), Scale(1e7, "万吨"), Scale(1e3, _("t")), Scale(1, _("kg"))]
    name = {"USD": _("USD"), "CNY": _("CNY"), "t": _("t")}[unit]
    return [Scale(1e8, f"亿{name}"), Scale(1e4, f"万{name}"), Scale(1, name)]
