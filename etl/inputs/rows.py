"""Checks on the rows of one CSV file: each refuses the rows that fail it and says why, and the others go on."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.errors import Fault
from etl.inputs.fields import SPAN_ADVICE
from etl.inputs.files import LINE, CsvRows
from etl.values.fault_rows import code_fault_rows, sort_fault_rows, to_fault_rows, to_faults
from etl.values.nearest import say_nearest
from etl.values.numbers import are_negative, are_numbers
from etl.values.periods import PERIOD_FORMS, Period, advise_span, is_span
from etl.values.reading import FileCount
from etl.values.text_columns import CodedTexts, Marks, Places, in_one, to_texts
from etl.values.written import CONTROL_ADVICE, CONTROL_PROBLEM, WEB_ADDRESS, CodeForm, find_control

_WHOLE_NUMBER = r"[0-9]+"


def _one_text(text: str, count: int) -> CodedTexts:
    """So many times the same text."""
    return CodedTexts([text], np.zeros(count, dtype="int64"))


def _texts(texts: Iterable[str]) -> CodedTexts:
    return CodedTexts.of(pd.Series(list(texts), dtype="str"))


def _spell_out(coded: CodedTexts) -> pa.StringArray:
    return pa.array(coded.texts, pa.string()).take(pa.array(coded.places))


def tell_repeated(columns: Sequence[str], line: int, values: Iterable[str]) -> tuple[str, str, str, str]:
    """The field, the problem, what was seen and the advice of a row with the same values as the row on a line."""
    return (
        columns[0],
        f"the same {', '.join(columns)} as on line {line}",
        ", ".join(values),
        "Keep one of the two rows.",
    )


@dataclass(frozen=True)
class _Refusal:
    """Rows that failed a check, by their places: which column it held, and for each the other texts of its fault."""

    rows: Places
    column: str
    problems: CodedTexts
    seen: CodedTexts
    advice: CodedTexts


@dataclass
class RowChecks:
    """The rows of a file under check; every check may be asked of every row, so that all faults of a row are told.

    ``is_refused`` marks the rows that failed one so far.
    """

    rows: CsvRows
    is_refused: Marks = field(init=False)
    _refusals: list[_Refusal] = field(init=False, default_factory=list)
    _coded: dict[str, CodedTexts] = field(init=False, default_factory=dict)
    _filled: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self.is_refused = np.zeros(len(self.rows.frame), dtype="bool")
        self._refuse_controls()

    @property
    def faults(self) -> list[Fault]:
        """All faults so far: those that came with the rows, then those of each check."""
        return [*self.rows.faults, *chain.from_iterable(to_faults(self._tell(one)) for one in self._refusals)]

    def fault_rows(self) -> pa.Table:
        """The faults of this very file as rows, in reading order; those of a file beside it are not among them."""
        own = [fault for fault in self.rows.faults if fault.file == self.rows.source.file]
        return sort_fault_rows(pa.concat_tables([to_fault_rows(own), *map(self._tell, self._refusals)]))

    @property
    def passed(self) -> pd.DataFrame:
        """The rows that passed every check so far."""
        return self.rows.frame.loc[~self.is_refused]

    @property
    def count(self) -> FileCount:
        """The file's count as things stand."""
        return self.rows.source.count(self.rows.rows_read, int((~self.is_refused).sum()))

    def refuse(
        self, bad: "pd.Series[bool] | Marks", column: str, problem: str, advice: str | Callable[[str], str]
    ) -> None:
        """Refuse the rows where ``bad`` is true.

        The fault shows what ``column`` holds, and ``advice`` may be made from it.
        """
        rows = np.flatnonzero(bad)
        if not len(rows):
            return
        seen = CodedTexts.of(self.rows.frame[column].iloc[rows])
        told = CodedTexts([advice if isinstance(advice, str) else advice(text) for text in seen.texts], seen.places)
        self._refuse(_Refusal(rows, column, _one_text(problem, len(rows)), seen, told))

    def coded(self, column: str) -> CodedTexts:
        """The texts of a column, each once."""
        if column not in self._coded:
            self._coded[column] = CodedTexts.of(self.rows.frame[column])
        return self._coded[column]

    def require_filled(self, columns: Iterable[str]) -> None:
        """Refuse rows where one of the columns is empty, each with one fault however often it is asked."""
        for column in dict.fromkeys(columns):
            if column in self._filled:
                continue
            self._filled.add(column)
            self.refuse(
                self.coded(column).are_empty(),
                column,
                "expected a value, the field is empty",
                "Fill it in, or take the row out.",
            )

    def require_no_blanks_around(self, column: str) -> None:
        """Refuse rows whose value begins or ends with a blank: no eye tells such a code from the one without."""
        bad = self.coded(column).are(lambda text: text != text.strip())
        self.refuse(bad, column, "there is a blank before or after it", "Take it out.")

    def require_form(self, column: str, form: CodeForm) -> None:
        """Refuse rows whose code is not of a form; blanks around it are a matter for the check above."""
        bad = self.coded(column).are(lambda text: text.strip() != "" and not form.fits(text.strip()))
        self.refuse(bad, column, form.problem, form.advice)

    def require_unique(self, columns: Sequence[str], same: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """Refuse every row but the first of those with the same values in all of the columns.

        ``same`` gives, for a column, the one spelling of values that are written in several ways.
        """
        frame = self.rows.frame
        key = frame[list(columns)].assign(
            **{name: frame[name].map(spelling).fillna(frame[name]) for name, spelling in (same or {}).items()}
        )
        again = key.duplicated() & ~(key == "").all(axis=1)
        if not again.any():
            return
        first = frame[LINE].groupby([key[name] for name in columns], sort=False).transform("min")
        told = [
            tell_repeated(columns, line, values)
            for line, values in zip(first[again], key[again].to_numpy(), strict=True)
        ]
        problems, seen, advice = (_texts(one[place] for one in told) for place in range(1, 4))
        self._refuse(_Refusal(np.flatnonzero(again), columns[0], problems, seen, advice))

    def require_member(self, column: str, allowed: "type[StrEnum] | Sequence[str]", *, optional: bool = False) -> None:
        """Refuse rows whose value is not in a closed list."""
        values = [str(member) for member in allowed]
        self._require_in(
            column,
            values,
            f"expected one of {', '.join(values)}",
            lambda seen: say_nearest(seen, values),
            optional=optional,
        )

    def require_known(self, column: str, known: Collection[str], file: str, *, optional: bool = False) -> None:
        """Refuse rows whose code no row of a reference file has."""
        self._require_in(
            column,
            known,
            f"no such code in {file}",
            lambda seen: say_nearest(seen, known, f"Add it to {file}"),
            optional=optional,
        )

    def require_number(self, column: str, *, optional: bool = True) -> None:
        """Refuse rows whose value is not a plain decimal number."""
        if not optional:
            self.require_filled([column])
        self.refuse(
            ~are_numbers(self.rows.frame[column]) & (self.rows.frame[column] != ""),
            column,
            "expected a number",
            "Write digits and a decimal point only, 1234.5; leave it empty where it is unknown.",
        )

    def require_amount(self, column: str) -> None:
        """Refuse rows whose value is not a number of zero or more; an empty field is unknown and passes."""
        self.require_number(column)
        self.refuse(
            are_negative(self.rows.frame[column]),
            column,
            "expected zero or more",
            "Look it up at the publisher; leave it empty where it is unknown.",
        )

    def require_above_zero(self, column: str) -> None:
        """Refuse rows whose value is empty or nought: a price of nothing is no price."""
        self.require_filled([column])
        nought = pd.to_numeric(self.rows.frame[column], errors="coerce") == 0
        self.refuse(nought, column, "expected a number above zero", "Look it up at the publisher, or take the row out.")

    def require_period(self, column: str, periods: Mapping[str, Period]) -> None:
        """Refuse rows whose period is not among those that could be read."""
        self.require_filled([column])
        bad = self.coded(column).are(lambda text: text != "" and text not in periods)
        problem, advice = "expected a period whose end is not before its start", f"Write it as {PERIOD_FORMS}."
        self.refuse(bad, column, problem, lambda seen: advise_span(seen, advice))

    def require_url(self, column: str) -> None:
        """Refuse rows whose value is not a web address."""
        bad = ~self.rows.frame[column].str.fullmatch(WEB_ADDRESS) & self._asked(column, optional=True)
        self.refuse(bad, column, "expected a web address", "Write it in full, https://example.org/page.")

    def require_span(self, column: str) -> None:
        """Refuse rows whose value is neither empty nor a day, month or year."""
        bad = ~self.rows.frame[column].map(is_span).astype("bool") & self._asked(column, optional=True)
        self.refuse(bad, column, "expected a date", lambda seen: advise_span(seen, SPAN_ADVICE))

    def require_whole_number(self, column: str, *, optional: bool = False) -> None:
        """Refuse rows whose value is not made of digits."""
        bad = ~self.rows.frame[column].str.fullmatch(_WHOLE_NUMBER) & self._asked(column, optional=optional)
        self.refuse(bad, column, "expected a whole number", "Write digits only, 10.")

    def _refuse_controls(self) -> None:
        """Refuse rows with a character that no text has, in whatever column."""
        if self.rows.source.text and not find_control(self.rows.source.text):
            return
        for column in self.rows.frame.columns.drop(LINE):
            texts = self.rows.frame[column]
            is_coded = isinstance(texts.dtype, pd.CategoricalDtype)
            # One look at all of them is sooner done than one at each.
            if not find_control("".join(self.coded(column).texts) if is_coded else in_one(to_texts(texts))):
                continue
            rows = np.flatnonzero(self.coded(column).are(lambda text: find_control(text) != ""))
            seen = _texts(map(find_control, texts.iloc[rows]))
            problem, advice = (_one_text(text, len(rows)) for text in (CONTROL_PROBLEM, CONTROL_ADVICE))
            self._refuse(_Refusal(rows, column, problem, seen, advice))

    def _refuse(self, refusal: _Refusal) -> None:
        self.is_refused[refusal.rows] = True
        self._refusals.append(refusal)

    def _tell(self, refusal: _Refusal) -> pa.Table:
        """The faults of some rows, as rows in their order."""
        count = len(refusal.rows)
        lines = pa.array(self.rows.frame[LINE].to_numpy()[refusal.rows]).cast(pa.string())
        return code_fault_rows(
            {
                "file": pa.repeat(self.rows.source.file, count),
                "place": pc.binary_join_element_wise("line", lines, " "),
                "field": pa.repeat(refusal.column, count),
                "problem": _spell_out(refusal.problems),
                "seen": _spell_out(refusal.seen),
                "advice": _spell_out(refusal.advice),
            }
        )

    def _asked(self, column: str, *, optional: bool) -> "pd.Series[bool]":
        """True where the check applies: an empty field is a matter for ``require_filled``."""
        filled = self.rows.frame[column] != ""
        if not optional:
            self.require_filled([column])
        return filled

    def _require_in(
        self, column: str, allowed: Collection[str], problem: str, advice: Callable[[str], str], *, optional: bool
    ) -> None:
        if not optional:
            self.require_filled([column])
        listed = set(allowed)
        bad = self.coded(column).are(lambda text: text != "" and text not in listed)
        self.refuse(bad, column, problem, advice)
