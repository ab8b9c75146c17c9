"""The two sides whose reports are compared, and what they and their lines are called."""

from dataclasses import dataclass

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.both_sides.lines import Lines
from dashboard.subjects.names import Names, short_name
from dashboard.subjects.trade.series import Series
from etl.vocabulary.trade import Direction, Side


@dataclass(frozen=True)
class ComparedSides:
    """The two sides whose reports are compared, by their area codes, and what they and their lines are called."""

    home: str
    partner: str
    names: Names

    @property
    def home_name(self) -> str:
        """Name of the home side."""
        return self.names.area(self.home)

    @property
    def partner_name(self) -> str:
        """Name of the partner."""
        return self.names.area(self.partner)

    @property
    def directions(self) -> dict[str, str]:
        """Direction to its name, all seen from home."""
        return {
            Direction.TURNOVER: _("Turnover"),
            Direction.TO_PARTNER: _("{home}'s exports").format(home=self.home_name),
            Direction.FROM_PARTNER: _("{home}'s imports").format(home=self.home_name),
        }

    def name(self, side: str) -> str:
        """Name of a side."""
        return self.home_name if side == Side.HOME else self.partner_name

    def source(self, line: Series | None) -> str:
        """Title of a table, or the office on whose count numbers were stated; empty where there is no line."""
        if line is None:
            return ""
        if line.is_stated:
            return _("{office}, as stated").format(office=self.names.office(line.counted_by))
        return self.names.source_title(line.source_code)

    def option(self, line: Series, *, is_at_least: bool) -> str:
        """A line as a choice: its publisher in short, then its title, and whether it is a lower bound."""
        named = self.source(line)
        if not line.is_stated:
            named = _("{publisher}: {title}").format(publisher=self.short_source(line), title=named)
        return _("at least, by {line}").format(line=named) if is_at_least else named

    def short_source(self, line: Series | None) -> str:
        """The publisher or office in short, for a legend; empty where there is no line."""
        if line is None:
            return ""
        if line.is_stated:
            return _("{office}, as stated").format(office=short_name(self.names.office(line.counted_by)))
        return self.names.publisher(line.source_code)

    def series(self, side: str, line: Series, *, is_at_least: bool = False) -> str:
        """Whose figures a line is, and from where."""
        text = _("{side}, at least: {source}") if is_at_least else _("{side}: {source}")
        return text.format(side=self.name(side), source=self.short_source(line))

    def pair(self, lines: Lines, factor: float | None = None) -> str:
        """The gap of two lines, after a CIF/FOB factor where one is named."""
        sources = self.short_source(lines.home)
        if not lines.is_one_source:
            sources = _("{home_source} beside {partner_source}").format(
                home_source=sources, partner_source=self.short_source(lines.partner)
            )
        if factor is None:
            return _("Gap, {sources}").format(sources=sources)
        return _("Gap after CIF/FOB {factor}, {sources}").format(factor=formats.number(factor, 2), sources=sources)
