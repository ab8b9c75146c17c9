"""The words by which articles are read, from ``words.yml`` beside this file."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Words:
    """Patterns by what they tell: a topic, an area code, one of our verbs."""

    topics: dict[str, Pattern]
    parties: dict[str, Pattern]
    actions: dict[str, Pattern]
    objects: dict[str, Pattern]
    months: list[str]
    roles: dict[str, str]
    days: Pattern
    letters: dict[str, Pattern]
    surnames: str
    transliteration: str
    no_names: Pattern
    met: Pattern
    agreed: Pattern
    before: Pattern
    background: Pattern
    said: Pattern
    commits: Pattern

    def tells_of_the_meeting(self, text: str) -> bool:
        """Tell whether a sentence has somebody meet, and not at an earlier time."""
        return bool(self.met.search(text)) and not self.before.search(text) and not self.background.search(text)


@cache
def read_words() -> Words:
    """Every list of words, compiled once."""
    lists: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))

    def compiled(name: str) -> dict[Any, Pattern]:
        return {key: any_of(patterns) for key, patterns in lists[name].items()}

    return Words(
        topics=compiled("topics"),
        parties=compiled("parties"),
        actions=compiled("actions"),
        objects=compiled("objects"),
        months=lists["months"],
        roles=lists["roles"],
        days=any_of(lists["days"]),
        letters=compiled("letters"),
        surnames="".join(lists["surnames"]),
        transliteration=lists["transliteration"],
        no_names=any_of(lists["no_names"]),
        met=any_of(lists["met"]),
        agreed=any_of(lists["agreed"]),
        before=any_of(lists["before"]),
        background=any_of(lists["background"]),
        said=any_of(lists["said"]),
        commits=any_of(lists["commits"]),
    )


def any_of(patterns: list[str]) -> Pattern:
    """One pattern that matches where any of several does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def named_in(text: str, patterns: dict[str, Pattern]) -> list[str]:
    """The keys whose words a text has, in the order of the list."""
    return [key for key, pattern in patterns.items() if pattern.search(text)]
