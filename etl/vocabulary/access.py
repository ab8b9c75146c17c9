"""What opens and closes a market to a good, and how a market then stands."""

from enum import StrEnum

LONGEST_BAN_MONTHS = 6
"""The longest term that any ban by an exporting side in the record names; one that names none is told for so long."""


class AccessKind(StrEnum):
    """What kind of act on market access it is."""

    PROTOCOL_SIGNED = "protocol_signed"  # both sides signed on which terms a good may enter: no access yet
    ANNOUNCEMENT = "announcement"  # the importing side published its terms and lets the good in
    ADMITTED = "admitted"  # somebody names the good as let in, without the act that let it in
    FIRMS_LISTED = "firms_listed"  # firms, plants or orchards entered the importing side's register
    FIRST_SHIPMENT = "first_shipment"  # a first lot went, or the first one after a stop
    EXPANDED = "expanded"  # a good that enters may come by another port, route or treatment
    RESTRICTED = "restricted"  # entry is made harder, without being stopped
    SUSPENDED = "suspended"  # import, or sale to this market, is stopped
    REOPENED = "reopened"  # a stop, a ban or a restriction ends
    EXPORT_BAN = "export_ban"  # the exporting side lets none out
    DUTY = "duty"  # a customs duty is set
    IMPORT_VAT = "import_vat"  # the value-added tax on import is set
    QUOTA = "quota"  # an amount is set that may enter or leave, or enter at a lower duty


class ActForce(StrEnum):
    """Whether an act took effect."""

    IN_FORCE = "in_force"  # it took effect
    DRAFT = "draft"  # a draft, plan, request or expectation: nobody says that it took effect


class ActScope(StrEnum):
    """How much of the trade in its good an act is about."""

    WHOLE = "whole"  # all of it
    ZONES = "zones"  # goods from some regions of the origin only
    FIRMS = "firms"  # goods of some firms only
    ROUTES = "routes"  # some ports or some kinds of transport only


class DateBasis(StrEnum):
    """Where the date of an act is from."""

    STATED = "stated"  # a page says it
    ARTICLE_DATE = "article_date"  # it is the date of the page, and the act was by then
    INFERRED = "inferred"  # it follows from something else, which the act's detail tells
    NOT_PRINTED = "not_printed"  # no page says it: there is no date


class ConflictMatter(StrEnum):
    """In what two acts contradict each other."""

    DAY = "day"  # since when, or until when
    EFFECT = "effect"  # whether it took effect, or whether it opens or closes
    DETAIL = "detail"  # a number or a description: how the market stands is the same


class AccessState(StrEnum):
    """How a market stands to a good on a route."""

    NO_ACT = "no_act"  # no act known: nothing is said, neither that it is open nor that it is closed
    PROTOCOL_ONLY = "protocol_only"  # a protocol was signed and nothing more is known: no access
    OPEN_IN_PART = "open_in_part"  # open for some zones, firms or routes
    OPEN = "open"  # open
    SUSPENDED = "suspended"  # stopped
    CLOSED = "closed"  # the exporting side's ban is in force


class AccessUnit(StrEnum):
    """What the number of an act counts."""

    FIRMS = "firms"  # firms, plants, mills or elevators
    SITES = "sites"  # orchards, packing and cold stores
    GOODS = "goods"  # kinds of goods
    ZONES = "zones"  # regions
    T = "t"  # tonnes
    T_PER_MONTH = "t_per_month"  # tonnes a month
    HEAD = "head"  # animals
    PCT = "pct"  # per cent of the value
    TRAINS_PER_DAY = "trains_per_day"  # trains a day
