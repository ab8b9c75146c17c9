"""What the build concludes from the facts, each table by one written rule of ``docs/method.md``.

Each row has the days on which it holds. Nothing derives these again: pages, files, API, brief and calendar read them.
Of rows that follow each other one holds on a day; which one, ``etl.schema.known`` says.
"""

from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Integer, String, Table

from etl.schema.columns import (
    day,
    flag,
    key,
    known_from_key,
    known_until,
    metadata,
    number,
    one_of,
    our_text,
    period_in_order,
    period_key,
    ref,
    text,
)
from etl.vocabulary.access import AccessState
from etl.vocabulary.figures import Indicator
from etl.vocabulary.judgement import Bound, Judge, JudgementRule, StandingReason, StandingWord, UnjudgedCause, Verdict
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Direction, Flow, Side, Valuation


def _trade_key() -> list[Column[Any]]:
    """Which trade: home's with a partner, which way, in which goods and which unit."""
    return [
        ref("home_code", "area.area_code", primary_key=True, comment="China or Xinjiang"),
        ref("partner_code", "area.area_code", primary_key=True),
        Column("direction", String, primary_key=True, comment="seen from home"),
        ref("group_code", "commodity_group.group_code", primary_key=True),
        Column("unit", String, primary_key=True, comment="USD, CNY or t; nothing is converted"),
    ]


def _counted(side: str = "") -> list[Column[Any]]:
    """One side's figure of a year, and the line that it is of."""
    return [
        ref(f"{side}source_code", "source.source_code"),
        ref(f"{side}reporter_code", "area.area_code", comment="whose report it is, or on whose trade a statement is"),
        ref(
            f"{side}counted_by",
            "authority.authority_code",
            nullable=True,
            comment="the office whose count is stated; NULL for a table",
        ),
        ref(f"{side}figure_code", "official_figure.figure_code", nullable=True),
        number(f"{side}value", "in unit"),
        text(f"{side}valuation"),
        flag(f"{side}is_doubtful", "a part of it is doubtful, or the statement is not surely read"),
        flag(f"{side}is_stand_in", "a chapter that also holds other goods stands in"),
    ]


judgement = Table(
    "judgement",
    metadata,
    ref("commitment_id", "commitment.commitment_id", primary_key=True),
    key("line"),
    known_from_key(),
    known_until(),
    ref("reporter_code", "area.area_code"),
    ref("partner_code", "area.area_code"),
    text("flow"),
    flag("is_own", "the side that promises reports it, or the country that the side lies in"),
    text(
        "bound", comment="whether the line counts just what was promised, a whole that holds it, or only a part of it"
    ),
    ref("source_code", "source.source_code", nullable=True),
    text("indicator"),
    our_text("subject", nullable=True, comment="goods as the statement names them; NULL for a table's figures"),
    ref("counted_by", "authority.authority_code", nullable=True),
    text("valuation"),
    text("unit", comment="USD, CNY or t"),
    text("verdict"),
    text("rule"),
    day("period_start", nullable=True, comment="of the figure that is judged"),
    day("period_end", nullable=True),
    number("value", "in unit"),
    ref("figure_code", "official_figure.figure_code", nullable=True),
    number("target_value", "what the line is held against, in unit; NULL where it is not held against any"),
    number("start_value", "the line's own figure of the last period before the promise, in unit"),
    number("share_of_target_pct"),
    day(
        "reached_date",
        nullable=True,
        comment="last day of the first period after the promise in which the line reaches its target",
    ),
    flag("is_heard", "the line has a say in what figures show of the commitment"),
    flag("is_doubtful", "a part of the figure is doubtful, or the statement is not surely read"),
    flag("is_stand_in", "a chapter that also holds other goods stands in"),
    one_of("flow", Flow),
    one_of("bound", Bound),
    one_of("indicator", Indicator),
    one_of("valuation", Valuation),
    one_of("verdict", Verdict),
    one_of("rule", JudgementRule),
    comment="What one line of figures says of a commitment: one side's, from one source's table or one office's "
    "statements, never joined. "
    "A side without any line has one row, without a source, that says so.",
)
commitment_figure = Table(
    "commitment_figure",
    metadata,
    ref("commitment_id", "commitment.commitment_id", primary_key=True),
    key("line"),
    *period_key(),
    known_from_key(),
    known_until(),
    ref("figure_code", "official_figure.figure_code", nullable=True),
    number("value", "in the unit of the line's judgement"),
    flag("is_doubtful", "a part of it is doubtful, or the statement is not surely read"),
    flag("is_stand_in", "a chapter that also holds other goods stands in"),
    period_in_order(),
    comment="The figures of a line that a commitment is held against.",
)
standing = Table(
    "standing",
    metadata,
    ref("commitment_id", "commitment.commitment_id", primary_key=True),
    known_from_key(),
    known_until(),
    text("word"),
    text("cause", nullable=True, comment="why it cannot be judged, where it cannot"),
    text("judged_by"),
    text("reason", comment="which rule gave the word; the columns below are its parameters"),
    Column("assessment_seq", Integer, nullable=True, comment="the person's assessment that decides"),
    text("line", nullable=True, comment="the line of figures that decides, or the first of several that agree"),
    Column("evidence_seq", Integer, nullable=True, comment="the evidence that decides"),
    one_of("word", StandingWord),
    one_of("cause", UnjudgedCause),
    one_of("judged_by", Judge),
    one_of("reason", StandingReason),
    comment="The one word for a commitment, from one day to the next change.",
)
standing_side = Table(
    "standing_side",
    metadata,
    ref("commitment_id", "commitment.commitment_id", primary_key=True),
    key("side_code"),
    known_from_key(),
    known_until(),
    text("word"),
    day(
        "late_date",
        nullable=True,
        comment="last day of the period after the deadline in which this side's figures first reach the target",
    ),
    one_of("word", StandingWord),
    comment="What each side's own figures say of a commitment; side_code is the reporter's area, or 'reconciled'.",
)
group_trade = Table(
    "group_trade",
    metadata,
    ref("partner_code", "area.area_code", primary_key=True),
    ref("group_code", "commodity_group.group_code", primary_key=True),
    ref("reporter_code", "area.area_code", primary_key=True),
    key("flow"),
    ref("source_code", "source.source_code", primary_key=True),
    key("valuation"),
    *period_key(),
    known_from_key(),
    known_until(),
    text("period_kind"),
    flag("is_at_least", "a sum over the products that the source names: the whole is no smaller"),
    number("value_usd", "US dollars, current"),
    number("net_weight_kg", "kilograms"),
    Column("partner_count", Integer, nullable=False, comment="members of a group of partners that are in the sum"),
    Column("commodity_count", Integer, nullable=False),
    Column("doubtful_count", Integer, nullable=False, comment="parts whose quality is not ok"),
    Column("derived_count", Integer, nullable=False, comment="parts that are months got by difference"),
    Column("estimated_count", Integer, nullable=False, comment="parts that the publisher estimated"),
    Column("stand_in_count", Integer, nullable=False, comment="parts that are chapters which also hold other goods"),
    flag("is_known_from_assumed"),
    one_of("flow", Flow),
    one_of("valuation", Valuation),
    one_of("period_kind", PeriodKind),
    period_in_order(),
    sqlite_with_rowid=False,
    comment="Trade of a commodity group, or of all goods, as one source and reporter give it; suspect figures are left "
    "out.",
)
headline_line = Table(
    "headline_line",
    metadata,
    *_trade_key(),
    key("side"),
    Column(
        "is_at_least",
        Boolean,
        primary_key=True,
        comment="a lower bound; there is one where it reaches further than any whole",
    ),
    known_from_key(),
    known_until(),
    day("period_start", comment="of its newest whole year"),
    day("period_end"),
    *_counted(),
    one_of("direction", Direction),
    one_of("side", Side),
    one_of("valuation", Valuation),
    comment="The line of years that a reader sees first, for home's trade with a partner as each side counts it, with "
    "its newest year; "
    "where it is a lower bound, the first whole line beside it.",
)
headline_pair = Table(
    "headline_pair",
    metadata,
    *_trade_key(),
    known_from_key(),
    known_until(),
    day("period_start", comment="of the newest whole year that both sides count"),
    day("period_end"),
    *_counted("home_"),
    flag("home_is_at_least", "a sum over the products that the source names"),
    *_counted("partner_"),
    flag("partner_is_at_least", "a sum over the products that the source names"),
    one_of("direction", Direction),
    one_of("home_valuation", Valuation),
    one_of("partner_valuation", Valuation),
    comment="The newest year that both sides count, wholes before lower bounds: only two wholes have a gap.",
)
access_state = Table(
    "access_state",
    metadata,
    ref("good_code", "access_good.good_code", primary_key=True),
    ref("origin_code", "area.area_code", primary_key=True),
    ref("destination_code", "area.area_code", primary_key=True),
    Column("from_date", Date, primary_key=True, comment="first day of this row; 1900-01-01: before any act"),
    known_from_key(),
    known_until(),
    day("until_date", nullable=True, comment="first day on which the next row holds; NULL: no change is known"),
    text("state"),
    day("since_date", nullable=True, comment="first day on which it stands so without a break; NULL: no act is known"),
    ref(
        "act_code",
        "market_access.act_code",
        nullable=True,
        comment="the act by which it came to stand so; NULL: no act is known",
    ),
    flag("is_less_sure", "the date of that act is inferred or printed nowhere"),
    ref(
        "conflict_act_code",
        "market_access.act_code",
        nullable=True,
        comment="an act that contradicts it on the day or the effect",
    ),
    flag("is_duty_known", "an act that sets a duty holds"),
    flag("is_quota_known", "an act that sets an amount holds"),
    flag("is_restricted", "an act that makes entry harder holds"),
    one_of("state", AccessState),
    CheckConstraint("until_date > from_date", name="until_date"),
    comment="How a market stands to a good on a route, from day to day, as the acts known tell it.",
)
