"""Names of the tables that can be taken away and of their filters, and counts of rows, in the reader's language."""

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.asking import RowCount


def count_in_words(count: RowCount) -> str:
    """How many rows there are, or than how many more."""
    rows = formats.number(count.rows)
    return _("more than {rows}").format(rows=rows) if count.is_more else rows


def table_titles() -> dict[str, str]:
    """Table to its name."""
    return {
        "trade": _("Trade figures from published tables"),
        "mirror": _("Both sides' reports in pairs"),
        "figures": _("Official figures as stated"),
        "events": _("Events"),
        "commitments": _("Promises"),
        "standings": _("Standings of promises over time"),
        "asks": _("What was asked for"),
        "prices": _("World prices by month"),
        "exchange_rates": _("Exchange rates"),
        "production": _("Harvests and production"),
        "nearest_prices": _("World price nearest to each good"),
        "market_access": _("Acts on market access"),
        "access_states": _("How markets stand over time"),
        "sources": _("Sources"),
        "groups": _("Commodity groups and their codes"),
        "files": _("Files read"),
        "rejections": _("Rows set aside or refused"),
        "findings": _("What the checks noticed"),
        "revisions": _("Published values that changed"),
    }


def table_descriptions() -> dict[str, str]:
    """Table to one sentence on what a row of it is."""
    return {
        "trade": _(
            "One row is one value as a reporter published it: reporter, partner, direction, goods and period, from one "
            "source."
        ),
        "mirror": _(
            "One row is the exporter's report beside the importer's, of the same goods and period, for each pair of "
            "their sources. A side without a report is empty, and so is the gap; an estimate has no gap. Suspect "
            "values are left out."
        ),
        "figures": _(
            "One row is one number as an authority stated it, with who said it and whose count it rests on. What other "
            "currencies come to in US dollars stands in columns of its own, with the rate."
        ),
        "events": _("One row is one meeting or decision, with its parties, topics, people and sources."),
        "commitments": _(
            "One row is one promise, with who made it to whom, its target and deadline, and how it stands."
        ),
        "standings": _(
            "One row is one change in how a promise stands: from which day which word, by whom, and by which rule."
        ),
        "asks": _(
            "One row is one request or wish of one side to the other, with the later event that answered it, if any."
        ),
        "prices": _(
            "One row is the price of one quoted good in one month, nominal. It is a yardstick, not what was paid."
        ),
        "exchange_rates": _(
            "One row is what one currency cost in another over a month or twelve months, as its publisher states it. "
            "No cross rate is among them."
        ),
        "production": _("One row is what an area brought in of one crop, or made of it, in one year."),
        "nearest_prices": _(
            "One row is one code of goods with the quoted good that is nearest to it, or none, and the reason."
        ),
        "market_access": _(
            "One row is one act on one good: what opens a market to it, closes it, or sets a duty or an amount, with "
            "its page."
        ),
        "access_states": _(
            "One row is some days on which a market stands the same to a good on a route, by the acts that are known."
        ),
        "sources": _("One row is one publisher's data set, with licence, reach and what to know before using it."),
        "groups": _("One row is one code of goods in one group, with the reason for each border case."),
        "files": _("One row is one file that the build read, with how many of its rows were loaded and rejected."),
        "rejections": _("One row is one input row that is not in the database, with the reason."),
        "findings": _("One row is one thing that looks odd in figures or notes that are loaded all the same."),
        "revisions": _("One row is one published value that differs between two arrivals of the same source."),
    }


def filter_labels() -> dict[str, str]:
    """Filter to its label."""
    return {
        "partner": _("Partner"),
        "reporter": _("Reporter: whose figures"),
        "exporter": _("Exporter"),
        "importer": _("Importer"),
        "export_source": _("Source of the exporter's report"),
        "import_source": _("Source of the importer's report"),
        "area": _("Whose view"),
        "flow": _("Direction seen from the reporter"),
        "group": _("Group"),
        "commodity": _("Commodity"),
        "source": _("Source"),
        "period": _("Kind of period"),
        "quality": _("Quality"),
        "indicator": _("What is counted"),
        "measure": _("Kind of number"),
        "counted_by": _("Counted by"),
        "unit": _("Unit"),
        "shown": _("One figure for each statement: the one that charts show"),
        "party": _("Parties (all of them)"),
        "kind": _("Kind"),
        "topic": _("Topic"),
        "person": _("People (all of them)"),
        "confidence": _("Confidence"),
        "stage": _("Stage"),
        "measurability": _("Measurability"),
        "standing": _("How it stands"),
        "cause": _("Why it cannot be judged"),
        "judged_by": _("Judged by"),
        "standing_reason": _("What decides"),
        "answer_extent": _("How far it was answered"),
        "price_good": _("Quoted good"),
        "currency": _("Currency"),
        "per_currency": _("For one of"),
        "rate_kind": _("Kind of rate"),
        "producer": _("Producer"),
        "crop": _("Crop"),
        "coverage": _("Coverage"),
        "classification": _("List of goods"),
        "level": _("Level"),
        "basis": _("How well it fits the group"),
        "file": _("File"),
        "severity": _("Severity"),
        "good": _("Good"),
        "origin": _("From"),
        "destination": _("To"),
        "force": _("Took effect"),
        "access_state": _("How the market stands"),
        "now": _("Only how it stands on the day shown"),
    }
