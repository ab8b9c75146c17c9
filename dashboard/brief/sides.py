"""Who is *we* in a brief, and who is *they*."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.subjects.reference import PARTNERS
from dashboard.subjects.trade.home_and_partner import GROUP
from etl.vocabulary.places import HOME, HOME_REGION
from etl.vocabulary.trade import Side


def country_of(area_code: str) -> str:
    """The country that an area's code names: CN of CN-XJ."""
    return area_code.partition("-")[0]


@dataclass(frozen=True)
class Sides:
    """The two sides of a brief.

    ``home`` is China or Xinjiang, ``partner`` a Central Asian state or the five together; ``is_turned`` where the
    partner's side is the reader's.
    """

    home: str
    partner: str
    is_turned: bool = False

    @property
    def we(self) -> str:
        """The code of the reader's side."""
        return self.partner if self.is_turned else self.home

    @property
    def ours(self) -> Side:
        """Which side of trade is the reader's."""
        return Side.PARTNER if self.is_turned else Side.HOME

    def is_ours(self, area_code: str | None) -> bool:
        """Whether an area speaks for the reader's side: China's regions for China, each of the five for the five."""
        return self._is_home(area_code) != self.is_turned and self._is_of_either(area_code)

    def is_theirs(self, area_code: str | None) -> bool:
        """Whether an area speaks for the other side."""
        return self._is_home(area_code) == self.is_turned and self._is_of_either(area_code)

    def are_ours(self, area_codes: Iterable[str]) -> bool:
        """Whether any of the areas speaks for the reader's side."""
        return any(self.is_ours(code) for code in area_codes)

    def are_theirs(self, area_codes: Iterable[str]) -> bool:
        """Whether any of the areas speaks for the other side."""
        return any(self.is_theirs(code) for code in area_codes)

    def _is_of_either(self, area_code: str | None) -> bool:
        return self._is_home(area_code) or area_code in {self.partner, *(PARTNERS if self.partner == GROUP else ())}

    @staticmethod
    def _is_home(area_code: str | None) -> bool:
        return area_code in {HOME, HOME_REGION}
