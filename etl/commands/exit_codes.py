"""The exit code of every fault that Khorgos raises on purpose."""

from etl.backup.archive import ArchiveDamaged
from etl.backup.restoring import WouldReplace
from etl.commands.results import FAULTS_FOUND
from etl.drafts.faults import (
    CannotMerge,
    DraftChanged,
    FeedsFailed,
    LedgerBroken,
    MergeWaiting,
    NoDraft,
    NoFeed,
    NoNote,
    NotAnArticle,
    NoteChanged,
    NoteExists,
)
from etl.errors import (
    BadSetting,
    CannotWrite,
    DamagedSnapshots,
    DatabaseBusy,
    DatabaseLocked,
    DiskFull,
    FetchFailed,
    InputFaults,
    KhorgosError,
    NoCluster,
    NoConnection,
    NoDatabase,
    NotOurs,
    RefreshRunning,
    UnknownLayout,
    VerificationFailed,
    WorkersLost,
)
from etl.inputs.trade.aside import NoSuchArrival
from etl.load.revisions import NoSuchCode
from etl.load.soundness import DatabaseDamaged
from etl.publishers.importing import FlowNotSaid, SourceUnknown

EXIT_CODES: dict[type[KhorgosError], int] = {
    InputFaults: 1,
    UnknownLayout: 1,
    FlowNotSaid: 2,
    SourceUnknown: 2,
    NotAnArticle: 1,
    NoteExists: 2,
    BadSetting: 2,
    NoDraft: 2,
    DraftChanged: 2,
    NoSuchCode: 2,
    NoFeed: 2,
    LedgerBroken: 1,
    NoNote: 2,
    MergeWaiting: 2,
    NoteChanged: 2,
    CannotMerge: 1,
    NoDatabase: 3,
    NoConnection: 3,
    NotOurs: 3,
    CannotWrite: 3,
    DiskFull: 3,
    VerificationFailed: 4,
    DamagedSnapshots: 4,
    DatabaseDamaged: 4,
    NoSuchArrival: 2,
    ArchiveDamaged: 1,
    WouldReplace: 2,
    DatabaseLocked: 5,
    DatabaseBusy: 5,
    RefreshRunning: 5,
    FetchFailed: 6,
    FeedsFailed: 6,
    NoCluster: 7,
    WorkersLost: 7,
}
"""What a class has not, the nearest one above it has."""


def exit_code_of(fault: KhorgosError) -> int:
    """The exit code of a fault: that of its class or of the nearest one above it with a code.

    One without any counts as a fault found.
    """
    return next((EXIT_CODES[kind] for kind in type(fault).__mro__ if kind in EXIT_CODES), FAULTS_FOUND)
