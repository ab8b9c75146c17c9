"""The golden folder: small made-up data with what is broken on purpose, and the sentences that tell of it."""

from dataclasses import dataclass
from pathlib import Path

from etl.pipeline import BuildResult

GOLDEN = Path(__file__).parent / "fixtures" / "golden"
BROKEN_NOTE = (
    "data/events/2099/2099-05-18-broken-note.md: line 5: field 'date': expected a date, got '18.05.2099'. "
    "Write it as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."
)
BROKEN_ROW = (
    "data/trade/aland_customs.csv: line 4: field 'value': expected a number, got 'many'. "
    "Write digits and a decimal point only, 1234.5; leave it empty where it is unknown."
)
UNTITLED_ROLE = (
    "data/events/2099/2099-05-09-mariehamn-a-b.md: field 'role': no such role in data/reference/roles.csv, so it is shown in English, got "
    "'Minister of Grain'. Did you mean 'Minister of Sheep'? If not, add it to data/reference/roles.csv."
)


@dataclass(frozen=True)
class GoldenBuild:
    """A build of the folder, and the file that it made."""

    file: Path
    result: BuildResult
