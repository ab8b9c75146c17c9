"""What events are, what they were about, and how surely we know."""

from enum import StrEnum


class EventKind(StrEnum):
    """What kind of meeting or decision an event is."""

    SUMMIT = "summit"  # leaders of several states
    HEAD_OF_STATE_MEETING = "head_of_state_meeting"  # two heads of state
    HEAD_OF_GOVERNMENT_MEETING = "head_of_government_meeting"  # heads of government, or one of them and a peer
    MINISTERIAL_MEETING = "ministerial_meeting"  # ministers and their deputies
    REGIONAL_LEADER_MEETING = "regional_leader_meeting"  # leaders of a region, above all Xinjiang
    INTERGOVERNMENTAL_COMMITTEE = "intergovernmental_committee"  # a standing committee or subcommittee
    DELEGATION_VISIT = "delegation_visit"  # a delegation without a leader's meeting
    BUSINESS_FORUM = "business_forum"  # forum, fair or expo
    AGREEMENT_SIGNING = "agreement_signing"  # a signing is the event
    MARKET_ACCESS = "market_access"  # a protocol or registration that lets goods in
    RESTRICTION = "restriction"  # a ban, closure or limit
    INFRASTRUCTURE = "infrastructure"  # a port, line or terminal begun, opened or extended
    OTHER = "other"  # none of these


class Topic(StrEnum):
    """What was spoken about or promised."""

    MEAT = "meat"  # meat and its market access
    GRAIN = "grain"  # cereals and flour
    OILSEED = "oilseed"  # oilseeds, vegetable oils and meal
    LIVESTOCK = "livestock"  # live animals and animal products
    AGRI_TECHNOLOGY = "agri_technology"  # farm science and technology
    INVESTMENT = "investment"  # projects and capital
    LOGISTICS = "logistics"  # rail, road, pipelines and hubs
    BORDER = "border"  # crossings, customs and inspection
    ENERGY = "energy"  # oil, gas, power, uranium
    FINANCE = "finance"  # loans, currencies, banks
    OTHER = "other"  # trade in general and all else


class RelationKind(StrEnum):
    """How an event stands to an earlier one."""

    FOLLOWS = "follows"  # next in a chain of the same body or visit
    ANSWERS = "answers"  # carries out or reverses what was promised or decided then
    SAME_MEETING = "same_meeting"  # another account of the same meeting


class Confidence(StrEnum):
    """How sure we are that a record tells what its source says."""

    HIGH = "high"  # the page or its stored excerpt was read
    MEDIUM = "medium"  # read in part, second hand, or inferred
    LOW = "low"  # one weak source
