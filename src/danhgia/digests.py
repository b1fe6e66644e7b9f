"""What grading used of a sheet, as a hash: it tells whether a graded period still stands."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING

from danhgia.forms import form_of

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Sequence

    from danhgia.forms import UnitForm
    from danhgia.sheets import Cells, ScoreSheet, Tally


def digest_of_file(sheets: Sequence[ScoreSheet], forms: Sequence[UnitForm]) -> str:
    """Return the hash of what grading uses of a file: of its one sheet, or of all its sheets together."""
    found = [sheet.digest or digest(sheet, form_of(sheet.instrument, forms)) for sheet in sheets]
    return found[0] if len(found) == 1 else _hash("".join(found).encode())


def digested(sheets: Iterable[ScoreSheet], forms: Sequence[UnitForm]) -> Iterator[ScoreSheet]:
    """Yield sheets with their digests, taken as they were read: what is said of them later is not in their files."""
    for sheet in sheets:
        yield (sheet if sheet.digest else replace(sheet, digest=digest(sheet, form_of(sheet.instrument, forms))))


def digest(sheet: ScoreSheet, form: UnitForm) -> str:
    """Return the hash of what grading uses of a sheet: saving the file again does not change it, changing a score does.

    Results of formulas in claim columns are left out: they follow from the scores, and a spreadsheet program fills them
    in when it saves. A claim that was typed counts.
    """
    if sheet.body is not None:
        raise ValueError(sheet.file)  # its cells are packed: nothing of them would count
    claims, voted = sheet.claims, form.place("ballot")
    typed = [not formula or what == voted for formula, what in zip(claims.formula, claims.what, strict=True)]
    said = (
        sheet.mark and (sheet.mark.period, sheet.mark.unit),
        [(person.row, person.code, person.name, person.reason) for person in sheet.people],
        _hash(*_columns(sheet.scores), sheet.scores.formula),
        [list(compress(column, typed)) for column in _columns(claims)],
        sheet.tally and _counted(sheet.tally),
        *(([row._replace(note="") for row in sheet.tasks.rows],) if sheet.tasks else ()),
        sorted(finding.code for finding in sheet.findings if finding.blocks == "file"),
        *((sheet.scores.scorer.tolist(), sheet.claims.scorer.tolist()) if sheet.form == "person" else ()),
    )
    return _hash(repr(said).encode("utf-8", "backslashreplace"))


def _columns(cells: Cells) -> tuple[array[int] | list[str], ...]:
    return cells.row, cells.what, cells.state, cells.scaled, cells.raw


def _counted(tally: Tally) -> tuple[object, ...]:
    facts = sorted((key, str(fact.value), fact.raw) for key, fact in tally.facts.items())
    people = [(person.row, person.code, person.concluded_typed and person.concluded) for person in tally.people]
    return facts, people, _hash(*_columns(tally.votes))


def _hash(*columns: array[int] | list[str] | bytes) -> str:
    """Return the hash of columns of one length; no text of a cell holds a NUL."""
    found = hashlib.sha256(b"%d " % len(columns[0]))
    for column in columns:
        found.update("\0".join(column).encode("utf-8", "backslashreplace") if isinstance(column, list) else column)
    return found.hexdigest()
