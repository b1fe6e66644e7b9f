"""What can be done with a ledger: append a run, ask for the latest run of a period."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from danhgia.ledger import codec, schema
from danhgia.ledger.grade_rows import COLUMNS, decode_grade
from danhgia.ledger.records import Run, RunHeader, RunInput
from danhgia.ledger.reports import decode_report, encode_report
from danhgia.periods import MONTHS
from danhgia.uncollected import uncollected

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from danhgia.ledger.grade_rows import GradeRow
    from danhgia.ledger.reports import Report
    from danhgia.periods import Period

_ADD_RUN = """
    INSERT INTO run (period, sequence, rubric_id, rubric_version, rubric_sha256, roster_digest, register_digest,
        tool_version, outcome)
    VALUES (?, (SELECT coalesce(max(sequence), 0) + 1 FROM run WHERE period = ?), ?, ?, ?, ?, ?, ?, ?)
    RETURNING id, sequence"""
_ADD_INPUT = "INSERT INTO input (run, place, path, sha256, digest, subjects) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_GRADE = """
    INSERT INTO grade (run, place, kind, subject, name, unit, unit_name, status, total, domains, level, level_from,
        points, ballot, decided, reasons, source_file, source_sheet, source_row, source_column)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_OFFICIAL = "official"
"""Under this name the scores that count are kept, whoever the rubric says gives them."""
_ADD_SCORES = "INSERT INTO scores (run, place, scorer, cells) VALUES (?, ?, ?, ?)"
_OTHERS = "SELECT place, scorer, cells FROM scores WHERE run = ? AND scorer <> 'official' ORDER BY place, scorer"
_ADD_REPORT = "INSERT INTO report (run, basis, said) VALUES (?, ?, ?)"
_REPORT = (
    "SELECT basis, said FROM report JOIN latest_run ON latest_run.id = report.run"
    " WHERE period = ?1 AND (?2 IS NULL OR basis = ?2)"
)
_HEADER = """
    SELECT id, sequence, rubric_id, rubric_version, rubric_sha256, roster_digest, register_digest, tool_version, outcome
    FROM latest_run WHERE period = ?"""
_INPUTS = "SELECT path, sha256, digest, subjects FROM input WHERE run = ? ORDER BY place"
_GRADES = """
    SELECT grade.place, kind, subject, name, unit, unit_name, status, total, domains, level, level_from, points, ballot,
        decided, reasons, source_file, source_sheet, source_row, source_column, cells
    FROM grade LEFT JOIN scores ON scores.run = grade.run AND scores.place = grade.place AND scorer = 'official'
    WHERE grade.run = ?"""
_GRADES_OF_ALL = f"{_GRADES} ORDER BY grade.place"
_GRADES_OF_ONE = f"{_GRADES} AND subject = ? ORDER BY grade.place"  # by the index, without a look at anybody else


class Ledger:
    """An open ledger; a context manager that closes it. Nothing in it is ever changed or removed.

    Every method raises `Unusable` (DG540) where the file turns out to be damaged, full, or held by another process.
    """

    def __init__(self, connection: sqlite3.Connection, file: str) -> None:
        self._connection = connection
        self._file = file

    def __enter__(self) -> Self:
        """Return the ledger itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file; what was appended is already safe."""
        self._connection.close()

    def append(self, run: Run, report: Report | None = None) -> Run:
        """Append a run, whole or not at all, and return it with the sequence number it was given.

        `report` is what it said besides its grades.
        """
        rows = run.rows
        with schema.faults(self._file), self._transaction():
            given, sequence = self._add_header(run)
            self._connection.executemany(
                _ADD_INPUT,
                ((given, place, at.path, at.sha256, at.digest, at.subjects) for place, at in enumerate(run.inputs)),
            )
            self._connection.executemany(_ADD_GRADE, ((given, place, *row[:COLUMNS]) for place, row in enumerate(rows)))
            self._connection.executemany(_ADD_SCORES, _score_rows(given, rows))
            if report:
                self._connection.execute(_ADD_REPORT, (given, report.basis, encode_report(report)))
        return replace(run, sequence=sequence)

    def latest(self, period: Period, subject: str | None = None) -> Run | None:
        """Return the latest run of a period, or None; with `subject`, only that one's grade is loaded."""
        with schema.faults(self._file), self._decoding(), uncollected():
            found = self._header(period)
            if found is None:
                return None
            given, header = found
            wanted = (_GRADES_OF_ALL, (given,)) if subject is None else (_GRADES_OF_ONE, (given, subject))
            others: dict[int, list[str]] = {}
            for place, *scored in self._connection.execute(_OTHERS, (given,)):
                others.setdefault(place, []).extend(scored)
            rows = self._connection.execute(*wanted)
            grades = tuple(decode_grade((*row, *others.get(place, ()))) for place, *row in rows)
        return Run(**{name: getattr(header, name) for name in RunHeader.__slots__}, grades=grades)

    def report(self, period: Period, basis: str | None = None) -> Report | None:
        """Return what the latest run of a period said, with `basis` only where it rests on that; else None."""
        with schema.faults(self._file), self._decoding():
            row = self._connection.execute(_REPORT, (str(period), basis)).fetchone()
            return decode_report(row[0], row[1]) if row else None

    def header(self, period: Period) -> RunHeader | None:
        """Return the latest run of a period without its grades, or None."""
        with schema.faults(self._file):
            found = self._header(period)
        return found[1] if found else None

    def is_current(self, period: Period, outcome: str) -> bool:
        """Tell whether the latest run of a period came to `outcome`: then there is nothing to append."""
        header = self.header(period)
        return header is not None and header.outcome == outcome

    def periods(self) -> tuple[Period, ...]:
        """Return every period that has a run, by its last day, shorter ones first."""
        with schema.faults(self._file):
            rows = self._connection.execute("SELECT DISTINCT period FROM run").fetchall()
        with self._decoding():
            return tuple(sorted((codec.period(code) for (code,) in rows), key=_in_time))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:  # SQLite has already rolled back where the disk is full
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _decoding(self) -> Iterator[None]:
        try:
            yield
        except codec.DAMAGE as error:
            raise schema.unreadable(self._file, "damaged", str(error)) from error

    def _add_header(self, run: Run) -> tuple[int, int]:
        code = str(run.period)
        values = (run.rubric_id, run.rubric_version, run.rubric_sha256, run.roster_digest, run.register_digest)
        ((given, sequence),) = self._connection.execute(
            _ADD_RUN, (code, code, *values, run.tool_version, run.outcome)
        ).fetchall()
        return given, sequence

    def _header(self, period: Period) -> tuple[int, RunHeader] | None:
        row = self._connection.execute(_HEADER, (str(period),)).fetchone()
        if row is None:
            return None
        given, sequence, rubric_id, version, sha256, roster, register, tool_version, outcome = row
        inputs = tuple(RunInput(*cells) for cells in self._connection.execute(_INPUTS, (given,)))
        return given, RunHeader(
            period=period,
            sequence=sequence,
            rubric_id=rubric_id,
            rubric_version=version,
            rubric_sha256=sha256,
            roster_digest=roster,
            register_digest=register,
            tool_version=tool_version,
            inputs=inputs,
            outcome=outcome,
        )


def open_ledger(path: Path, *, create: bool, shown: str | None = None) -> Ledger:
    """Open a ledger: for writing, made if missing (`create`), else for reading, which a read-only folder allows.

    Read, a ledger that does not exist yet is one without runs. `shown` is how findings name the file.

    Raises:
        Unusable: DG540, the file is damaged or no ledger; DG541, a later version of this program made it.
    """
    file = shown or path.as_posix()
    return Ledger(schema.connect(path, file=file, create=create), file)


def _score_rows(run: int, rows: Iterable[GradeRow]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the table `scores`: what counts, then what other scorers gave."""
    for place, row in enumerate(rows):
        official, *others = row[COLUMNS:]
        if official is not None:
            yield run, place, _OFFICIAL, official
        for scorer, cells in zip(others[::2], others[1::2], strict=True):
            yield run, place, f"{scorer}*" if scorer == _OFFICIAL else scorer, cells


def _in_time(period: Period) -> tuple[object, int]:
    return period.last_day, MONTHS[period.kind]
