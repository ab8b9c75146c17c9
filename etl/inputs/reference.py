"""The reference tables: names of areas, places, people, roles, offices and goods."""

import re
from collections.abc import Mapping
from enum import EnumType, StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pandas as pd

from etl import schema, vocabulary
from etl.inputs.reference_files import (
    AREA_MEMBERS,
    AREAS,
    AUTHORITIES,
    COMMODITIES,
    GAP_REASONS,
    GROUP_CODES,
    GROUPS,
    PEOPLE,
    PLACES,
    ROLES,
    TERMS,
    TOPIC_GROUPS,
    ReferenceFile,
    add_rows,
    open_reference,
)
from etl.inputs.rows import RowChecks
from etl.values.commodities import add_commodities
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.groups import EXCLUDE, expand_groups, goes_in_circle, parents_of
from etl.values.knowledge import ALWAYS, published_days
from etl.values.nearest import say_nearest
from etl.values.reading import Reading
from etl.vocabulary.events import Topic
from etl.vocabulary.goods import Classification, CommodityLevel, GroupBasis
from etl.vocabulary.places import AreaKind, PlaceKind
from etl.vocabulary.trade import Flow, GapCause

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def read_reference(data_dir: Path) -> Reading:
    """Every table of names, and the groups spelled out to each commodity they hold.

    Rows that lack a required field, repeat a key, leave a closed list or name a code that no row defines are refused,
    each with its fault.
    """
    reading = Reading()
    areas = add_rows(reading, schema.area, _check_areas(data_dir))["area_code"]
    known_areas = set(areas)
    add_rows(reading, schema.area_member, _check_area_members(data_dir, known_areas))
    for spec, table in ((PLACES, schema.place), (PEOPLE, schema.person), (AUTHORITIES, schema.authority)):
        add_rows(reading, table, _check_with_area(data_dir, spec, known_areas))
    commodities = add_rows(reading, schema.commodity, _check_commodities(data_dir))
    groups = set(add_rows(reading, schema.commodity_group, _check_groups(data_dir))["group_code"])
    rules = _check_group_codes(data_dir, groups, set(commodities["commodity_id"]))
    add_rows(reading, schema.commodity_group_member, rules, expand_groups(rules.passed, parents_of(commodities)))
    add_rows(reading, schema.topic_group, _check_topic_groups(data_dir, groups))
    # A project may do without these two.
    if (data_dir / "reference" / GAP_REASONS.name).exists():
        checks = _check_gap_reasons(data_dir, known_areas)
        known = published_days(checks.passed["published_date"]).fillna(pd.Timestamp(ALWAYS))
        add_rows(reading, schema.gap_reason, checks, checks.passed.assign(known_from=known))
    if (data_dir / "reference" / ROLES.name).exists():
        add_rows(reading, schema.role, open_reference(data_dir, ROLES))
    add_rows(reading, schema.term, _check_terms(data_dir))
    return reading


def add_named_commodities(reference: Reading, titles: Mapping[str, str], data_dir: Path) -> None:
    """Give the reference a row for each HS code that ``titles`` names and it lacks.

    The groups are spelled out for these too.
    """
    known = reference.tables["commodity"]
    commodities = add_commodities(known, titles)
    if len(commodities) == len(known):
        return
    groups = set(reference.tables["commodity_group"]["group_code"])
    rules = _check_group_codes(data_dir, groups, set(known["commodity_id"]))
    members = expand_groups(rules.passed, parents_of(commodities))
    table = schema.commodity_group_member
    reference.tables["commodity"] = commodities
    reference.tables[table.name] = sort_by_key(
        table, to_table_frame(table, {str(name): members[name] for name in members})
    )


def _require_parents(checks: RowChecks, key: str, parent: str, file: str) -> None:
    """Refuse rows whose parent is no row that stays, or that are their own ancestor."""
    frame = checks.rows.frame
    parents = dict(zip(frame[key], frame[parent], strict=True))
    circular = pd.Series([goes_in_circle(code, parents) for code in frame[key]], index=frame.index, dtype="bool")
    checks.refuse(circular, parent, "the parents go round in a circle", "Name a parent that is above it.")
    while True:
        passed = checks.passed
        known = set(passed[key])
        orphaned = frame.index.isin(passed.index[(passed[parent] != "") & ~passed[parent].isin(list(known))])
        if not orphaned.any():
            return
        advice = partial(say_nearest, known=known, otherwise=f"Add it to {file}")
        checks.refuse(pd.Series(orphaned, index=frame.index), parent, f"no such code in {file}", advice)


def _check_areas(data_dir: Path) -> RowChecks:
    checks = open_reference(data_dir, AREAS)
    checks.require_member("kind", AreaKind)
    _require_parents(checks, "area_code", "parent_code", AREAS.label)
    return checks


def _check_area_members(data_dir: Path, areas: set[str]) -> RowChecks:
    checks = open_reference(data_dir, AREA_MEMBERS)
    checks.require_known("group_code", areas, AREAS.label)
    checks.require_known("area_code", areas, AREAS.label)
    return checks


def _check_with_area(data_dir: Path, spec: ReferenceFile, areas: set[str]) -> RowChecks:
    checks = open_reference(data_dir, spec)
    if "kind" in spec.columns:
        checks.require_member("kind", PlaceKind)
    checks.require_known("area_code", areas, AREAS.label, optional=True)
    return checks


def _check_commodities(data_dir: Path) -> RowChecks:
    checks = open_reference(data_dir, COMMODITIES)
    checks.require_member("classification", Classification)
    checks.require_member("level", CommodityLevel)
    frame = checks.rows.frame
    expected = (frame["classification"] + ":" + frame["code"]).where(
        frame["classification"] != Classification.TOTAL, "TOTAL"
    )
    misnamed = (frame["commodity_id"] != expected) & (frame["commodity_id"] != "")
    checks.refuse(
        misnamed,
        "commodity_id",
        "expected the classification, a colon and the code",
        "Write it as HS:1001, or TOTAL for all goods.",
    )
    _require_parents(checks, "commodity_id", "parent_id", COMMODITIES.label)
    return checks


def _check_groups(data_dir: Path) -> RowChecks:
    return open_reference(data_dir, GROUPS)


def _check_group_codes(data_dir: Path, groups: set[str], commodities: set[str]) -> RowChecks:
    checks = open_reference(data_dir, GROUP_CODES)
    checks.require_known("group_code", groups, GROUPS.label)
    checks.require_known("commodity_id", commodities, COMMODITIES.label)
    checks.require_member("rule", ("include", EXCLUDE))
    checks.require_member("basis", GroupBasis, optional=True)
    frame = checks.rows.frame
    without = (frame["rule"] == "include") & (frame["basis"] == "")
    checks.refuse(without, "basis", "an include needs its basis", f"Write one of {', '.join(GroupBasis)}.")
    return checks


def _check_topic_groups(data_dir: Path, groups: set[str]) -> RowChecks:
    checks = open_reference(data_dir, TOPIC_GROUPS)
    checks.require_member("topic", Topic)
    checks.require_known("group_code", groups, GROUPS.label)
    return checks


def _check_gap_reasons(data_dir: Path, areas: set[str]) -> RowChecks:
    checks = open_reference(data_dir, GAP_REASONS)
    checks.require_known("area_code", areas, AREAS.label, optional=True)
    checks.require_member("flow", (Flow.EXPORT, Flow.IMPORT), optional=True)
    checks.require_member("cause", GapCause)
    checks.require_url("source_url")
    checks.require_span("published_date")
    return checks


def _check_terms(data_dir: Path) -> RowChecks:
    checks = open_reference(data_dir, TERMS)
    lists = closed_lists()
    checks.require_member("list_name", list(lists))
    frame = checks.rows.frame
    members = {f"{name} {member}" for name, values in lists.items() for member in values}
    unknown = frame["list_name"].isin(list(lists)) & ~(frame["list_name"] + " " + frame["term_code"]).isin(
        list(members)
    )
    checks.refuse(unknown, "term_code", "no such member in the closed list", "Take a value that etl/vocabulary lists.")
    return checks


def closed_lists() -> dict[str, list[str]]:
    """The members of every closed list by the list's snake_case name."""
    subjects = [import_module(found.name) for found in iter_modules(vocabulary.__path__, f"{vocabulary.__name__}.")]
    lists = [
        value
        for subject in subjects
        for value in vars(subject).values()
        if isinstance(value, EnumType) and issubclass(value, StrEnum) and value is not StrEnum
    ]
    return {_CAPITAL.sub("_", listed.__name__).lower(): [str(member) for member in listed] for listed in lists}
