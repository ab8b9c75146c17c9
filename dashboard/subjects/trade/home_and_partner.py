"""The two sides of a trade as a page or a brief tells them: home, which is China or Xinjiang, and its partner."""

from dataclasses import dataclass

from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Direction, Side

GROUP = "C5"


@dataclass(frozen=True)
class HomeAndPartner:
    """The two sides that a page is about, by their area codes, and the names that it tells them with."""

    home: str
    partner: str
    names: Names

    @property
    def home_country(self) -> str:
        """The country whose statistics home's figures are from: China also for Xinjiang."""
        return HOME

    @property
    def is_group(self) -> bool:
        """Whether the partner is several countries, which keep no count together."""
        return self.partner == GROUP

    @property
    def directions(self) -> dict[str, str]:
        """Direction to its name, turnover first. Arrows say the same whichever side counts."""
        way = _("{origin} → {destination}")
        home, partner = self.names.area(self.home), self.names.area(self.partner)
        return {
            Direction.TURNOVER: _("Turnover, both ways"),
            Direction.TO_PARTNER: way.format(origin=home, destination=partner),
            Direction.FROM_PARTNER: way.format(origin=partner, destination=home),
        }

    def name(self, side: str) -> str:
        """Name of the country in which a side counts.

        China also for Xinjiang, whose figures are those of China's customs there.
        """
        return self.names.area(HOME if side == Side.HOME else self.partner)
