"""Numbers and flags as text."""

import io
import math
from datetime import date

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.files.forms.lines import LineForm, written_values
from tests.dashboard.files.forms.made_rows import SCHEMA, written


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (1_000_000.0, "1000000"),
        (9_007_199_254_740_993.0, "9007199254740992"),
        (1e16, "1e+16"),
        (41_234_567_890.5, "41234567890.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e-05, "1e-05"),
        (-0.0, "-0"),
        (-5.25, "-5.25"),
    ],
)
def test_a_number_has_one_form_whatever_stands_beside_it(value: float, cell: str) -> None:
    for beside in ([], [1.0], [0.5], [None], [1e300, 1e-300]):
        rows = [dict.fromkeys(SCHEMA.names) | {"value_usd": one} for one in [value, *beside]]
        assert written("csv", rows).decode().split("\r\n")[1] == f",,{cell},,,,"


def test_no_number_means_unknown_and_not_nothing() -> None:
    assert math.isnan(pd.read_csv(io.BytesIO(written("csv", [dict.fromkeys(SCHEMA.names)])))["value_usd"].iloc[0])


def test_dates_and_flags_are_written_and_gaps_stay() -> None:
    days, flags = pa.array([date(2099, 5, 9), None]), pa.array([True, None, False])

    assert written_values(days).to_pylist() == ["2099-05-09", None]
    assert written_values(flags).to_pylist() == ["true", None, "false"]


@given(st.lists(st.floats(allow_infinity=False) | st.none(), min_size=1, max_size=5))
def test_a_number_reads_back_to_its_last_bit(values: list[float | None]) -> None:
    texts = written_values(pa.array(values, pa.float64())).to_pylist()

    for value, text in zip(values, texts, strict=True):
        if value is None or math.isnan(value):
            assert text is None
        else:
            assert (float(text), math.copysign(1, float(text))) == (value, math.copysign(1, value))
            assert not text.endswith(".0")


def test_a_line_has_its_leads_its_gaps_and_its_end() -> None:
    form = LineForm(lambda texts: texts, missing="-", leads=["a=", "b=", "c="], between=" ", end=";\n", around_date="'")
    batch = pa.record_batch(
        {"a": ["x", None], "b": pa.array([1.5, None]), "c": pa.array([date(2099, 5, 9), None], pa.date32())}
    )

    assert form.write(batch) == b"a=x b=1.5 c='2099-05-09';\na=- b=- c=-;\n"
    assert form.write(batch.slice(1)) == b"a=- b=- c=-;\n"


def test_what_repeats_is_written_as_it_is_when_it_does_not() -> None:
    plain = pa.record_batch(
        {
            "day": pa.array([date(2099, 5, 9), None, date(2099, 5, 9)]),
            "flag": pa.array([True, None, False]),
            "word": pa.array(["a", "b", None]),
            "other": pa.array(["x", "", "x"]),
        }
    )
    coded = pa.record_batch([column.dictionary_encode() for column in plain.columns], names=plain.schema.names)
    form = LineForm(
        lambda texts: texts, missing="-", leads=["d=", "", "w=", ""], between=",", end="\n", around_date="'"
    )
    assert (
        form.write(coded) == form.write(plain) == b"d='2099-05-09',true,w=a,x\nd=-,-,w=b,\nd='2099-05-09',false,w=-,x\n"
    )


def test_rows_that_do_not_differ_are_as_many_lines() -> None:
    form = LineForm(lambda texts: texts, missing="-", leads=["", ""], between=" ", end=";\n")
    batch = pa.record_batch({"kind": pa.array(["sheep"] * 3), "value": pa.nulls(3, pa.float64())})

    assert form.write(batch) == b"sheep -;\n" * 3
