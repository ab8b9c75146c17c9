"""A partner's share in all trade of a reporter, by the same office's two figures of the same period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from dashboard.subjects.sources import IS_SIDES_REPORT
from dashboard.subjects.typed_rows import read_rows
from etl.schema import observation, source
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.places import WORLD

_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class PartnerValue:
    """What a reporter traded with a partner, or with all, in one commodity and period, in US dollars."""

    source_code: str
    publisher: str
    partner_code: str
    commodity_id: str
    flow: str
    period_kind: str
    period_start: date
    period_end: date
    value_usd: float
    is_doubtful: bool


@dataclass(frozen=True)
class PartnerShare:
    """A partner's part of the whole; ``month_count`` is of a whole that is a sum of months, 0 else."""

    part: PartnerValue
    whole_usd: float
    whole_source_code: str
    is_doubtful: bool
    month_count: int = 0

    @property
    def share_pct(self) -> float:
        """The part in per cent of the whole."""
        return self.part.value_usd / self.whole_usd * 100


def partner_values(
    connection: Connection, reporter: str, partner: str, commodity_id: str = "TOTAL"
) -> list[PartnerValue]:
    """What a reporter's own reports say of its trade with a partner and with all, by month and by year, oldest first.

    Estimates and what a third party weighed are left out: the part and the whole must be counted alike.
    """
    told = observation.c
    columns = (told.source_code, source.c.publisher, told.partner_code, told.commodity_id, told.flow)
    question = (
        select(
            *(*columns, told.period_kind, told.period_start, told.period_end, told.value_usd),
            (told.quality != Quality.OK).label("is_doubtful"),
        )
        .join(source, source.c.source_code == told.source_code)
        .where(
            told.reporter_code == reporter,
            told.partner_code.in_((partner, WORLD)),
            told.commodity_id == commodity_id,
            told.period_kind.in_((PeriodKind.MONTH, PeriodKind.YEAR)),
            told.value_usd > 0,
            told.quality != Quality.SUSPECT,
            told.status != ObservationStatus.ESTIMATED,
            IS_SIDES_REPORT,
        )
        .order_by(told.period_start, told.source_code, told.flow, told.partner_code)
    )
    return read_rows(connection, question, PartnerValue)


def partner_shares(values: Sequence[PartnerValue]) -> list[PartnerShare]:
    """The share of each figure with the partner in the whole of the same publisher, direction and period.

    Of a year whose whole is not held, in the sum of its twelve months, where all are of one source of that publisher. A
    figure without a whole has no share.
    """
    wholes: dict[tuple[str, str], list[PartnerValue]] = {}
    for one in values:
        if one.partner_code == WORLD:
            wholes.setdefault((one.publisher, one.flow), []).append(one)
    parts = [one for one in values if one.partner_code != WORLD]
    shares = [_share_in_year(part, wholes.get((part.publisher, part.flow), ())) for part in parts]
    return [share for share in shares if share]


def _share_in_year(part: PartnerValue, wholes: Sequence[PartnerValue]) -> PartnerShare | None:
    alike = [one for one in wholes if part.period_start <= one.period_start and one.period_end <= part.period_end]
    same = [one for one in alike if one.period_kind == part.period_kind]
    if same:
        # The part's own source first: two editions of a publisher may differ.
        whole = min(same, key=lambda one: (one.source_code != part.source_code, one.source_code))
        return PartnerShare(part, whole.value_usd, whole.source_code, part.is_doubtful or whole.is_doubtful)
    for source_code in sorted({one.source_code for one in alike}):
        months = [one for one in alike if one.source_code == source_code]
        if len(months) == _MONTHS_OF_A_YEAR:
            is_doubtful = part.is_doubtful or any(one.is_doubtful for one in months)
            whole_usd = sum(one.value_usd for one in months)
            return PartnerShare(part, whole_usd, source_code, is_doubtful, month_count=len(months))
    return None
