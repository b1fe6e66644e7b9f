"""What a typed table is: its columns and their types, and one row of it as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from danhgia.findings import Location
from danhgia.periods import Period
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

CellType = Literal["text", "code", "date", "period", "choice", "number", "time"]
"""What a column holds; `time` is a day or a period, or whatever else somebody wrote about when it was."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table: its id, its headings (Vietnamese first, then other spellings accepted), and its type.

    A `choice` lists its values as (id, spellings): the first spelling is the one that drop-downs offer. A `text` may
    offer choices, too, and takes any other text. A column that is `looked_for` may be left out, but where there is one
    of an unknown heading besides, that may be it: what it says is too much to be lost.
    """

    id: str
    headings: tuple[str, ...]
    type: CellType = "text"
    required: bool = False
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    looked_for: bool = False

    def choice(self, text: str) -> str | None:
        """Return the id of the choice that `text` spells, or None."""
        folded = fold(text)
        return next(
            (found for found, spellings in self.choices if folded in {fold(item) for item in (found, *spellings)}), None
        )


class Proposed(str):
    """A code that nobody has given yet: proposed, to be looked at, and written so that it is seen."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: the sheet it stands on and its columns. Without its `required` columns it cannot be used.

    One that is `looked_for` says too much to be lost under another name, should its own sheet be missing or empty.
    """

    id: str
    sheet: str
    fields: tuple[Field, ...]
    other_names: tuple[str, ...] = ()
    optional: bool = False
    looked_for: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table: its cells by field id, parsed; absent where blank or unreadable (which is a finding)."""

    file: str
    sheet: str
    row: int
    values: Mapping[str, str | date | Period | int]
    columns: Mapping[str, int] = field(default_factory=dict)

    def at(self, field_id: str | None = None) -> Location:
        """Return the place of one of its cells, or of the row."""
        return Location(self.file, self.sheet, self.row, self.columns.get(field_id) if field_id else None)

    def text(self, field_id: str) -> str:
        """Return a cell's text; empty where it is blank."""
        value = self.values.get(field_id, "")
        return value if isinstance(value, str) else str(value)

    def day(self, field_id: str) -> date | None:
        """Return a cell's date; None where it is blank."""
        value = self.values.get(field_id)
        return None if value is None or isinstance(value, str | int | Period) else value

    def number(self, field_id: str) -> int | None:
        """Return a cell's whole number; None where it is blank."""
        value = self.values.get(field_id)
        return value if isinstance(value, int) else None

    def period(self, field_id: str = "period") -> Period | None:
        """Return a cell's period; None where it is blank."""
        value = self.values.get(field_id)
        return value if isinstance(value, Period) else None


CODE = Field("code", ("Mã số", "code", "id"), "code", required=True)
DOCUMENT = Field("document", ("Số văn bản", "Văn bản", "document"))
