"""What a reader must know of a chart before quoting it, under its title, among its sources and in its files."""

from dataclasses import dataclass

from dashboard.locale import gettext as _


@dataclass(frozen=True)
class Facts:
    """What a reader must know of a chart; each is a text in the reader's language, empty where it is not said."""

    unit: str
    reporter: str
    valuation: str
    source: str
    period: str
    note: str = ""

    def named(self) -> list[tuple[str, str]]:
        """Each fact that is told, with its name."""
        named = [
            (_("Unit"), self.unit),
            (_("Whose figures"), self.reporter),
            (_("Valuation"), self.valuation),
            (_("Source"), self.source),
            (_("Period"), self.period),
        ]
        return [(name, text) for name, text in named if text]

    def told(self) -> list[tuple[str, str]]:
        """Everything that a file says of the chart: the facts and the note.

        A file's own amounts are in full, not in the chart's unit.
        """
        named = [(_("Unit on the chart") if name == _("Unit") else name, text) for name, text in self.named()]
        return [*named, *([(_("Note"), self.note)] if self.note else [])]

    def subtitle(self, title: str = "") -> str:
        """The line under a chart's title: unit, whose figures, and the period unless the title tells it."""
        period = "" if self.period in title else self.period
        return " · ".join(text for text in (self.unit, self.reporter, period) if text)
