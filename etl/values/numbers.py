"""Numbers as written to numbers in our units."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def scale_numbers(texts: "pd.Series[str]", factor: Decimal | None = None) -> "pd.Series[float]":
    """Each number times the factor; empty text is missing.

    The product is taken in decimals, so that 12.34 thousand is 12340 and nothing beside it, and turned into the nearest
    float.
    """
    written = pa.array(texts.astype("str"), pa.string())
    known = pc.if_else(pc.equal(written, ""), None, written)
    tens = _power_of_ten(factor or Decimal(1))
    if tens is not None and not pc.any(pc.match_substring_regex(known, "[eE]")).as_py():
        # A power of ten moves the point alone: 12.34e3 is read as the float that is nearest to 12340.
        scaled = pc.binary_join_element_wise(known, f"e{tens}", "")
        return pd.Series(pc.cast(scaled, pa.float64()).to_numpy(zero_copy_only=False), index=texts.index)
    values = [float(Decimal(text) * (factor or 1)) if text is not None else np.nan for text in known.to_pylist()]
    return pd.Series(values, index=texts.index, dtype="float64")


def _power_of_ten(factor: Decimal) -> int | None:
    """Ten to which power a factor is; None where it is to none."""
    sign, digits, exponent = factor.normalize().as_tuple()
    return int(exponent) if not sign and digits == (1,) else None
