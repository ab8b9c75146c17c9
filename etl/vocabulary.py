"""The closed lists of the project.

Each member has one line that says what it means; ``docs/glossary.md`` repeats them and a test compares.

Names of the members in every language stand in ``data/reference/terms.csv``, never here.
"""

from enum import StrEnum

SOURCE_LANGUAGE = "en"  # of the texts in the code and in the notes
LANGUAGES = {
    SOURCE_LANGUAGE: "English",
    "zh": "中文",
    "ru": "Русский",
}
"""Every language that names may be in, by its code, as it calls itself, in the order of the columns of names."""


class AreaKind(StrEnum):
    """What an area is."""

    COUNTRY = "country"  # a state with an ISO 3166-1 code
    REGION = "region"  # a part of a state with an ISO 3166-2 code
    GROUP = "group"  # several countries taken together (C5)
    WORLD = "world"  # all partners of a reporter


class PlaceKind(StrEnum):
    """What a place is."""

    CITY = "city"  # where people meet
    PORT = "port"  # a border crossing, on road or rail
    REGION = "region"  # a province, where no town is named


class Flow(StrEnum):
    """Direction of trade, seen from the reporter (observations) or the side whose view is told (official figures)."""

    EXPORT = "export"  # goods leave the reporter
    IMPORT = "import"  # goods enter the reporter
    TURNOVER = "turnover"  # exports plus imports, as the authority states it


# The flow of the same trade in the words of the other side.
OPPOSITE = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT, Flow.TURNOVER: Flow.TURNOVER}


class Valuation(StrEnum):
    """Where on the way the value was taken."""

    FOB = "fob"  # at the exporter's border
    CIF = "cif"  # at the importer's border, insurance and freight included
    MIXED = "mixed"  # exports FOB plus imports CIF, as in a turnover
    RECONCILED = "reconciled"  # both reports weighed into one by a third party, FOB
    NOT_STATED = "not_stated"  # the publisher does not say


class PeriodKind(StrEnum):
    """The shape of a period; kinds are never added together."""

    MONTH = "month"  # one calendar month
    JAN_FEB = "jan_feb"  # January and February published together
    QUARTER = "quarter"  # a calendar quarter
    HALF = "half"  # January to June or July to December
    YEAR_TO_DATE = "year_to_date"  # January to a month that is no half or year's end
    YEAR = "year"  # a calendar year
    MARKETING_YEAR = "marketing_year"  # twelve months that do not begin in January
    OTHER = "other"  # any other span, as published


class ObservationStatus(StrEnum):
    """How settled a value is."""

    FINAL = "final"  # the publisher treats it as settled
    PRELIMINARY = "preliminary"  # the publisher expects to revise it
    ESTIMATED = "estimated"  # the publisher estimated it, nobody counted


class Quality(StrEnum):
    """How far a value may be trusted, whatever its publisher says."""

    OK = "ok"  # passed every check made on it
    DOUBTFUL = "doubtful"  # read by OCR, second hand, or in conflict with its neighbours: shown with a mark
    SUSPECT = "suspect"  # known to be wrong by a wide margin: stored, left out of charts unless asked for


class Classification(StrEnum):
    """Which list a commodity code is from."""

    TOTAL = "TOTAL"  # all goods
    HS = "HS"  # Harmonized System chapters, headings and subheadings
    HS_SECTION = "HSS"  # Harmonized System sections, I to XXII
    FAO = "FAO"  # FAOSTAT items and item groups
    SITC = "SITC"  # Standard International Trade Classification sections
    MOFCOM = "MOFCOM"  # products and totals as China's Ministry of Commerce names them
    WITS = "WITS"  # groups of HS chapters, as the World Bank's WITS forms them


class CommodityLevel(StrEnum):
    """How fine a commodity code is."""

    TOTAL = "total"  # all goods
    AGGREGATE = "aggregate"  # a total by its publisher's own definition, for example all agricultural goods
    SECTION = "section"  # HS or SITC section, or a group of chapters that stands for one
    CHAPTER = "chapter"  # HS, two digits
    HEADING = "heading"  # HS, four digits
    SUBHEADING = "subheading"  # HS, six digits
    ITEM = "item"  # an item of a list without levels


class GroupBasis(StrEnum):
    """How well a commodity stands for a group it is counted in."""

    EXACT = "exact"  # the code lies wholly inside the group
    STAND_IN = "stand_in"  # a chapter that also holds other goods stands in where a source gives nothing finer
    PUBLISHED = "published"  # the publisher's own total, by its own definition


class Coverage(StrEnum):
    """Which goods of a flow a source gives."""

    ALL = "all"  # every commodity at its level: sums are totals
    TOTAL_ONLY = "total_only"  # nothing but all goods together
    SELECTION = "selection"  # some products only: its sum is no total
    THRESHOLD = "threshold"  # only cells above a share: a missing one is small, not zero


WHOLE_COVERAGE = (Coverage.ALL, Coverage.TOTAL_ONLY)
"""Coverage of sources whose goods may be summed to a whole."""


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


class DatePrecision(StrEnum):
    """How exactly the date is known."""

    DAY = "day"  # the day is known
    MONTH = "month"  # only the month is known
    YEAR = "year"  # only the year is known


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


class Confidence(StrEnum):
    """How sure we are that a record tells what its source says."""

    HIGH = "high"  # the page or its stored excerpt was read
    MEDIUM = "medium"  # read in part, second hand, or inferred
    LOW = "low"  # one weak source


class RelationKind(StrEnum):
    """How an event stands to an earlier one."""

    FOLLOWS = "follows"  # next in a chain of the same body or visit
    ANSWERS = "answers"  # carries out or reverses what was promised or decided then
    SAME_MEETING = "same_meeting"  # another account of the same meeting


class CommitmentKind(StrEnum):
    """The form in which something was promised."""

    PLEDGE = "pledge"  # said
    TARGET = "target"  # said, with an aim to reach
    AGREEMENT = "agreement"  # signed or adopted
    PROTOCOL = "protocol"  # signed, on the conditions of market access
    OPENING = "opening"  # something is to open, begin or be lifted
    FORECAST = "forecast"  # expected or predicted, not promised: never judged as kept or broken


class Stage(StrEnum):
    """What happened to a commitment on paper."""

    ANNOUNCED = "announced"  # said in public
    SIGNED = "signed"  # put on paper by both sides
    IN_PROGRESS = "in_progress"  # steps reported
    DONE = "done"  # reported as carried out
    LAPSED = "lapsed"  # its time passed, nothing reported
    SUPERSEDED = "superseded"  # replaced by a later commitment


class Verdict(StrEnum):
    """What the evidence shows about a commitment on a date."""

    MET = "met"  # the target was reached, or the act is documented
    PARTLY = "partly"  # part of it was
    NOT_MET = "not_met"  # the deadline passed without it
    TOO_EARLY = "too_early"  # the deadline has not passed
    NOT_ASSESSABLE = "not_assessable"  # no evidence can or does tell


class UnjudgedCause(StrEnum):
    """Why a commitment cannot be judged."""

    INDEFINITE = "indefinite"  # nothing definite was promised
    NO_FIGURE = "no_figure"  # definite, and no figure or document that there is can show it
    NOTHING_FOUND = "nothing_found"  # definite, and nothing was found after it


class JudgementRule(StrEnum):
    """Which rule of ``docs/method.md`` gave a verdict that the build computes."""

    REACHED = "reached"  # met: the target was reached after the promise, and by the deadline where there is one
    HALFWAY = "halfway"  # partly: the deadline passed with at least half of the way gone
    SHORT = "short"  # not met: the deadline passed with less than half of the way gone
    FELL = "fell"  # not met: the deadline passed, and the figure is on the wrong side of where it stood at the promise
    NOT_YET = "not_yet"  # too early: not reached, and the deadline lies ahead
    OPEN_ENDED = "open_ended"  # too early: not reached yet, and no deadline was set
    AWAITED = "awaited"  # too early: the deadline passed, and the figure of its period is not due yet
    ENDS_BEFORE = "ends_before"  # cannot be judged: the figures end before the promise
    PERIOD_MISSING = "period_missing"  # cannot be judged: no figure for the deadline's period
    NO_BASELINE = "no_baseline"  # cannot be judged: a multiple of a baseline that these statistics do not give
    OTHER_CURRENCY = "other_currency"  # cannot be judged: the figure is in another currency than the target
    WIDER = "wider"  # cannot be judged: a whole with what was promised reaches the target, a part of it need not
    NARROWER = "narrower"  # cannot be judged: a part of what was promised is below the target, the whole may be above
    NO_FIGURE = "no_figure"  # cannot be judged: this side has no figure of these goods by periods of this kind


class Bound(StrEnum):
    """How what a line of figures counts stands to what was promised."""

    EXACT = "exact"  # it is just that
    WHOLE = "whole"  # it holds more: a whole country, or a chapter with other goods; the promised part is no more
    PART = "part"  # it is a part of that: the products that a source names, so what was promised is no less


class StandingWord(StrEnum):
    """What is said of a commitment in one word."""

    MET = "met"  # the target was reached, or the act is documented
    PARTLY = "partly"  # at least half of the way was gone by the deadline
    NOT_MET = "not_met"  # the deadline passed without it
    DISAGREE = "disagree"  # the sides' figures do not agree
    TOO_EARLY = "too_early"  # the deadline has not passed
    NOT_ASSESSABLE = "not_assessable"  # no evidence can or does tell


class Judge(StrEnum):
    """Who the one word for a commitment is from."""

    PEOPLE = "people"  # the latest assessment that a person made
    FIGURES = "figures"  # the lines of figures that judge
    RECORD = "record"  # the dated evidence for a document, where no person has judged
    NOBODY = "nobody"  # none of these


class StandingReason(StrEnum):
    """Which rule of ``docs/method.md`` gives the one word for a commitment."""

    ASSESSED = "assessed"  # a person's latest assessment
    LINES_AGREE = "lines_agree"  # every line of figures that judges says the same
    LINES_DIFFER = "lines_differ"  # the lines that judge do not say the same
    DOCUMENTED = "documented"  # evidence shows that it was carried out
    CONTRADICTED = "contradicted"  # evidence shows the contrary
    DEADLINE_AHEAD = "deadline_ahead"  # the deadline has not passed
    YOUNG = "young"  # no deadline was set, and less than a year has passed since
    FORECAST = "forecast"  # it was expected, not promised
    VAGUE = "vague"  # it promises nothing that evidence could show
    NO_LINE_JUDGES = "no_line_judges"  # there are figures, or there could be, and none of them can judge
    NOTHING_FOUND = "nothing_found"  # no evidence is recorded


class Direction(StrEnum):
    """Which way the goods go, seen from home."""

    TURNOVER = "turnover"  # both ways
    TO_PARTNER = "to_partner"  # home's exports, the partner's imports
    FROM_PARTNER = "from_partner"  # home's imports, the partner's exports


class Side(StrEnum):
    """Whose statistics a figure is from."""

    HOME = "home"  # China or Xinjiang
    PARTNER = "partner"  # the other side


class Measurability(StrEnum):
    """Whether evidence about a commitment can exist, and of which sort."""

    SERIES = "series"  # a figure or series of figures shows it
    DOCUMENT = "document"  # a document or report shows it
    NONE = "none"  # too vague for either


class CommitmentRole(StrEnum):
    """On which side of a commitment a party stands."""

    BY = "by"  # promises
    TO = "to"  # is promised


class Comparator(StrEnum):
    """How a value is held against its target."""

    AT_LEAST = "at_least"  # the value should reach the target
    AT_MOST = "at_most"  # the value should not exceed the target
    MULTIPLE_OF_BASELINE = "multiple_of_baseline"  # the value should reach target times the baseline


class SeriesMeasure(StrEnum):
    """What of a series is measured."""

    VALUE_USD = "value_usd"  # value in US dollars
    NET_WEIGHT_KG = "net_weight_kg"  # net weight in kilograms


class DeadlineBasis(StrEnum):
    """Where a deadline is from."""

    STATED = "stated"  # the source names the date
    DERIVED = "derived"  # read from wording such as "this year"


class EvidenceKind(StrEnum):
    """How a later event bears on a commitment."""

    KEPT = "kept"  # shows it was carried out
    PROGRESS = "progress"  # shows a step
    REPEATED = "repeated"  # the promise was made again
    BROKEN = "broken"  # shows the contrary
    REPORTED = "reported"  # an authority states a figure for it


class Indicator(StrEnum):
    """What an official figure counts."""

    GOODS_TRADE = "goods_trade"  # trade in goods between the two areas
    TRADE_VIA_PORT = "trade_via_port"  # goods that cross at one port or customs district, whoever trades them
    CARGO_VIA_PORT = "cargo_via_port"  # freight through a port
    RAIL_CARGO = "rail_cargo"  # freight by rail
    TRANSPORT_CARGO = "transport_cargo"  # freight by all modes of transport together
    TRAINS = "trains"  # freight trains counted
    VEHICLES = "vehicles"  # vehicles counted
    SHARE_OF_TRADE = "share_of_trade"  # share of one area in another's trade


KG_PER_TONNE = 1000
UNNAMED_OFFICE = "unstated"
"""How the code of an authority ends that stands for a count whose office nobody named."""


class FigureMeasure(StrEnum):
    """The kind of number an official figure is."""

    VALUE = "value"  # money
    WEIGHT = "weight"  # tonnes
    COUNT = "count"  # trains, vehicles, heads
    GROWTH_PCT = "growth_pct"  # change on the year in per cent
    SHARE_PCT = "share_pct"  # share in per cent


class GapCause(StrEnum):
    """Why two sides report different numbers for the same trade."""

    VALUATION = "valuation"  # exports are valued FOB, imports CIF
    TIMING = "timing"  # goods are counted later at one end than at the other
    TRANSIT = "transit"  # goods that pass through a third country are booked under different partners
    CLASSIFICATION = "classification"  # the same goods stand under different codes
    TRADE_SYSTEM = "trade_system"  # one side counts goods that the other leaves out, such as those in free zones
    DECLARATION = "declaration"  # goods are declared below their value, as other goods or not at all
    METHOD = "method"  # the offices count by different rules, without more being said


class SourceKind(StrEnum):
    """How a source came to us."""

    TABLE = "table"  # a table of figures
    STATEMENTS = "statements"  # figures stated in releases and the press


class ReportKind(StrEnum):
    """Whose report the figures of a source's table are."""

    OWN = "own"  # the reporter's own office publishes what it counted
    COMPILED = "compiled"  # an international body publishes what reporters sent it
    NO_REPORT = "no_report"  # no side's report: weighed from both, or it is not said whose


class RejectionKind(StrEnum):
    """Why a row or note is not in the database."""

    SET_ASIDE = "set_aside"  # known not to fit; listed with its reason in data/set_aside.csv
    REFUSED = "refused"  # failed a check at build


class Severity(StrEnum):
    """What a finding of the build's checks means for the build."""

    WARNING = "warning"  # worth a look; the build goes on
    ERROR = "error"  # the new database is not swapped in
