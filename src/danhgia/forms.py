"""What the forms hold, column by column: one truth for the template that is written and the sheet that is read.

Headings are Vietnamese whatever the language of messages: they are data, printed on paper and voted on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from danhgia.form_columns import SELF_GROUPS, Column, columns_of
from danhgia.tally_form import TallyForm, tally_form
from danhgia.task_form import task_form
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danhgia.form_columns import ColumnKind
    from danhgia.rubric import Rubric, Sheet, Subject
    from danhgia.task_form import TaskForm

SCORE_SHEET = "Chấm điểm"
TALLY_SHEET = "Kiểm phiếu"
GUIDE_SHEET = "Hướng dẫn"
MINUTES_SHEET = "Biên bản kiểm phiếu"
"""The minutes of a count, beside the ballots in a workbook of their own, to print: nothing of it is read."""
MARK_SHEET = "_danhgia"

REASONS = (
    "Miễn công tác và sinh hoạt đảng",
    "Đình chỉ sinh hoạt đảng",
    "Chưa đủ thời gian công tác, sinh hoạt",
    "Nghỉ thai sản",
    "Nghỉ ốm, điều trị dài ngày",
    "Đi học tập trung",
    "Chuyển sinh hoạt đi",
    "Từ trần",
    "Lý do khác (ghi rõ)",
)
"""The list offered for not rating somebody; any other text is read as a reason too."""

NOT_RATED = "Không đánh giá, xếp loại"
NOT_RATED_SPELLINGS = frozenset(map(fold, (NOT_RATED, "Không đánh giá", "Không xếp loại", "KĐG")))
DEFERRED_WORDS = "Chưa đánh giá, xếp loại"
"""What some ballots call it not to rate somebody; read as such where the ballot offers it."""
NOT_RATED_ID = "not_rated"
"""What stands for a level where a vote or a decision says that somebody was reviewed but is not rated."""

NAMES: Mapping[Subject, tuple[str, ...]] = {
    "person": ("Họ và tên",),
    "organisation": ("Tên tổ chức", "Tổ chức", "Tên tổ chức đảng", "Tên đơn vị", "Họ và tên"),
}
"""The heading over the names of those whom a sheet rates; the first is printed, the others are read too."""
_BRACKETS = re.compile(r"\([^()]*\)")
_MORE_OF_A_LABEL = re.compile(r"\.?\w")


class FormScorer(NamedTuple):
    """Somebody who scores: the rubric's id, and what the heading of his or her column says."""

    id: str
    name: str


@dataclass(frozen=True)
class UnitForm:
    """The unit sheet of one rubric sheet: its columns in the order in which the template prints them."""

    instrument: str
    columns: tuple[Column, ...]
    levels: tuple[str, ...]
    """The level headings of the tally table (`HTXSNV` …), from the best to the worst."""
    scorers: tuple[FormScorer, ...] = ()
    official: int = 0
    """The place in `scorers` of the one whose scores count: everything on a unit sheet is the official scorer's."""
    counting: tuple[int, ...] = (0,)
    """The places in `scorers` of all whose scores make the total, the official one among them."""

    tally: TallyForm = field(default_factory=TallyForm)
    """What its sheet of votes asks."""
    tasks: TaskForm | None = None
    """What its table of tasks asks, where there is one."""
    subject: Subject = "person"
    """What its rows are about."""
    unit_word: str = ""
    """What the body that rates them is called: its word for a unit, of organisations that for what is above."""
    levels_only: bool = False
    """Whether nothing is scored: what is filled in is the voted level."""

    def __hash__(self) -> int:
        """Hash by name and size: forms are keys wherever a sheet is read."""
        return hash((self.instrument, len(self.columns)))

    @property
    def names(self) -> str:
        """The heading over the names."""
        return NAMES[self.subject][0]

    @property
    def who(self) -> int:
        """How many of the columns say who a row is about: they come first."""
        return 1 + max(place for place, column in enumerate(self.columns) if column.kind in {"name", "position"})

    def found(self, kind: ColumnKind) -> int | None:
        """Return the place of the only column of a kind; None where the form has none."""
        return self._places.get((kind, ""))

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """The places of the criterion columns."""
        return tuple(place for place, column in enumerate(self.columns) if column.kind == "score")

    def place(self, kind: ColumnKind, key: str = "") -> int:
        """Return the place of the column of a kind (and key)."""
        return self._places[kind, key]

    def headed(self, heading: str) -> tuple[int, ...]:
        """Return the places of the columns that a header cell may be: criteria by their label, others by their words.

        What stands in brackets (“(tối đa 100)”) is no part of the words; `I.1` is neither `I.10` nor `II.1`.
        """
        return tuple(sorted([*self.labelled(heading), *self._words.get(bare(fold(heading)), ())]))

    def labelled(self, text: str) -> tuple[int, ...]:
        """Return the places of the criteria whose label a text begins with."""
        folded = fold(text)
        return tuple(
            place
            for label, place in self._labels
            if folded.startswith(label) and not _MORE_OF_A_LABEL.match(folded, len(label))
        )

    def domain_of(self, place: int) -> str:
        """Return the id of the domain that a criterion's column is in."""
        return next(column.key for column in self.columns[place:] if column.kind == "subtotal")

    @cached_property
    def domains(self) -> Mapping[str, str]:
        """The ids of the domains by their folded labels."""
        return {fold(column.label): column.key for column in self.columns if column.kind == "subtotal"}

    @cached_property
    def _places(self) -> Mapping[tuple[ColumnKind, str], int]:
        return {(column.kind, column.key): place for place, column in reversed(list(enumerate(self.columns)))}

    @cached_property
    def _labels(self) -> Sequence[tuple[str, int]]:
        return [(fold(self.columns[place].label), place) for place in self.scores]

    @cached_property
    def _words(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for place, column in enumerate(self.columns):
            if column.kind != "score":
                more = NAMES[self.subject][1:] if column.kind == "name" else ()
                for heading in (column.heading, *more):
                    found.setdefault(bare(fold(heading)), []).append(place)
        return found


def unit_form(sheet: Sheet, rubric: Rubric) -> UnitForm:
    """Return the unit sheet that a rubric's sheet makes: a row per subject, a column per criterion."""
    own = sheet.subject == "person"
    unit, self_group = rubric.words.unit if own else rubric.words.parent, SELF_GROUPS[sheet.subject]
    columns = (
        Column("index", "TT"),
        Column("code", "Mã số"),
        Column("name", NAMES[sheet.subject][0]),
        *((Column("position", "Chức vụ"),) if own else ()),
        *columns_of(sheet),
        Column("self_level", "Tự nhận mức", group="" if sheet.levels_only else self_group),
        Column("ballot", f"Mức {unit.lower()} bỏ phiếu xếp loại"),
        Column("reason", f"Lý do {NOT_RATED[0].lower()}{NOT_RATED[1:]}"),
        Column("note", "Ghi chú"),
    )
    scorers = tuple(FormScorer(one.id, one.name) for one in sheet.scorers) or (FormScorer("", rubric.words.unit),)
    official = next((place for place, scorer in enumerate(scorers) if scorer.id == sheet.official), 0)
    counting = tuple(place for place, scorer in enumerate(scorers) if scorer.id in sheet.counting)
    tally = tally_form(sheet, rubric)
    counted = (scorers, official, counting or (official,), tally, task_form(sheet))
    return UnitForm(sheet.id, columns, tally.levels, *counted, sheet.subject, unit, levels_only=sheet.levels_only)


def unit_forms(rubric: Rubric) -> tuple[UnitForm, ...]:
    """Return the form of each of a rubric's sheets.

    Raises:
        RatesNobody: it has none.
    """
    return tuple(unit_form(sheet, rubric) for sheet in (rubric.main, *rubric.sheets[1:]))


def form_of(instrument: str, forms: Sequence[UnitForm]) -> UnitForm:
    """Return the form that a sheet was read by; the first where nothing says which."""
    return next((form for form in forms if form.instrument == instrument), forms[0])


def level_spellings(sheet: Sheet) -> dict[str, str]:
    """Return the level id behind every folded spelling of a sheet; NOT_RATED_ID for the words for no rating."""
    spelled = {
        fold(spelling): level.id
        for level in sheet.levels
        for spelling in (level.code, level.name, level.heading, *level.spellings)
    }
    return spelled | dict.fromkeys(NOT_RATED_SPELLINGS, NOT_RATED_ID)


def bare(folded: str) -> str:
    """Return a folded heading without what stands in brackets."""
    return " ".join(_BRACKETS.sub(" ", folded).split()).rstrip(": ")
