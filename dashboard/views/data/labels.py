"""Headings of the tables that can be taken away, in the reader's language. The machines' file keeps the column names themselves."""

from dashboard.locale import gettext as _


def _trade_columns() -> dict[str, str]:
    return {
        "source_code": _("Source, code"),
        "source_name": _("Source"),
        "reporter_code": _("Reporter, code"),
        "reporter_name": _("Reporter"),
        "partner_code": _("Partner, code"),
        "partner_name": _("Partner"),
        "flow": _("Direction, code"),
        "flow_name": _("Direction seen from the reporter"),
        "commodity_id": _("Commodity, code"),
        "commodity_name": _("Commodity"),
        "commodity_level": _("Level, code"),
        "commodity_level_name": _("Level"),
        "period_start": _("First day"),
        "period_end": _("Last day"),
        "period_kind": _("Period, code"),
        "period_kind_name": _("Period"),
        "value_usd": _("Value (US dollars)"),
        "net_weight_kg": _("Net weight (kilograms)"),
        "quantity": _("Quantity (in the unit beside it)"),
        "quantity_unit": _("Unit of the quantity"),
        "valuation": _("Valuation, code"),
        "valuation_name": _("Valuation"),
        "hs_revision": _("HS revision"),
        "status": _("Status, code"),
        "status_name": _("Status"),
        "quality": _("Quality, code"),
        "quality_name": _("Quality"),
        "is_derived": _("Got as a difference"),
        "note": _("Note"),
        "source_publisher": _("Publisher of the source"),
        "source_licence": _("Licence"),
        "source_url": _("Address of the source"),
        "file": _("File"),
        "file_row": _("Row in the file"),
        "build_id": _("Data build"),
    }


def _mirror_columns() -> dict[str, str]:
    return {
        "exporter_code": _("Exporter, code"),
        "exporter_name": _("Exporter"),
        "importer_code": _("Importer, code"),
        "importer_name": _("Importer"),
        "export_usd": _("Exporter's report (US dollars)"),
        "import_usd": _("Importer's report (US dollars)"),
        "gap_usd": _("Gap: importer's less exporter's (US dollars)"),
        "export_source_code": _("Source of the exporter's report, code"),
        "export_source_name": _("Source of the exporter's report"),
        "import_source_code": _("Source of the importer's report, code"),
        "import_source_name": _("Source of the importer's report"),
        "export_valuation": _("Valuation of the exporter's report, code"),
        "export_valuation_name": _("Valuation of the exporter's report"),
        "import_valuation": _("Valuation of the importer's report, code"),
        "import_valuation_name": _("Valuation of the importer's report"),
        "export_status": _("Status of the exporter's report, code"),
        "export_status_name": _("Status of the exporter's report"),
        "import_status": _("Status of the importer's report, code"),
        "import_status_name": _("Status of the importer's report"),
        "export_quality": _("Quality of the exporter's report, code"),
        "export_quality_name": _("Quality of the exporter's report"),
        "import_quality": _("Quality of the importer's report, code"),
        "import_quality_name": _("Quality of the importer's report"),
    }


def _figure_columns() -> dict[str, str]:
    return {
        "figure_code": _("Figure, code"),
        "area_code": _("Whose view, code"),
        "area_name": _("Whose view"),
        "period_label": _("Period as stated"),
        "indicator": _("What is counted, code"),
        "indicator_name": _("What is counted"),
        "measure": _("Kind of number, code"),
        "measure_name": _("Kind of number"),
        "group_code": _("Group, code"),
        "group_name": _("Group"),
        "subject": _("Goods or thing counted"),
        "place_code": _("Place, code"),
        "place_name": _("Place"),
        "value": _("Value (in the unit beside it)"),
        "unit": _("Unit"),
        "currency_as_published": _("Currency as published"),
        "stated_by": _("Stated by, code"),
        "stated_by_name": _("Stated by"),
        "counted_by": _("Counted by, code"),
        "counted_by_name": _("Counted by"),
        "as_published": _("As published"),
        "publisher": _("Publisher"),
        "published_date": _("Published"),
        "page_url": _("Address of the page"),
        "confidence": _("Confidence, code"),
        "confidence_name": _("Confidence"),
        "statement_key": _("Same statement"),
        "is_shown": _("Shown on charts"),
    }


def _event_columns() -> dict[str, str]:
    return {
        "event_id": _("Event, code"),
        "start_date": _("First day"),
        "end_date": _("Last day"),
        "date_precision": _("How exact the date is, code"),
        "date_precision_name": _("How exact the date is"),
        "kind": _("Kind, code"),
        "kind_name": _("Kind"),
        "title": _("Title"),
        "country_code": _("Country, code"),
        "country_name": _("Country"),
        "party_codes": _("Parties, codes"),
        "party_names": _("Parties"),
        "topic_codes": _("Topics, codes"),
        "topic_names": _("Topics"),
        "person_codes": _("People, codes"),
        "person_names": _("People"),
        "person_roles": _("Their roles then, in English"),
        "person_role_names": _("Their roles then, in the same order"),
        "commitment_ids": _("Commitments, codes"),
        "source_urls": _("Addresses of the sources"),
    }


def _commitment_columns() -> dict[str, str]:
    return {
        "commitment_id": _("Commitment, code"),
        "event_title": _("Event"),
        "event_date": _("Date of the event"),
        "text": _("Text"),
        "stage": _("Stage, code"),
        "stage_name": _("Stage"),
        "measurability": _("Measurability, code"),
        "measurability_name": _("Measurability"),
        "not_measurable_reason": _("Why it cannot be measured"),
        "metric": _("What is aimed at"),
        "comparator": _("Comparison, code"),
        "comparator_name": _("Comparison"),
        "target_value": _("Target (in the unit beside it)"),
        "target_unit": _("Unit of the target"),
        "series_measure": _("Measure that shows it, code"),
        "series_measure_name": _("Measure that shows it"),
        "series_reporter_code": _("Trade of, code"),
        "series_reporter_name": _("Trade of"),
        "series_partner_code": _("Trade with, code"),
        "series_partner_name": _("Trade with"),
        "series_flow": _("Direction of that trade, code"),
        "series_flow_name": _("Direction of that trade"),
        "series_group_code": _("Group that shows it, code"),
        "series_group_name": _("Group that shows it"),
        "series_commodity_id": _("Commodity that shows it, code"),
        "series_commodity_name": _("Commodity that shows it"),
        "series_period_kind": _("Period of that trade, code"),
        "series_period_kind_name": _("Period of that trade"),
        "baseline_value": _("Starting value (in the unit of the target)"),
        "baseline_period": _("Period of the starting value"),
        "deadline": _("Deadline"),
        "deadline_basis": _("Where the deadline is from, code"),
        "deadline_basis_name": _("Where the deadline is from"),
        "repeats_commitment_id": _("Repeats the commitment"),
        "latest_verdict": _("Latest judgement, code"),
        "latest_verdict_name": _("Latest judgement"),
        "latest_assessed_date": _("Judged on"),
        "latest_assessed_by": _("Judged by"),
        "latest_reason": _("Reason of the judgement"),
        "by_codes": _("Promised by, codes"),
        "by_names": _("Promised by"),
        "to_codes": _("Promised to, codes"),
        "to_names": _("Promised to"),
        "evidence": _("Later events and figures that bear on it"),
    }


def _source_and_build_columns() -> dict[str, str]:
    return {
        "coverage": _("Coverage, code"),
        "coverage_name": _("Coverage"),
        "detail_level": _("Level at which groups are summed, code"),
        "detail_level_name": _("Level at which groups are summed"),
        "export_valuation": _("Valuation of exports, code"),
        "export_valuation_name": _("Valuation of exports"),
        "import_valuation": _("Valuation of imports, code"),
        "import_valuation_name": _("Valuation of imports"),
        "unit_as_published": _("Unit as published"),
        "first_date": _("Figures from"),
        "last_date": _("Figures to"),
        "row_count": _("Rows loaded"),
        "retrieved_date": _("Obtained on"),
        "cadence": _("How often published"),
        "next_release_date": _("Next release"),
        "licence": _("Licence"),
        "url": _("Address"),
        "obtained_via": _("Obtained through"),
        "classification": _("List of goods, code"),
        "classification_name": _("List of goods"),
        "code": _("Code in the list"),
        "level": _("Level, code"),
        "level_name": _("Level"),
        "basis": _("How well it fits the group, code"),
        "basis_name": _("How well it fits the group"),
        "reason": _("Reason"),
        "group_definition": _("Definition of the group"),
        "rows_read": _("Rows read"),
        "rows_loaded": _("Rows loaded"),
        "rows_rejected": _("Rows rejected"),
        "sha256": _("SHA-256 of the file"),
        "seq": _("Number"),
        "place": _("Where in the file"),
        "field": _("Field"),
        "problem": _("What is wrong"),
        "seen": _("What was seen"),
        "advice": _("What to do"),
        "severity": _("Severity, code"),
        "severity_name": _("Severity"),
        "column_name": _("Column that changed"),
        "old_value": _("Value before"),
        "new_value": _("Value now"),
        "old_snapshot_code": _("File before"),
        "new_snapshot_code": _("File now"),
    }


def column_labels() -> dict[str, str]:
    """Column name to heading, for every table; no two columns of one table share a heading."""
    return _trade_columns() | _mirror_columns() | _figure_columns() | _event_columns() | _commitment_columns() | _source_and_build_columns()


def table_titles() -> dict[str, str]:
    """Table to its name."""
    return {
        "trade": _("Trade figures from published tables"),
        "mirror": _("Both sides' reports in pairs"),
        "figures": _("Official figures as stated"),
        "events": _("Events"),
        "commitments": _("Commitments"),
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
        "trade": _("One row is one value as a reporter published it: reporter, partner, direction, goods and period, from one source."),
        "mirror": _(
            "One row is the exporter's report beside the importer's, of the same goods and period, for each pair of their sources. "
            "A side without a report is empty, and so is the gap; an estimate has no gap. Suspect values are left out."
        ),
        "figures": _(
            "One row is one number as an authority stated it, with who said it and whose count it rests on. Nothing is converted."
        ),
        "events": _("One row is one meeting or decision, with its parties, topics, people and sources."),
        "commitments": _("One row is one promise, with who made it to whom, its target and deadline, and the latest judgement."),
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
        "verdict": _("Latest judgement"),
        "coverage": _("Coverage"),
        "classification": _("List of goods"),
        "level": _("Level"),
        "basis": _("How well it fits the group"),
        "file": _("File"),
        "severity": _("Severity"),
    }
