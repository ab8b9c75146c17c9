"""What of the goods' trade is shown: whose figures, which sources, periods, measures and years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.locale import gettext as _
from dashboard.screens.commodities.choices import CHINA, By, Scope, SourceChoice
from dashboard.screens.commodities.goods import Goods
from dashboard.screens.commodities.texts import TradedGoods, by_titles, measure_titles, source_label
from dashboard.ui import address

BOTH, FIRST_LINES, ALL_MEASURES = "both", "first", "all"
FIRST_YEAR_SHOWN = 2008


@dataclass(frozen=True)
class GoodsView:
    """What is shown of one trade in goods, China's side first.

    ``whose`` is the code of the one side whose figures are meant, or ``BOTH``; ``source`` a source's code or
    ``FIRST_LINES``, where the page joins what each side tells first.
    """

    traded: TradedGoods
    other: Scope
    goods: Goods
    whose: str = BOTH
    source: str = FIRST_LINES
    by: By = By.YEAR
    measures: tuple[str, ...] = ("value", "weight", "unit_value")
    years: tuple[int, int] = (FIRST_YEAR_SHOWN, FIRST_YEAR_SHOWN)
    with_stated: bool = True
    with_others: bool = False
    with_suspect: bool = False
    with_meetings: bool = False

    @property
    def home(self) -> Scope:
        """China's side of the trade."""
        return self.traded.scope

    @property
    def scopes(self) -> list[Scope]:
        """The sides whose figures are shown."""
        return [scope for scope in (self.home, self.other) if self.whose in (BOTH, scope.whose)]

    @property
    def is_first_look(self) -> bool:
        """Whether what each side tells first is shown, and not each source by itself."""
        return self.source == FIRST_LINES and not self.with_others


def choose_view(view: GoodsView, choices: Mapping[str, Sequence[SourceChoice]], span: tuple[int, int]) -> GoodsView:
    """Let the reader change how the goods are shown.

    Takes the choices of sources of each side, by its code, and the first and the last year of which anything is known.
    """
    whose = _choose_whose(view)
    there = {one.source_code: one for scope in _of(view, whose) for one in choices.get(scope.whose, ())}
    by = _choose_by(there.values())
    measure = _choose_measure()
    years = address.choose_span(
        "years", _("Years"), *span, default=(max(span[0], min(FIRST_YEAR_SHOWN, span[1])), span[1])
    )
    return replace(
        view,
        whose=whose,
        source=_choose_source(there, view.traded),
        by=by,
        measures=view.measures if measure == ALL_MEASURES else (measure,),
        years=years,
        with_others=address.choose_switch("others", _("Every source as a line of its own")),
        with_stated=address.choose_switch("stated", _("Figures that authorities stated"), default=True),
        with_suspect=address.choose_switch("suspect", _("Values that are known to be far off")),
        with_meetings=address.choose_switch("meetings", _("Meetings and decisions on these goods, as thin lines")),
    )


def _of(view: GoodsView, whose: str) -> list[Scope]:
    return replace(view, whose=whose).scopes


def _choose_whose(view: GoodsView) -> str:
    """Both sides, or one; of several countries together the counts of one side. The view's own comes first."""
    sides = (CHINA, view.other.whose)
    offered = sides if view.home.is_group else (BOTH, *sides)
    names = {BOTH: _("Both sides"), **{code: view.traded.names.area(code) for code in sides}}
    return address.choose_one(
        "whose", _("Whose figures"), offered, names.__getitem__, default=view.whose, look="segmented"
    )


def _choose_source(there: Mapping[str, SourceChoice], traded: TradedGoods) -> str:
    names = {
        FIRST_LINES: _("What each side tells first"),
        **{code: source_label(there[code], traded) for code in there},
    }
    return address.choose_one("source", _("Source"), list(names), names.__getitem__)


def _choose_by(choices: Iterable[SourceChoice]) -> By:
    offered = [by for by in By if by == By.YEAR or any(by in choice.periods for choice in choices)]
    return By(address.choose_one("by", _("Periods"), offered, by_titles().__getitem__, look="segmented"))


def _choose_measure() -> str:
    names = {ALL_MEASURES: _("Value, weight and value per tonne"), **measure_titles()}
    return address.choose_one("measure", _("Measure"), list(names), names.__getitem__)
