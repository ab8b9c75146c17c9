"""What the trade section of a note asks the database for: every line and stated figure on a group, with names."""

from dataclasses import dataclass

import pandas as pd

from dashboard.screens.sections.around.texts import name_lines, name_stated
from dashboard.screens.sections.around.view import about_groups, in_measure, join_lines, with_measure
from dashboard.subjects.events.around import products_of_groups, stand_ins_of_groups, stated_about_groups
from dashboard.subjects.names import Names
from dashboard.subjects.trade.trade import TradeFilters, groups_series
from dashboard.ui.database import ask
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import OPPOSITE, Flow

HOME = "CN"
HOMES = ("CN", "CN-XJ")
KINDS = (PeriodKind.MONTH, PeriodKind.YEAR)


@dataclass(frozen=True)
class Asked:
    """Which trade.

    Goods that move one way between China and a partner, as one side or both count them, in one measure.
    """

    partner: str
    flow: str
    measure: str
    sides: tuple[str, ...]

    def filters(self) -> list[TradeFilters]:
        """The same trade in the words of each side."""
        opposite = OPPOSITE[Flow(self.flow)]
        both = {
            HOME: TradeFilters(self.partner, reporters=(HOME,), flows=(self.flow,), period_kinds=KINDS),
            self.partner: TradeFilters(HOME, reporters=(self.partner,), flows=(opposite,), period_kinds=KINDS),
        }
        return [filters for side, filters in both.items() if side in self.sides]


@dataclass(frozen=True)
class GroupTrade:
    """Trade in a group.

    Rows of named lines with ``amount`` in the measure, stated figures of the same unit, and all stated figures.
    """

    group_code: str
    lines: pd.DataFrame
    stated: pd.DataFrame
    all_stated: pd.DataFrame


def read_groups(group_codes: list[str], asked: Asked, names: Names) -> list[GroupTrade]:
    """Trade in each of the groups."""
    codes = tuple(group_codes)
    wholes = pd.concat([ask(groups_series, codes, filters) for filters in asked.filters()], ignore_index=True)
    products = pd.concat([ask(products_of_groups, codes, filters) for filters in asked.filters()], ignore_index=True)
    stand_ins = ask(stand_ins_of_groups, codes)
    chapters = {code: list(stand_ins.loc[stand_ins["group_code"] == code, "code"]) for code in codes}
    lines = name_lines(with_measure(join_lines(wholes, products), asked.measure), chapters, names)
    stated = name_stated(about_groups(ask(stated_about_groups, codes, HOMES, asked.partner, asked.flow)), names)
    drawable = in_measure(stated, asked.measure)
    return [
        GroupTrade(
            group_code=code,
            lines=lines[lines["group_code"] == code],
            stated=drawable[drawable["about_group"] == code],
            all_stated=stated[stated["about_group"] == code],
        )
        for code in codes
    ]
