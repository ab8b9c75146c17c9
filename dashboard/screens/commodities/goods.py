"""Which goods the Commodities page is about: meat, grain or oilseeds at a click, all others in one list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.ui.address import is_asked, widget_key
from dashboard.ui.address.state import choice_in_words, finish, start
from etl.vocabulary.goods import WIDE_GROUPS
from etl.vocabulary.trade import Direction

FIRST_GROUPS = ("meat", "grain", "oilseed")
WHOLE = "whole"
"""What the address says of a commodity where the whole group is meant."""


@dataclass(frozen=True)
class Goods:
    """A group of goods, or one commodity of it; ``commodity`` is empty of the whole group."""

    group: str
    commodity: str = ""

    @property
    def code(self) -> str:
        """What is meant: the commodity, else the group."""
        return self.commodity or self.group


def freshest_group(lines: Iterable[HeadlineLine], direction: Direction) -> str:
    """The group to begin with: that of the first three which is told to the latest year, else the wide ones.

    Of several told to one year it is the one of which most is counted, in dollars, by either side.
    """
    ends: dict[str, tuple[date, float]] = {}
    for line in lines:
        if line.direction == direction:
            end = (line.period_end, (line.newest.value or 0.0) if line.unit == "USD" else 0.0)
            ends[line.group_code] = max(end, ends.get(line.group_code, end))
    told = [code for code in FIRST_GROUPS if code in ends]
    wide = [code for code in WIDE_GROUPS if code in ends]
    return max(told, key=ends.__getitem__) if told else next(iter(wide), WIDE_GROUPS[0])


def choose_group(groups: Mapping[str, str], default: str) -> str:
    """The group that the address asks for or that was chosen before; takes the names of all groups.

    Where the reader chose none, it follows the goods to begin with, which another partner or direction has.
    """
    key = start(
        "group",
        lambda asked: asked[0] if asked[0] in groups else None,
        default,
        choice_in_words(_("Group"), groups.get(default, default)),
    )
    began_with = st.session_state.get(f"{key}.began_with")
    is_untouched = st.session_state[key] == began_with and not is_asked("group")
    if is_untouched or st.session_state[key] not in groups:
        st.session_state[key] = default
    st.session_state[f"{key}.began_with"] = default
    return str(st.session_state[key])


def choose_goods(
    group: str,
    groups: Mapping[str, str],
    products: Mapping[str, str],
    *,
    default: str,
    where: tuple[DeltaGenerator, DeltaGenerator],
) -> Goods:
    """Let the reader choose, by buttons and by a list, each in its place.

    Takes the group of ``choose_group``, and the names of all groups and of the commodities of that group. What is not
    asked for stays out of the address; which group a page begins with hangs on the figures, so one that was asked for
    stays in, and the group of a commodity too.
    """
    key = start(
        "commodity",
        lambda asked: asked[0] if asked[0] in (*products, WHOLE) else None,
        WHOLE,
        choice_in_words(_("Goods"), groups.get(group, group)),
    )
    if st.session_state[key] not in products:
        st.session_state[key] = WHOLE
    chosen = Goods(group, "" if st.session_state[key] == WHOLE else st.session_state[key])
    _show_buttons(chosen, groups, where[0])
    _show_list(chosen, groups, products, where[1])
    is_silent = group == default and not chosen.commodity and not is_asked("group")
    finish("group", widget_key("group"), [group], is_default=is_silent, shared=False)
    finish("commodity", key, [st.session_state[key]], is_default=not chosen.commodity, shared=False)
    return chosen


def _show_buttons(chosen: Goods, groups: Mapping[str, str], where: DeltaGenerator) -> None:
    key = widget_key("goods.first")
    st.session_state[key] = chosen.group if chosen.group in FIRST_GROUPS else None
    where.segmented_control(
        _("Goods"),
        [code for code in FIRST_GROUPS if code in groups],
        format_func=groups.__getitem__,
        key=key,
        label_visibility="collapsed",
        wrap=True,
        on_change=_take_group,
        args=(key, chosen.group),
    )


def _show_list(chosen: Goods, groups: Mapping[str, str], products: Mapping[str, str], where: DeltaGenerator) -> None:
    key = widget_key("goods.others")
    names = {code: name for code, name in groups.items() if code not in FIRST_GROUPS} | dict(products)
    st.session_state[key] = chosen.code if chosen.code in names else None
    where.selectbox(
        _("Other groups and single goods"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=_("Other groups and single goods"),
        key=key,
        label_visibility="collapsed",
        on_change=_take_listed,
        args=(key, tuple(groups), chosen.group),
    )


def _take_group(key: str, before: str) -> None:
    """A click on the group that is chosen shows the whole of it."""
    take_goods(Goods(st.session_state[key] or before))


def _take_listed(key: str, groups: tuple[str, ...], group: str) -> None:
    code = st.session_state[key]
    take_goods(Goods(code) if code in groups else Goods(group, code or ""))


def take_goods(goods: Goods) -> None:
    """Make these the page's goods, as a callback."""
    st.session_state[widget_key("group")] = goods.group
    st.session_state[widget_key("commodity")] = goods.commodity or WHOLE
