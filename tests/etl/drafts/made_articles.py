"""An article on a made-up meeting, and what is read of one."""

from datetime import date
from pathlib import Path

from etl.drafts.article import Article, split_sentences
from etl.drafts.draft import Draft, read_draft
from etl.drafts.reference import read_names
from tests.etl.made_inputs import REFERENCE

PUBLISHED = date(2099, 5, 13)  # a Wednesday

ENGLISH = """Aland and Bouvet talk grain
Anna Alander, Minister of Agriculture of Aland, met with Bo Bouvet, President of Bouvet, in Mariehamn on Tuesday.The spring summit \
will be held on June 18 under Eva Else, President of Elsewhere.Alander said that the two countries traded 1.5 billion US dollars of goods.
We are willing to increase imports of wheat and expand trade in livestock products, Alandr said. Bouvet will supply 20,000 tonnes of \
beef by 2105, Bouvet noted.
"""

URL = "https://www.example.org/a"


def drafted(data_dir: Path, text: str, published: date | None = PUBLISHED) -> Draft:
    return read_draft(Article("", split_sentences(text.splitlines()), None), published, read_names(data_dir))


def saved(folder: Path, text: str = ENGLISH, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


PEOPLE = REFERENCE["people.csv"] + (
    "ivan-alandov,KZ,Ivan Alandov,伊万·阿兰多夫,Иван Аландов\nli-meimei,CN-XJ,Li Meimei,李梅梅,Ли Мэймэй\nli-hua,CN,Li Hua,李华,Ли Хуа\n"
)


def took_part(data_dir: Path, text: str) -> dict[str, str]:
    """The role of everyone who took part, by code; by name where there is no code."""
    return {one.code or one.name: one.role for one in drafted(data_dir, text).people}


def promised(data_dir: Path, text: str) -> list[tuple[str, list[str]]]:
    return [(one.text, one.by) for one in drafted(data_dir, text).commitments]
