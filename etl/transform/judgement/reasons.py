"""The sentence that a computed judgement gives as its reason."""

from etl.transform.judgement.rules import Judgement, Promise
from etl.transform.periods import format_period
from etl.vocabulary import Comparator, JudgementRule

_SCALES = ((1e9, "bn "), (1e6, "m "), (1e3, "thousand "))


def format_amount(value: float, unit: str) -> str:
    """An amount in words: ``30.1 bn USD``, ``1.8 m t``; at most three digits count, so that rounding never lifts a value to its target."""
    divisor, word = next(((scale, name) for scale, name in _SCALES if abs(value) >= scale), (1.0, ""))
    return f"{_cut(value / divisor, 2)} {word}{unit}"


def _cut(value: float, digits: int) -> str:
    """A number with at most so many decimals, the rest cut off and not rounded."""
    whole, _, decimals = f"{value:.6f}".partition(".")
    decimals = decimals[:digits].rstrip("0")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "")


def to_reason(judgement: Judgement, promise: Promise, *, unit: str) -> str:
    """One plain sentence for a judgement of a line in ``unit``."""
    if judgement.rule == JudgementRule.NO_FIGURE:
        return "No figure of this side for these goods is in the record."
    if judgement.point is None:
        return "No figure that could be judged is in the record."
    period = format_period(judgement.point.start, judgement.point.end)
    found = f"{format_amount(judgement.point.value, unit)} in {period}"
    if judgement.rule == JudgementRule.OTHER_CURRENCY:
        return f"{found}: the target is in {promise.unit}, and nothing is converted."
    if judgement.rule == JudgementRule.NO_BASELINE:
        return f"{found}: the target is a multiple of a baseline that these figures do not give."
    share = judgement.share_pct
    told = f"{found}, {_cut(share, 1)} % of the target" if share is not None else found
    return f"{told}{_ending(judgement, promise)}."


def _ending(judgement: Judgement, promise: Promise) -> str:
    deadline = promise.deadline.isoformat() if promise.deadline else ""
    late = f"; it was reached later, by {judgement.reached.isoformat()}" if judgement.reached else ""
    beside = "at or below it, as promised" if promise.comparator == Comparator.AT_MOST else "so it was reached"
    endings = {
        JudgementRule.REACHED: f", {beside}",
        JudgementRule.HALFWAY: f", when the deadline of {deadline} came: at least half of the way{late}",
        JudgementRule.SHORT: f", when the deadline of {deadline} came{late}",
        JudgementRule.NOT_YET: f"; the deadline of {deadline} lies ahead",
        JudgementRule.OPEN_ENDED: "; no deadline was set",
        JudgementRule.ENDS_BEFORE: "; there is no figure for a period after the promise",
        JudgementRule.PERIOD_MISSING: f"; there is no figure for the period of the deadline, {deadline}{late}",
        JudgementRule.WIDER_AREA: ", but the figure counts the whole country and not the region alone",
    }
    return endings.get(judgement.rule, "")
