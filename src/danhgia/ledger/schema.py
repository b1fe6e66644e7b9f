"""The ledger's tables, and how its file is opened, made, and refused.

The file is in rollback mode, not WAL. After every commit the one file is whole and can be copied; a reader needs no
right to write, not even in the folder; and shared network folders, where WAL cannot work, are where workspaces lie. The
file is not touched before the commit (`cache_spill` is off). A process killed during one leaves `danhgia.db-journal`
beside it: whoever opens the ledger next, reader or writer, is given the state before, and the journal is gone.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING

from danhgia.findings import Finding, Location, Unusable
from danhgia.writers.files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

VERSION = 1
"""What `PRAGMA user_version` says. A change of the tables raises it and brings the statements that lead there."""

_APPLICATION = 0x44474C31  # "DGL1": tells our files from any other program's SQLite file
_JOURNAL = "-journal"
"""Behind the ledger's name: what a commit that did not end is undone with."""
_WAIT = 5.0
"""Seconds to wait for another process that is just committing."""

_READING = ("query_only = ON",)
_WRITING = ("foreign_keys = ON", "journal_mode = DELETE", "synchronous = EXTRA", "cache_size = -65536")
"""What exceeds 64 MiB, the run of a province, reaches the file before the commit: readers wait as during one."""

_WHY = {
    sqlite3.SQLITE_NOTADB: "not_a_ledger",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_PROTOCOL: "busy",
    sqlite3.SQLITE_PERM: "access",
    sqlite3.SQLITE_AUTH: "access",
    sqlite3.SQLITE_CANTOPEN: "access",
    sqlite3.SQLITE_READONLY: "access",
    sqlite3.SQLITE_IOERR: "access",
}
"""Results that tell of the file, the disk or another process; any other is a fault of this program."""

_TABLES = {
    "run": """
        id INTEGER PRIMARY KEY,
        period TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence > 0),
        rubric_id TEXT NOT NULL,
        rubric_version TEXT NOT NULL,
        rubric_sha256 TEXT NOT NULL,
        roster_digest TEXT NOT NULL,
        register_digest TEXT NOT NULL,
        tool_version TEXT NOT NULL,
        outcome TEXT NOT NULL,
        UNIQUE (period, sequence)""",
    "input": """
        run INTEGER NOT NULL REFERENCES run,
        place INTEGER NOT NULL,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        digest TEXT NOT NULL,
        subjects INTEGER NOT NULL,
        PRIMARY KEY (run, place)""",
    "report": """
        run INTEGER PRIMARY KEY REFERENCES run,
        basis TEXT NOT NULL,
        said TEXT NOT NULL""",
    "grade": """
        run INTEGER NOT NULL REFERENCES run,
        place INTEGER NOT NULL,
        subject TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        unit_name TEXT NOT NULL,
        status TEXT NOT NULL,
        total TEXT,
        domains TEXT NOT NULL,
        level TEXT,
        level_from TEXT,
        points TEXT,
        ballot TEXT,
        decided TEXT,
        reasons TEXT NOT NULL,
        source_file TEXT,
        source_sheet TEXT,
        source_row INTEGER,
        source_column INTEGER,
        PRIMARY KEY (run, place)""",
    "scores": """
        run INTEGER NOT NULL,
        place INTEGER NOT NULL,
        scorer TEXT NOT NULL,
        cells TEXT NOT NULL,
        PRIMARY KEY (run, place, scorer),
        FOREIGN KEY (run, place) REFERENCES grade (run, place)""",
    "event": """
        sequence INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        kind TEXT NOT NULL,
        period TEXT,
        reason TEXT,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE""",
}

_STATEMENTS = (
    *(f"CREATE TABLE {name} ({columns}) STRICT" for name, columns in _TABLES.items()),
    *(
        f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name}"
        f" BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        for name in _TABLES
        for verb in ("UPDATE", "DELETE")
    ),
    """CREATE TRIGGER event_chained BEFORE INSERT ON event
        WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM event)
        OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM event ORDER BY sequence DESC LIMIT 1), '')
        BEGIN SELECT RAISE(ABORT, 'not the next event of the chain'); END""",
    "CREATE INDEX grade_by_subject ON grade (run, subject)",
    """CREATE VIEW latest_run AS SELECT * FROM run
        WHERE sequence = (SELECT max(sequence) FROM run AS other WHERE other.period = run.period)""",
    f"PRAGMA application_id = {_APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)
_OBJECTS = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"


@contextmanager
def faults(file: str) -> Iterator[None]:
    """Turn what SQLite says of the file, the disk or another process into `Unusable`; let our own faults pass.

    Raises:
        Unusable: DG540; `why` is `not_a_ledger`, `damaged`, `full`, `busy` or `access`, the value SQLite's words.
            For a ledger whose tables are not as they were made `why` is `altered`, and the value names them.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        why = _why(error)
        if why is None:
            raise
        raise unreadable(file, why, str(error)) from error


def unreadable(file: str, why: str, words: str) -> Unusable:
    """Return what is raised for a ledger that cannot be used; `words` are the technical ones."""
    return Unusable(Finding("DG540", Location(file=file), value=words, facts={"why": why}))


def connect(path: Path, *, file: str, create: bool) -> sqlite3.Connection:
    """Open the ledger at `path`, for reading or (`create`) for writing, when it is made if missing.

    For reading, a file that is missing is a ledger without runs: nothing was ever committed. Nothing is written through
    a connection for reading. A new one is put in its place whole, so a file without content has lost what it held.
    `file` is how findings name the ledger.

    Raises:
        Unusable: DG540 where it cannot be used or is no ledger, DG541 where a later version of this program made it.
    """
    exists = os.path.lexists(path)
    if exists and path.is_file() and not path.stat().st_size:
        raise unreadable(file, "damaged", "0 byte")
    if not exists and os.path.lexists(f"{path}{_JOURNAL}"):
        raise unreadable(f"{file}{_JOURNAL}", "damaged", f"{path.name}: missing")
    if create and not exists:
        _write_new(path, file)
    with faults(file):
        connection = _connected(path if create or exists else ":memory:")
        try:
            return _prepared(connection, file, create=create)
        except BaseException:
            connection.close()
            raise


def _connected(path: Path | str) -> sqlite3.Connection:
    """Connect without Python's own transactions, which would begin and end at places not chosen here."""
    return sqlite3.connect(path, timeout=_WAIT, isolation_level=None)


def _prepared(connection: sqlite3.Connection, file: str, *, create: bool) -> sqlite3.Connection:
    if not connection.execute("PRAGMA database_list").fetchone()[2]:  # in memory: there is no file
        _make(connection)
    _check(connection, file)
    for pragma in _WRITING if create else _READING:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _write_new(path: Path, file: str) -> None:
    """Put a new ledger in its place, whole or not at all."""
    with closing(_connected(":memory:")) as connection:
        _make(connection)
        data = connection.serialize()
    try:
        write_file(path, data)
    except OSError as error:
        raise unreadable(file, "full" if error.errno == errno.ENOSPC else "access", str(error.strerror)) from error


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables of a ledger, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in _STATEMENTS:
        connection.execute(statement)
    connection.execute("COMMIT")


def _check(connection: sqlite3.Connection, file: str) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION or version < 1:
        raise unreadable(file, "not_a_ledger", "file is not a ledger")
    if version > VERSION:
        raise Unusable(Finding("DG541", Location(file=file), value=str(version), limit=str(VERSION)))
    if altered := _altered(connection):
        raise unreadable(file, "altered", ", ".join(altered))


def _altered(connection: sqlite3.Connection) -> list[str]:
    """Return what is missing or not as it was made, by name: without a trigger the ledger is not append-only any more.

    A table or a view that somebody added is let be; whatever hangs on one of ours is not.
    """
    made, found = _as_made(), _objects(connection)
    ours = {name for _, name in made}
    names = [key for key in made if found.get(key) != made[key]]
    names += [key for key, (table, _) in found.items() if key not in made and table in ours]
    return [" ".join(key) for key in sorted(names)]


@cache
def _as_made() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return what a new ledger holds."""
    with closing(_connected(":memory:")) as connection:
        _make(connection)
        return _objects(connection)


def _objects(connection: sqlite3.Connection) -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return a file's tables, indexes, views and triggers: by kind and name the table they are of, and their SQL."""
    return {(kind, name): (table, " ".join(sql.split())) for kind, name, table, sql in connection.execute(_OBJECTS)}


def _why(error: sqlite3.DatabaseError) -> str | None:
    result = getattr(error, "sqlite_errorcode", None)
    if result is not None:
        return _WHY.get(result & 0xFF)
    # Python's own words: a text that is no UTF-8 is damage, the use of a closed ledger is a fault of this program
    return "damaged" if type(error) is sqlite3.OperationalError else None
