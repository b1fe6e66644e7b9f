"""All scores of a batch, each with its cell: the one table per batch.

`Batch.of` puts the sheets of a run together into three tables that share their address columns: people (a row each),
scores and claims (a row per cell). Everything after it works on whole columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from danhgia.findings import Location
from danhgia.sheets import State
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    import numpy as np
    import pandas as pd

    from danhgia.forms import UnitForm
    from danhgia.sheets import Cells, PlacedSheet


_KINDS = {
    "owner": "i4", "row": "i4", "column": "i4", "what": "i4", "scorer": "i1",
    "state": "i1", "fault": "i1", "formula": "i1", "scaled": "i8",
}  # fmt: skip
"""The numeric columns of cells, with the sizes of their arrays."""


@dataclass(frozen=True)
class Batch:
    """The sheets of one run and their tables.

    `people`: index `person`; columns file (place in `sheets`), row, code, name, position, reason, unit.
    `scores`, `claims`: one row per cell; columns person, file, row, column, what, scorer, state, fault, formula,
    scaled, raw.
    """

    form: UnitForm
    sheets: tuple[PlacedSheet, ...]
    people: pd.DataFrame
    scores: pd.DataFrame
    claims: pd.DataFrame
    derived: Mapping[int, Mapping[str, Fraction]] = field(default_factory=dict)
    """What tasks bring, by person and criterion, as a share of the cap; nobody of whose tasks anything is unclear."""
    scorer: int | None = None
    """Whose scores and claims these are, a place in the form's scorers; None for everybody's."""

    @classmethod
    def of(cls, sheets: Sequence[PlacedSheet], form: UnitForm) -> Batch:
        """Put the sheets of a run into one table each of people, scores and claims."""
        import pandas as pd

        people = pd.DataFrame(
            [
                (place, person.row, person.code, person.name, person.position, person.reason, placed.unit or "")
                for place, placed in enumerate(sheets)
                for person in placed.sheet.people
            ],
            columns=["file", "row", "code", "name", "position", "reason", "unit"],
        ).rename_axis("person")
        first = list(accumulate((len(placed.sheet.people) for placed in sheets), initial=0))[:-1]
        scores = _table([placed.sheet.scores for placed in sheets], first)
        claims = _table([placed.sheet.claims for placed in sheets], first)
        return cls(form, tuple(sheets), people, scores, claims)

    def by(self, scorer: int) -> Batch:
        """Return the batch with the scores and claims of one scorer alone."""
        scores, claims = (_of(table, scorer) for table in (self.scores, self.claims))
        return replace(self, scores=scores, claims=claims, scorer=scorer)

    @property
    def is_official(self) -> bool:
        """Whether these are the scores that count."""
        return self.scorer == self.form.official

    @property
    def scored(self) -> np.ndarray:
        """Whether anything stands in a cell of each person's scores; where nothing is scored, whether a vote does."""
        import numpy as np

        found = np.zeros(len(self.people), dtype=bool)
        found[self.scores["person"][self.scores["state"] != State.BLANK].to_numpy()] = True
        if self.form.levels_only:
            found[self.claims["person"][self.claims["what"] == self.form.place("ballot")].to_numpy()] = True
            found |= self._counted
        return found

    @property
    def _counted(self) -> np.ndarray:
        """Whether the tally beside a row says anything of who has its code."""
        import numpy as np

        said = {
            (file, fold(entry.code))
            for file, placed in enumerate(self.sheets)
            if (tally := placed.sheet.tally)
            for entry in tally.people
            if tally.says(entry)
        }
        own = zip(self.people["file"].tolist(), map(fold, self.people["code"].tolist()), strict=True)
        return np.array([one in said for one in own], dtype=bool)

    @cached_property
    def forms(self) -> np.ndarray:
        """Whether each person stands on a form of his or her own, not in a row of the unit's sheet."""
        import numpy as np

        own = np.array([placed.sheet.form == "person" for placed in self.sheets], dtype=bool)
        found: np.ndarray = own[self.people["file"].to_numpy(dtype="i8")]
        return found

    def at(self, person: int, place: int | None = None) -> Location:
        """Return somebody's row, or his or her cell of a form column."""
        file, row = (int(self.people[name].iloc[person]) for name in ("file", "row"))
        return self.sheets[file].sheet.at(row, place)

    def cell(self, cell: CellRow) -> Location:
        """Return the place of a cell."""
        sheet = self.sheets[cell.file].sheet
        return Location(sheet.file, sheet.sheet, cell.row, cell.column)

    def source(self, file: int) -> str:
        """Return which unit the file at a place is from, by its code; the file itself where nobody knows."""
        return self.sheets[file].unit or self.path(file)

    def path(self, file: int) -> str:
        """Return the path of the file at a place."""
        return self.sheets[file].sheet.file


def _of(table: pd.DataFrame, scorer: int) -> pd.DataFrame:
    return picked(table, table["scorer"].to_numpy() == scorer)


def _table(cells: Sequence[Cells], first: Sequence[int]) -> pd.DataFrame:
    """Return the cells of all sheets as one table; `first` is each sheet's first person."""
    import numpy as np
    import pandas as pd

    columns = {
        name: np.concatenate([np.frombuffer(getattr(part, name), dtype=kind) for part in cells] or [np.empty(0, kind)])
        for name, kind in _KINDS.items()
    }
    sizes = [len(part.row) for part in cells]
    columns["file"] = np.repeat(np.arange(len(cells), dtype="i4"), sizes)
    columns["person"] = columns.pop("owner") + np.repeat(np.array(first, dtype="i8"), sizes)
    table = pd.DataFrame(columns)
    table["raw"] = pd.Series([raw for part in cells for raw in part.raw], dtype=object)
    return table


class CellRow(NamedTuple):
    """One row of a batch's table of scores or claims, as an object: made only for cells that are reported."""

    person: int
    file: int
    row: int
    column: int
    what: int
    state: int
    fault: int
    formula: int
    scaled: int
    raw: str


def picked(table: pd.DataFrame, where: np.ndarray) -> pd.DataFrame:
    """Return the rows of a table at which a mask is set: most often all of them, or none, which costs little."""
    if where.all():
        return table
    found: pd.DataFrame = table[where] if where.any() else table.iloc[:0]
    return found


def cells_of(table: pd.DataFrame) -> Iterator[CellRow]:
    """Return the rows of a table of scores or claims as objects."""
    if table.empty:
        return iter(())
    columns = [table[name].tolist() for name in CellRow._fields]
    return (CellRow(*values) for values in zip(*columns, strict=True))


def meanings(cells: pd.DataFrame, meaning: Callable[[str], int], kind: str) -> np.ndarray:
    """Return what the words in cells mean, each word looked up once."""
    import numpy as np

    words = cells["raw"].tolist()
    meant = {word: meaning(word) for word in set(words)}
    return np.array([meant[word] for word in words], dtype=kind)
