"""Numbers as written to numbers in our units."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.values.text_columns import Marks, are_digits, to_texts
from etl.values.written import MOST_DIGITS, NUMBER


def are_numbers(texts: "pd.Series[str]") -> Marks:
    """Whether each text is a number by ``NUMBER``."""
    written = to_texts(texts)
    if are_digits(written):
        digits = pc.binary_length(written)
        return _to_marks(pc.and_(pc.greater(digits, 0), pc.less_equal(digits, MOST_DIGITS)))
    return _to_marks(pc.match_substring_regex(written, f"^(?:{NUMBER})$"))


def are_negative(texts: "pd.Series[str]") -> Marks:
    """Whether each text is a number below zero, or a zero with a minus."""
    negative = _to_marks(pc.starts_with(to_texts(texts), "-"))
    return negative & are_numbers(texts) if negative.any() else negative


def _to_marks(marks: pa.BooleanArray) -> Marks:
    return np.asarray(pc.fill_null(marks, False).to_numpy(zero_copy_only=False))


def scale_numbers(texts: "pd.Series[str]", factor: Decimal | None = None) -> "pd.Series[float]":
    """``scale_texts`` of a column."""
    return pd.Series(scale_texts(to_texts(texts), factor).to_numpy(zero_copy_only=False), index=texts.index)


def scale_texts(texts: pa.LargeStringArray, factor: Decimal | None = None) -> pa.DoubleArray:
    """Each number times the factor; empty text is missing.

    The product is taken in decimals, so that 12.34 thousand is 12340 and nothing beside it, and turned into the nearest
    float.
    """
    known = pc.if_else(pc.equal(texts, ""), None, texts)
    tens = _power_of_ten(factor or Decimal(1))
    if tens is not None and (are_digits(texts) or not _has_exponents(known)):
        # A power of ten moves the point alone: 12.34e3 is read as the float that is nearest to 12340.
        power, nothing = pa.scalar(f"e{tens}", pa.large_string()), pa.scalar("", pa.large_string())
        return pc.cast(pc.binary_join_element_wise(known, power, nothing) if tens else known, pa.float64())
    scaled = [float(Decimal(text) * (factor or 1)) if text is not None else None for text in known.to_pylist()]
    return pa.array(scaled, pa.float64())


def _has_exponents(texts: pa.LargeStringArray) -> bool:
    return bool(pc.any(pc.match_substring_regex(texts, "[eE]")).as_py())


def _power_of_ten(factor: Decimal) -> int | None:
    """Ten to which power a factor is; None where it is to none."""
    sign, digits, exponent = factor.normalize().as_tuple()
    return int(exponent) if not sign and digits == (1,) else None
