"""Every table that can be looked at and taken away, in the order in which it is offered."""

from dashboard.queries.tables import RowTable, by_column, pick
from dashboard.queries.tables_of_events import COMMITMENTS, EVENTS
from dashboard.queries.tables_of_figures import FIGURES, GROUPS, REVISIONS, SOURCES, TRADE
from etl.schema import build_file, finding, rejection

FILES = RowTable(
    rows=build_file,
    columns=pick(build_file, "file rows_read rows_loaded rows_rejected sha256"),
    order=(build_file.c.file,),
    searched=(build_file.c.file,),
)

REJECTIONS = RowTable(
    rows=rejection,
    columns=pick(rejection, "seq kind file place field problem seen advice"),
    order=(rejection.c.seq,),
    names={"kind": "term:rejection_kind"},
    filters={"kind": by_column(rejection.c.kind, "term:rejection_kind"), "file": by_column(rejection.c.file, "")},
    searched=(rejection.c.file, rejection.c.problem, rejection.c.seen, rejection.c.advice),
)

FINDINGS = RowTable(
    rows=finding,
    columns=pick(finding, "seq kind severity text"),
    order=(finding.c.seq,),
    names={"severity": "term:severity"},
    filters={"kind": by_column(finding.c.kind, ""), "severity": by_column(finding.c.severity, "term:severity")},
    searched=(finding.c.text,),
)

TABLES: dict[str, RowTable] = {
    "trade": TRADE,
    "figures": FIGURES,
    "events": EVENTS,
    "commitments": COMMITMENTS,
    "sources": SOURCES,
    "groups": GROUPS,
    "files": FILES,
    "rejections": REJECTIONS,
    "findings": FINDINGS,
    "revisions": REVISIONS,
}
