"""Arrivals of wholly new periods in another unit or currency.

Told from trade that grew, fell or moved from one commodity to another.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import schema
from etl.build.check_shifts import check_paired, check_revised, revised_ratios
from etl.build.pair_figures import mark_arrivals, pair_with_other_sources, pair_with_year_before
from etl.values.frames import rows_to_frame
from etl.values.gates import Action, Gate, Gates
from etl.values.keyed_rows import to_arrow_rows
from etl.values.reading import Finding
from tests.factories import Row, month, observation_row, revision_row

# Twelve headings with what they traded in May 2098, and by how many times each honestly differs a year later.
BEFORE = {f"HS:{number}": 10_000.0 * number for number in range(1001, 1013)}
HONEST = dict(zip(BEFORE, (0.4, 0.7, 0.8, 0.9, 1.0, 1.0, 1.1, 1.2, 1.3, 1.6, 2.0, 3.0), strict=True))
ARRIVAL = {"new-1": "new"}


def traded(values: Mapping[str, float], year: int, **overrides: Any) -> list[Row]:
    return [
        observation_row(commodity_id=code, **month(year, 5), value_usd=usd, **overrides) for code, usd in values.items()
    ]


def a_year_later(factor: float, codes: int = 12) -> dict[str, float]:
    return {code: usd * HONEST[code] * factor for code, usd in list(BEFORE.items())[:codes]}


def found(shipped: list[Row], arrived: list[Row], gates: Gates | None = None) -> list[Finding]:
    new = [row | {"snapshot_code": "new-1"} for row in arrived]
    return shifts([*shipped, *new], ARRIVAL, gates or Gates())


def shifts(rows: list[Row], arrivals: Mapping[str, str], gates: Gates) -> list[Finding]:
    """What is found in observation rows of which some came with the one arrival of these snapshots."""
    observation = rows_to_frame(schema.observation, rows).assign(is_confirmed=False)
    known = mark_arrivals(observation, arrivals)
    held = {Gate.YEAR_SHIFT: pair_with_year_before(known), Gate.SOURCE_SHIFT: pair_with_other_sources(known)}
    return [one for gate, pairs in held.items() if len(pairs) for one in check_paired(gate, _by_year(pairs), gates)]


def _by_year(pairs: pd.DataFrame) -> Iterator[pa.Table]:
    return (to_arrow_rows(of_year) for _, of_year in pairs.groupby(pairs["period_start"].dt.year))


def kinds(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.kind, str(finding.severity)) for finding in findings]


@pytest.mark.parametrize("rate", [6.3, 6.5, 7.2])
def test_yuan_taken_for_dollars_in_a_new_month_stop_the_build(rate: float) -> None:
    (finding,) = found(traded(BEFORE, 2098), traded(a_year_later(rate), 2099))

    assert (finding.kind, str(finding.severity)) == ("year_shift", "error")
    times = f"{rate * 1.05:,.1f}"  # the middle of what the headings honestly did is 1.05
    assert finding.text == (
        f"aland_customs: 12 figures of new are {times} times as large as a year before: looks like yuan taken for dollars. "
        "If so, delete that folder of data/snapshots; if not, set year_shift to warn for this source in data/gates.yml."
    )


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (1_000, "looks like ones taken for thousands"),
        (0.001, "looks like thousands taken for ones"),
        (10_000, "looks like ones taken for ten thousands"),
        (0.000_1, "looks like ten thousands taken for ones"),
        (10, "looks like thousands taken for ten thousands"),
        (0.1, "looks like ten thousands taken for thousands"),
        (1 / 6.5, "looks like dollars taken for yuan"),
        (40, "another unit or currency?"),
    ],
)
def test_thousands_and_ten_thousands_taken_for_each_other_are_told_as_such(factor: float, words: str) -> None:
    (finding,) = found(traded(BEFORE, 2098), traded(a_year_later(factor), 2099))

    assert (finding.kind, words in finding.text) == ("year_shift", True)


def boom() -> list[Row]:
    return traded(a_year_later(2.5), 2099)


def one_commodity() -> list[Row]:
    return traded(a_year_later(1) | {"HS:1001": 8 * BEFORE["HS:1001"]}, 2099)


def one_large_commodity() -> list[Row]:
    return traded(a_year_later(1) | {"HS:1012": 500 * BEFORE["HS:1012"]}, 2099)


def small_commodities() -> list[Row]:
    return traded({code: usd * (8 if code < "HS:1010" else 1) for code, usd in BEFORE.items()} | {"HS:1012": 1e9}, 2099)


def slump() -> list[Row]:
    return traded(a_year_later(1 / 2.5), 2099)


def four_figures() -> list[Row]:
    return traded(a_year_later(6.5, codes=4), 2099)


@pytest.mark.parametrize("arrived", [boom, slump, one_commodity, one_large_commodity, four_figures])
def test_trade_that_grew_or_fell_passes(arrived: Callable[[], list[Row]]) -> None:
    assert found(traded(BEFORE, 2098), arrived()) == []


def test_many_small_commodities_that_grew_do_not_outweigh_the_sum() -> None:
    before = BEFORE | {"HS:1012": 1e9}

    assert found(traded(before, 2098), small_commodities()) == []


def test_few_figures_must_nearly_all_have_moved() -> None:
    before = dict(list(BEFORE.items())[:8])
    most = {code: usd * (6.5 if place < 7 else 1) for place, (code, usd) in enumerate(before.items())}
    some = {code: usd * (6.5 if place < 6 else 1) for place, (code, usd) in enumerate(before.items())}

    assert kinds(found(traded(before, 2098), traded(most, 2099))) == [("year_shift", "error")]
    assert found(traded(before, 2098), traded(some, 2099)) == []


def test_a_month_in_yuan_is_found_among_months_in_dollars() -> None:
    shipped = [row | month(2098, number) for number in range(1, 13) for row in traded(BEFORE, 2098)]
    arrived = [
        row | month(2099, number)
        for number in range(1, 13)
        for row in traded(a_year_later(6.5 if number == 4 else 1), 2099)
    ]

    (finding,) = found(shipped, arrived)

    assert "12 figures of new in 2099-04 are 6.8 times as large as a year before" in finding.text


def test_a_year_without_figures_gives_its_place_to_one_before_with_more_room_for_growth() -> None:
    (finding,) = found(traded(BEFORE, 2095), traded(a_year_later(6.5), 2099))

    assert "6.8 times as large as 4 years before" in finding.text
    assert found(traded(BEFORE, 2095), traded(a_year_later(4), 2099)) == []
    assert kinds(found(traded(BEFORE, 2098), traded(a_year_later(4), 2099))) == [("year_shift", "error")]


def test_months_of_one_arrival_prove_nothing_about_each_other() -> None:
    assert found([], [*traded(BEFORE, 2098), *traded(a_year_later(6.5), 2099)]) == []


@pytest.mark.parametrize("rate", [0.62, 0.66, 0.71, 0.83, 6.5])
def test_what_is_the_same_many_times_other_sources_stops_the_build(rate: float) -> None:
    others = traded(BEFORE, 2099, source_code="bouvet_customs")
    rounded = {code: usd * rate * (1.01 if code < "HS:1006" else 0.99) for code, usd in BEFORE.items()}

    (finding,) = found(others, traded(rounded, 2099))

    assert (finding.kind, str(finding.severity)) == ("source_shift", "error")
    words = (
        "looks like yuan taken for dollars" if rate > 1 else "looks like ten thousand yuan taken for thousand dollars"
    )
    assert f"times as large as in other sources: {words}." in finding.text


def test_sources_that_differ_by_freight_or_here_and_there_pass() -> None:
    others = traded(BEFORE, 2099, source_code="bouvet_customs")

    assert found(others, traded({code: usd * 1.1 for code, usd in BEFORE.items()}, 2099)) == []
    assert found(others, traded(a_year_later(1.5), 2099)) == []


def test_the_other_side_s_report_is_no_other_source() -> None:
    mirror = traded(BEFORE, 2099, source_code="bouvet_customs", reporter_code="BV", partner_code="AX", flow="import")

    assert found(mirror, traded({code: usd * 6.5 for code, usd in BEFORE.items()}, 2099)) == []


def test_what_ships_with_the_project_is_not_held_as_an_arrival() -> None:
    assert shifts([*traded(BEFORE, 2098), *traded(a_year_later(6.5), 2099)], {}, Gates()) == []


def test_the_gates_file_can_make_it_a_warning_or_nothing() -> None:
    arrived = traded(a_year_later(6.5), 2099)
    warn = Gates(by_source={"aland_customs": {Gate.YEAR_SHIFT: Action.WARN}})

    assert kinds(found(traded(BEFORE, 2098), arrived, warn)) == [("year_shift", "warning")]
    assert found(traded(BEFORE, 2098), arrived, Gates(by_source={"aland_customs": {Gate.YEAR_SHIFT: Action.OFF}})) == []


@pytest.mark.parametrize(("ratio", "is_told"), [(0.65, True), (1.05, False), (6.5, True)])
def test_figures_known_before_that_all_moved_alike_are_in_another_unit(ratio: float, is_told: bool) -> None:
    revision = rows_to_frame(
        schema.revision,
        [
            revision_row(seq=seq, commodity_id=code, old_value=usd, new_value=usd * ratio, new_snapshot_code="new-1")
            for seq, (code, usd) in enumerate(BEFORE.items(), start=1)
        ],
    )
    parts = [to_arrow_rows(revised_ratios(part)) for part in (revision.iloc[:5], revision.iloc[5:])]

    assert kinds(check_revised(parts, 12, Gates())) == ([("unit_shift", "error")] if is_told else [])
    assert check_revised(parts, 24, Gates()) == []  # no more than half of what was known


@given(ratios=st.lists(st.floats(0.5, 2.0), min_size=12, max_size=12))
def test_no_year_in_which_nothing_more_than_doubled_or_halved_is_a_shift(ratios: list[float]) -> None:
    after = {code: usd * ratio for (code, usd), ratio in zip(BEFORE.items(), ratios, strict=True)}

    assert found(traded(BEFORE, 2098), traded(after, 2099)) == []
