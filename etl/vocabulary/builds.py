"""What a build tells of its input."""

from enum import StrEnum


class RejectionKind(StrEnum):
    """Why a row or note is not in the database."""

    SET_ASIDE = "set_aside"  # known not to fit; listed with its reason in data/set_aside.csv
    REFUSED = "refused"  # failed a check at build


class Severity(StrEnum):
    """What a finding of the build's checks means for the build."""

    WARNING = "warning"  # worth a look; the build goes on
    ERROR = "error"  # the new database is not swapped in
