"""The list of those who are let in, and as what: a file of addresses and of domains.

It is read node by node, so that a line that stands twice is seen and nothing is taken for a number or for a "no".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from dashboard.access.roles import Role

_ADDRESSES, _DOMAINS, _HOURS, _VOUCHED = "addresses", "domains", "hours", "vouched_providers"
_KEYS = (_ADDRESSES, _DOMAINS, _HOURS, _VOUCHED)
_ROLES = ", ".join(role.word for role in Role)
_DOMAIN_FORM = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*"
_ADDRESS = re.compile(rf"[a-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_DOMAIN_FORM}")
_DOMAIN = re.compile(_DOMAIN_FORM)
_LONGEST_HOURS = 30 * 24  # as long as the browser keeps the cookie

Pairs = list[tuple[yaml.Node, yaml.Node]]


class WrongAccessList(Exception):
    """The file of those who are let in cannot be used; ``faults`` has a sentence for each thing to mend."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class AccessList:
    """Who is let in: addresses and domains in small letters, each with its role.

    ``hours``: how long a sign-in counts. ``vouched_providers``: whose addresses count though the provider does not say
    that they are verified.
    """

    addresses: Mapping[str, Role] = field(default_factory=dict)
    domains: Mapping[str, Role] = field(default_factory=dict)
    hours: int = 12
    vouched_providers: frozenset[str] = frozenset()

    def role_of(self, address: str) -> Role | None:
        """The role of an address: its own, else that of its domain; none for one that is not let in.

        Letters that only look like Latin ones are others: such an address is nobody's.
        """
        address = plain_address(address)
        return self.addresses.get(address) or self.domains.get(address.partition("@")[2])


def plain_address(text: str) -> str:
    """An address in small letters, empty where it is none: letters past ASCII and quoted parts are refused."""
    address = text.lower() if text.isascii() else ""
    return address if _ADDRESS.fullmatch(address) else ""


def parse_access_list(file: str, text: str) -> AccessList:
    """Read the list from the text of its file. Raises ``WrongAccessList`` with every fault of it."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        problem = " ".join(str(fault).split())
        raise WrongAccessList([f"{file}: cannot be read as YAML: {problem}"]) from fault
    except RecursionError:
        sentence = f"{file}: values lie in each other too deep. Write one a line, with its role behind a colon."
        raise WrongAccessList([sentence]) from None
    reading = _Reading(file)
    found = reading.read(root)
    if reading.faults:
        raise WrongAccessList(reading.faults)
    return found


@dataclass
class _Reading:
    """One reading of a file, and the faults that were found in it."""

    file: str
    faults: list[str] = field(default_factory=list)

    def read(self, root: yaml.Node | None) -> AccessList:
        if root is None:
            self._refuse(None, f"the file is empty. Name who is let in under {_ADDRESSES} or {_DOMAINS}.")
            return AccessList()
        parts = dict(self._parts(root))
        found = AccessList(
            self._roles(
                parts.get(_ADDRESSES), _ADDRESS, "Write a whole one, name@example.org; a domain goes below it."
            ),
            self._roles(parts.get(_DOMAINS), _DOMAIN, "Write what stands behind the @ of its addresses, example.org."),
            self._hours(parts.get(_HOURS)),
            self._names(parts.get(_VOUCHED)),
        )
        if not (found.addresses or found.domains or self.faults):
            self._refuse(root, f"nobody is let in. Name somebody under {_ADDRESSES} or {_DOMAINS}.")
        return found

    def _parts(self, root: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
        seen: dict[str, int] = {}
        for key, value in self._pairs(root, f"Write {', '.join(_KEYS)}, each with a colon."):
            if str(key.value) not in _KEYS:
                self._refuse(key, f"expected one of {', '.join(_KEYS)}, got {key.value!r}.")
            elif self._is_first(key, str(key.value), seen):
                yield str(key.value), value

    def _roles(self, part: yaml.Node | None, form: re.Pattern[str], advice: str) -> dict[str, Role]:
        roles: dict[str, Role] = {}
        seen: dict[str, int] = {}
        for key, value in self._pairs(part, "Write one a line, with its role behind a colon."):
            # Some letters past ASCII have a small one within it, which would be another's.
            name = str(key.value).lower() if str(key.value).isascii() else ""
            if not form.fullmatch(name):
                kind = "an address" if form is _ADDRESS else "a domain"
                self._refuse(key, f"expected {kind}, got {key.value!r}. {advice}")
            elif self._is_first(key, name, seen):
                roles |= self._role(name, value)
        return roles

    def _role(self, name: str, value: yaml.Node) -> dict[str, Role]:
        found = next((role for role in Role if role.word == value.value), None)
        if found is None:
            self._refuse(value, f"field {name!r}: expected one of {_ROLES}, got {_shown(value)}.")
        return {name: found} if found else {}

    def _hours(self, value: yaml.Node | None) -> int:
        if value is None:
            return AccessList.hours
        text = str(value.value)
        if re.fullmatch(r"[0-9]{1,3}", text) and 1 <= int(text) <= _LONGEST_HOURS:
            return int(text)
        self._refuse(value, f"field {_HOURS!r}: expected a number from 1 to {_LONGEST_HOURS}, got {_shown(value)}.")
        return AccessList.hours

    def _names(self, value: yaml.Node | None) -> frozenset[str]:
        if value is None:
            return frozenset()
        if not isinstance(value, yaml.SequenceNode) or not all(isinstance(one, yaml.ScalarNode) for one in value.value):
            self._refuse(
                value, f"field {_VOUCHED!r}: expected a list of providers, got {_shown(value)}. Write [default]."
            )
            return frozenset()
        return frozenset(str(one.value) for one in value.value)

    def _pairs(self, node: yaml.Node | None, advice: str) -> Pairs:
        """The lines of a part, none where it is left out or empty."""
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
            return []
        if not isinstance(node, yaml.MappingNode):
            self._refuse(node, f"expected names with colons, got {_shown(node)}. {advice}")
            return []
        wrong = [key for key, _ in node.value if not isinstance(key, yaml.ScalarNode)]
        for key in wrong:
            self._refuse(key, f"expected a name, got {_shown(key)}. {advice}")
        return [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]

    def _is_first(self, key: yaml.Node, name: str, seen: dict[str, int]) -> bool:
        line = key.start_mark.line + 1
        first = seen.setdefault(name, line)
        if first != line:
            self._refuse(key, f"{name!r} stands on line {first} already. Keep one of the two.")
        return first == line

    def _refuse(self, node: yaml.Node | None, sentence: str) -> None:
        place = f"line {node.start_mark.line + 1}: " if node is not None else ""
        self.faults.append(f"{self.file}: {place}{sentence}")


def _shown(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return repr(node.value)
    return "a list" if isinstance(node, yaml.SequenceNode) else "names with colons"
