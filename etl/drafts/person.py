"""A person named in an article, and whether the person takes part in what it tells."""

import re
from dataclasses import dataclass, field

from etl.drafts.roles import OFFICE
from etl.drafts.words import read_words

OFFICE_ZH = "(?:部长|外长|总统|总理|大使|州长|主席|书记|司长|局长|省长|市长|主任)"
_OFFICE_RU = r"(?:глава|министр|премьер|президент|председатель|посол|аким|директор|секретарь|заместитель|вице)\w*"


@dataclass(frozen=True)
class FoundPerson:
    """A person named.

    ``code`` is a proposal where ``known`` is False; ``near_spellings`` only come close; ``words`` are the
    article's.
    """

    code: str
    name: str
    area: str
    known: bool
    mention: re.Pattern[str]
    role: str = ""
    words: str = ""
    near_spellings: list[str] = field(default_factory=list)
    surname_only: bool = False

    def takes_part_in(self, sentences: list[str]) -> bool:
        """Tell whether a sentence has the person meet or speak, and is not about what is still to come."""
        words = read_words()
        return any(
            self.mention.search(text)
            and (words.tells_of_the_meeting(text) or (self.speaks_in(text) and not words.background.search(text)))
            for text in sentences
        )

    def speaks_in(self, text: str) -> bool:
        """Tell whether the person stands beside a word of speech, with no more than an office between."""
        name, said = f"(?:{self.mention.pattern})", f"(?:{read_words().said.pattern})"
        between = rf"(?:[^,.;，]{{0,12}}?|\s*{_OFFICE_RU}[^,.;]{{0,60}}?|\s*{OFFICE}[^,.;]{{0,60}}?)"
        beside = rf"{name}[^,.;]{{0,40}}?{said}|{said}{between}{name}"
        return re.search(beside, text, re.IGNORECASE) is not None
