from __future__ import annotations

import gc
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danhgia.decisions import Grade, Layers, OwnScores, Reason
from danhgia.findings import Finding, Location, Unusable
from danhgia.ledger import Report, Run, RunInput, encode_grades, open_ledger, outcome_hash
from danhgia.measures import Disciplined, Measures, RemindersSent
from danhgia.periods import Period, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from danhgia.ledger import Ledger

ROOT = Path(__file__).resolve().parents[1]
Q3 = Period(2018, "quarter", 3)
Q4 = Period(2018, "quarter", 4)

GRADED = Grade(
    subject="CB03-012",
    name="Đảng viên Mẫu 012",
    unit="CB03",
    unit_name="Chi bộ Mẫu 3",
    status="graded",
    total=Decimal("92.5"),
    domains={"II": Decimal(15), "I": Decimal("14.25")},
    level="excellent",
    level_from="ballot",
    layers=Layers("excellent", "excellent", None),
    reasons=(
        Reason("level", True, "level_by_points", {"total": Decimal("92.5"), "period": Q3}, "Điều 3"),
        Reason("ballot", None, "ballot_open", {"share": Fraction(2, 3), "day": date(2018, 9, 28), "cells": ("G12", 4)}),
    ),
    source=Location("sheets/2018-Q3/CB03.xlsx", "Chấm điểm", 12),
    scores=(("I.1", 4_500_000, 5), ("I.2", 0, 6)),
)
NOT_GRADED = Grade("CB03-013", "Đảng viên Mẫu 013", "CB03", "Chi bộ Mẫu 3", "missing")
SHEET = RunInput("sheets/2018-Q3/CB03.xlsx", "a" * 64, "b" * 64, 30)


def a_run(*grades: Grade, period: Period = Q3, outcome: str = "first", inputs: tuple[RunInput, ...] = (SHEET,)) -> Run:
    return Run(
        period=period,
        rubric_id="tam-diep-2018",
        rubric_version="1",
        rubric_sha256="c" * 64,
        roster_digest="d",
        register_digest="e",
        tool_version="0.1.0",
        inputs=inputs,
        grades=grades,
        outcome=outcome,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Thư mục của tôi" / "danhgia.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path, create=True) as opened:
        yield opened


def raw(path: Path, *statements: str) -> None:
    """Do to a ledger's file what nothing in this program does."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def asked(path: Path, query: str, *values: str) -> tuple[str, ...]:
    """Return the one row that a query of a ledger's file gives."""
    connection = sqlite3.connect(path)
    (row,) = connection.execute(query, values).fetchall()
    connection.close()
    return tuple(row)


def codes(broken: pytest.ExceptionInfo[Unusable]) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.at.file) for finding in broken.value.findings]


# what goes in comes out


def test_what_other_scorers_gave_on_a_form_comes_back_with_its_cells(ledger: Ledger) -> None:
    column = Location("sheets/2018-Q3/CB03/CB03-012.xlsx", "Phiếu chấm điểm", column=4)
    own = tuple(OwnScores(name, column, (("I.1", 4_000_000, 21), ("I.2", 0, 22))) for name in ("above", "self"))
    form = replace(GRADED, source=replace(column, column=5), own=own)
    ledger.append(a_run(form, NOT_GRADED))
    assert ledger.latest(Q3) == replace(a_run(form, NOT_GRADED), sequence=1)
    assert ledger.latest(Q3, "CB03-012") == replace(a_run(form), sequence=1)


def test_a_scorer_called_like_what_counts_is_kept_apart_from_it(ledger: Ledger, path: Path) -> None:
    own = OwnScores("official", Location("a.xlsx", "Phiếu chấm điểm", column=4), (("I.1", 1_000_000, 21),))
    ledger.append(a_run(replace(GRADED, own=(own,))))
    assert asked(path, "SELECT group_concat(scorer, ' ') FROM scores") == ("official official*",)


def test_a_run_comes_back_as_it_was_appended(ledger: Ledger) -> None:
    appended = ledger.append(a_run(GRADED, NOT_GRADED))
    assert appended == replace(a_run(GRADED, NOT_GRADED), sequence=1)
    assert ledger.latest(Q3) == appended


def test_the_order_of_domains_is_the_forms(ledger: Ledger) -> None:
    ledger.append(a_run(GRADED))
    run = ledger.latest(Q3)
    assert run is not None
    assert list(run.grades[0].domains) == ["II", "I"]


def test_one_person_can_be_asked_for_alone(ledger: Ledger) -> None:
    ledger.append(a_run(GRADED, NOT_GRADED))
    run = ledger.latest(Q3, "CB03-013")
    assert run is not None
    assert run.grades == (NOT_GRADED,)
    nobody = ledger.latest(Q3, "CB99-001")
    assert nobody is not None
    assert nobody.grades == ()


def test_the_header_is_the_run_without_grades(ledger: Ledger) -> None:
    run = ledger.append(a_run(GRADED))
    header = ledger.header(Q3)
    assert header is not None
    assert {field.name: getattr(header, field.name) for field in fields(header)} == {
        field.name: getattr(run, field.name) for field in fields(run) if field.name not in {"grades", "rows"}
    }


def test_the_latest_run_of_a_period_counts_and_earlier_ones_stay(ledger: Ledger, path: Path) -> None:
    ledger.append(a_run(NOT_GRADED))
    ledger.append(a_run(period=Q4))
    second = ledger.append(a_run(GRADED, outcome="second"))
    assert second.sequence == 2
    assert ledger.latest(Q3) == second
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT period, sequence FROM run ORDER BY id").fetchall() == [
            ("2018-Q3", 1), ("2018-Q4", 1), ("2018-Q3", 2),
        ]  # fmt: skip
    connection.close()


REPORT = Report(
    "b",
    (
        Finding("DG201", Location("a.xlsx", "B", 12, 7), "CB01-001", "I.3", "4", "3", {"cap": Decimal(3)}, "CB01"),
        Finding("DG620", Location("r.yaml", line=3), facts={"when": (Q3, date(2018, 9, 28)), "n": 2, "x": None}),
        Finding(
            "DG701", downgraded=True, accepted="đã xem", facts={"because": (Reason("r", None, "points", {"n": 1}),)}
        ),
    ),
    ("CB02",),
    1,
    measures=Measures(
        date(2018, 7, 1), date(2018, 9, 30), (RemindersSent(1, 4, 3, 1),), (Disciplined("khiển trách", 21),), 20, 2
    ),
)


def test_what_a_run_said_comes_back_for_the_bytes_that_it_rests_on(ledger: Ledger) -> None:
    ledger.append(a_run(GRADED), REPORT)
    assert ledger.report(Q3, "b") == REPORT
    assert ledger.report(Q3, "c") is None
    ledger.append(a_run(NOT_GRADED, outcome="second"))
    assert ledger.report(Q3, "b") is None


def test_current_is_what_the_latest_run_came_to(ledger: Ledger) -> None:
    assert not ledger.is_current(Q3, "first")
    ledger.append(a_run())
    assert ledger.is_current(Q3, "first")
    assert not ledger.is_current(Q4, "first")
    ledger.append(a_run(outcome="second"))
    assert not ledger.is_current(Q3, "first")


def test_periods_are_in_the_order_of_time(ledger: Ledger) -> None:
    wanted = ["2017", "2018-M01", "2018-M03", "2018-Q1", "2018-H1", "2018-M12", "2018-Q4", "2018-H2", "2018"]
    for code in reversed(wanted):
        found = parse(code)
        assert found is not None
        ledger.append(a_run(period=found))
    assert [str(period) for period in ledger.periods()] == wanted


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9)
PERIODS = st.sampled_from(["2018", "2018-Q3", "2018-M07", "2018-H1"]).map(parse)
PLAIN_FACTS = TEXTS | st.integers() | st.booleans() | DECIMALS | st.fractions() | st.dates() | PERIODS | st.none()
FACTS = st.recursive(PLAIN_FACTS, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=6)
REASONS = st.builds(
    Reason,
    rule=TEXTS,
    holds=st.sampled_from([True, False, None]),
    key=TEXTS,
    facts=st.dictionaries(TEXTS, FACTS, max_size=4),
    basis=TEXTS | st.none(),
)
LOCATIONS = st.builds(
    Location,
    file=TEXTS,
    sheet=TEXTS | st.none(),
    row=st.integers(1, 1_048_576) | st.none(),
    column=st.integers(1, 16_384) | st.none(),
    line=st.none(),
)
GRADES = st.builds(
    Grade,
    subject=TEXTS,
    name=TEXTS,
    unit=TEXTS,
    unit_name=TEXTS,
    status=st.sampled_from(["graded", "error", "blank", "not_rated", "stale"]),
    total=DECIMALS | st.none(),
    domains=st.dictionaries(TEXTS, DECIMALS, max_size=3),
    level=TEXTS | st.none(),
    level_from=st.sampled_from(["points", "ballot", "decision", "entered", None]),
    layers=st.builds(Layers, TEXTS | st.none(), TEXTS | st.none(), TEXTS | st.none()),
    reasons=st.lists(REASONS, max_size=3).map(tuple),
    source=LOCATIONS | st.none(),
    scores=st.lists(st.tuples(TEXTS, st.integers(-(10**12), 10**12), st.integers(1, 16_384)), max_size=3).map(tuple),
    kind=st.sampled_from(["person", "organisation"]),
)


def typed(value: object) -> object:
    """Return a value with its types, so that `True` and 1, 2.5 and 5/2 differ."""
    return [typed(item) for item in value] if isinstance(value, tuple) else (type(value), value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(grades=st.lists(GRADES, max_size=4).map(tuple))
def test_any_grade_comes_back_equal(ledger: Ledger, grades: tuple[Grade, ...]) -> None:
    ledger.append(a_run(*grades))
    run = ledger.latest(Q3)
    assert run is not None
    assert run.grades == grades
    for before, after in zip(grades, run.grades, strict=True):
        facts = [(name, typed(fact)) for reason in before.reasons for name, fact in sorted(reason.facts.items())]
        assert [(name, typed(fact)) for reason in after.reasons for name, fact in sorted(reason.facts.items())] == facts


@pytest.mark.parametrize("fact", [0.5, datetime(2018, 9, 28), [1], {"a": 1}, float("nan")])  # noqa: DTZ001 - as a wrong fact
def test_facts_that_are_not_exact_are_refused_and_nothing_is_kept(ledger: Ledger, fact: object) -> None:
    with pytest.raises(TypeError, match="no fact that a ledger keeps"):
        ledger.append(a_run(replace(GRADED, reasons=(Reason("r", True, "k", {"fact": fact}),))))
    assert ledger.periods() == ()
    assert ledger.append(a_run(GRADED)).sequence == 1


# the outcome


def outcome(*grades: Grade, inputs: tuple[RunInput, ...] = (SHEET,), roster: str = "d") -> str:
    return outcome_hash(
        rubric_sha256="c", roster_digest=roster, register_digest="e", inputs=inputs, rows=encode_grades(grades)
    )


OTHER_SHEET = RunInput("sheets/2018-Q3/CB01.xlsx", "0" * 64, "1" * 64, 12)
CHANGES = (
    replace(GRADED, total=Decimal("92.25")),
    replace(GRADED, name="Đảng viên Mẫu 12"),
    replace(GRADED, status="stale"),
    replace(GRADED, domains={"II": Decimal(15)}),
    replace(GRADED, layers=Layers("excellent", "good", None)),
    replace(GRADED, reasons=GRADED.reasons[:1]),
    replace(GRADED, source=Location("sheets/2018-Q3/CB03.xlsx", "Chấm điểm", 13)),
    replace(GRADED, scores=(("I.1", 4_500_000, 5), ("I.2", 500_000, 6))),
)


@pytest.mark.parametrize("changed", CHANGES)
def test_any_change_of_a_grade_changes_the_outcome(changed: Grade) -> None:
    assert outcome(changed) != outcome(GRADED)


def test_what_a_run_used_is_part_of_the_outcome() -> None:
    assert outcome(GRADED, roster="x") != outcome(GRADED)
    assert outcome(GRADED, inputs=(replace(SHEET, digest="x"),)) != outcome(GRADED)
    assert outcome(GRADED, inputs=(replace(SHEET, path="x"),)) != outcome(GRADED)
    assert outcome(GRADED, inputs=()) != outcome(GRADED)


def test_saving_again_order_spelling_and_trailing_zeros_are_not_part_of_the_outcome() -> None:
    saved_again = replace(SHEET, sha256="f" * 64)
    assert outcome(GRADED, inputs=(saved_again,)) == outcome(GRADED)
    assert outcome(NOT_GRADED, GRADED, inputs=(OTHER_SHEET, SHEET)) == outcome(
        GRADED, NOT_GRADED, inputs=(SHEET, OTHER_SHEET)
    )
    assert outcome(replace(GRADED, total=Decimal("92.50"))) == outcome(GRADED)
    people = [replace(GRADED, subject=subject) for subject in ('a"', "a", "a,b", "a\\", "", "ă")]
    twice = [*people, replace(people[1], unit="CB09")]
    assert outcome(*twice) == outcome(*reversed(twice))
    composed, decomposed = replace(SHEET, path="Ph\u1ecb.xlsx"), replace(SHEET, path="Phi\u0323.xlsx")
    assert outcome(inputs=(composed,)) == outcome(inputs=(decomposed,))


def test_the_outcome_is_the_same_on_every_machine() -> None:
    assert outcome(GRADED, NOT_GRADED) == "86c1bfdca700759b9168cfa6d4a115fc98f81edddaec9773d0035f42c9e4add1"


# the file


def test_the_file_has_its_version_and_strict_tables_from_the_first_day(ledger: Ledger, path: Path) -> None:
    assert ledger.periods() == ()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    query = "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = dict(connection.execute(query).fetchall())
    connection.close()
    assert tables == {"run": 1, "input": 1, "report": 1, "grade": 1, "scores": 1, "event": 1}


@pytest.mark.parametrize("table", ["run", "input", "report", "grade", "scores"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_nothing_can_be_changed_or_removed(ledger: Ledger, path: Path, table: str, statement: str) -> None:
    ledger.append(a_run(GRADED), Report("b"))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw(path, statement.format(table))
    assert ledger.latest(Q3) == replace(a_run(GRADED), sequence=1)


EVENT = "INSERT INTO event VALUES ({}, '2018-10-10', 'Cán bộ Mẫu', 'close', '2018-Q3', NULL, '{}', '{}')"


def test_events_form_a_chain(ledger: Ledger, path: Path) -> None:
    assert ledger.periods() == ()
    raw(path, EVENT.format(1, "", "h1"), EVENT.format(2, "h1", "h2"))
    for broken in (EVENT.format(4, "h2", "h3"), EVENT.format(3, "h1", "h3"), EVENT.format("NULL", "h2", "h3")):
        with pytest.raises(sqlite3.IntegrityError, match="chain"):
            raw(path, broken)
    for verb in ("DELETE FROM event", "UPDATE event SET who = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw(path, verb)


def test_a_copy_of_the_one_file_is_the_whole_ledger(path: Path, tmp_path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        run = ledger.append(a_run(GRADED))
        shutil.copy(path, tmp_path / "copy.db")
        assert sorted(entry.name for entry in path.parent.iterdir()) == ["danhgia.db"]
    with open_ledger(tmp_path / "copy.db", create=False) as copy:
        assert copy.latest(Q3) == run


def test_reading_a_ledger_that_does_not_exist_finds_no_runs_and_makes_no_file(path: Path) -> None:
    with open_ledger(path, create=False) as ledger:
        assert ledger.periods() == ()
        assert ledger.latest(Q3) is None
        assert ledger.header(Q3) is None
    assert not path.parent.exists()


def test_a_file_and_folder_that_may_only_be_read_can_be_read(path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        run = ledger.append(a_run(GRADED))
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with open_ledger(path, create=False) as ledger:
            assert ledger.latest(Q3) == run
    finally:
        path.parent.chmod(0o755)


def test_a_ledger_opened_for_reading_cannot_be_written(path: Path) -> None:
    with open_ledger(path, create=True):
        pass
    with open_ledger(path, create=False, shown="danhgia.db") as ledger, pytest.raises(Unusable) as broken:
        ledger.append(a_run())
    assert codes(broken) == [("DG540", "danhgia.db")]


# files that are no ledger


def text_file(path: Path) -> None:
    path.write_text("Đây không phải là sổ kết quả.\n" * 100, encoding="utf-8")


def other_database(path: Path) -> None:
    raw(path, "CREATE TABLE other (x)", "PRAGMA user_version = 7")


def folder(path: Path) -> None:
    path.mkdir()


def emptied(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("create", [True, False])
def test_a_journal_without_its_ledger_is_not_written_over_a_new_one(tmp_path: Path, *, create: bool) -> None:
    """Whoever moved a damaged ledger away may have left it: SQLite would put old pages into the new file."""
    (tmp_path / "danhgia.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
    with pytest.raises(Unusable) as refused:
        open_ledger(tmp_path / "danhgia.db", create=create, shown="danhgia.db")
    (finding,) = refused.value.findings
    assert (finding.code, finding.at.file, finding.facts["why"]) == ("DG540", "danhgia.db-journal", "damaged")
    assert not (tmp_path / "danhgia.db").exists()


def cut_short(path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        ledger.append(a_run(GRADED))
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (text_file, "not_a_ledger"),
        (other_database, "not_a_ledger"),
        (folder, "access"),
        (cut_short, "damaged"),
        (emptied, "damaged"),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], why: str, *, create: bool
) -> None:
    path = tmp_path / "danhgia.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(Unusable) as broken, open_ledger(path, create=create, shown="danhgia.db") as ledger:
        ledger.latest(Q3)
    assert codes(broken) == [("DG540", "danhgia.db")]
    assert broken.value.findings[0].facts == {"why": why}
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("create", [True, False])
def test_a_ledger_of_a_later_version_says_so(tmp_path: Path, *, create: bool) -> None:
    path = tmp_path / "danhgia.db"
    with open_ledger(path, create=True):
        pass
    raw(path, "PRAGMA user_version = 2")
    with pytest.raises(Unusable) as broken:
        open_ledger(path, create=create)
    (finding,) = broken.value.findings
    assert (finding.code, finding.at.file, finding.value, finding.limit) == ("DG541", path.as_posix(), "2", "1")


DAMAGE = (
    ("run", "UPDATE run SET period = 'quý'"),
    ("grade", "UPDATE grade SET reasons = '[[1]]'"),
    ("grade", """UPDATE grade SET reasons = '[["r", true, "k", {"x": ["?", "1"]}, null]]'"""),
    ("grade", "UPDATE grade SET domains = '[]'"),
    ("grade", "UPDATE grade SET domains = '{'"),
    ("grade", "UPDATE grade SET total = 'chín mươi'"),
    ("scores", """UPDATE scores SET cells = '["I.1", 1]'"""),
    ("grade", "UPDATE grade SET name = CAST(x'ff' AS TEXT)"),
)


@pytest.mark.parametrize(("table", "change"), DAMAGE)
def test_a_value_that_was_never_written_is_damage(path: Path, table: str, change: str) -> None:
    with open_ledger(path, create=True) as ledger:
        ledger.append(a_run(GRADED))
    trigger = f"{table}_no_update"
    (made,) = asked(path, "SELECT sql FROM sqlite_schema WHERE name = ?", trigger)
    raw(path, f"DROP TRIGGER {trigger}", change, made)
    with open_ledger(path, create=False, shown="danhgia.db") as ledger, pytest.raises(Unusable) as broken:
        [ledger.latest(period) for period in ledger.periods()]
    assert codes(broken) == [("DG540", "danhgia.db")]


OTHER_TRIGGER = "CREATE TRIGGER run_no_update BEFORE UPDATE ON run BEGIN SELECT 1; END"


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (["DROP TRIGGER grade_no_update"], "trigger grade_no_update"),
        (["DROP TRIGGER event_chained", "DROP TRIGGER run_no_delete"], "trigger event_chained, trigger run_no_delete"),
        (["DROP TRIGGER run_no_update", OTHER_TRIGGER], "trigger run_no_update"),
        (["DROP VIEW latest_run"], "view latest_run"),
        (["DROP VIEW latest_run", "CREATE VIEW latest_run AS SELECT * FROM run"], "view latest_run"),
        (["DROP INDEX grade_by_subject"], "index grade_by_subject"),
        (["ALTER TABLE run ADD COLUMN note TEXT"], "table run"),
        (["CREATE TRIGGER more AFTER INSERT ON grade BEGIN SELECT 1; END"], "trigger more"),
        (["CREATE UNIQUE INDEX once ON run (outcome)"], "index once"),
        (["ALTER TABLE event RENAME TO events"], ("index sqlite_autoindex_event_1, table event, trigger event_chained,"
         " trigger event_no_delete, trigger event_no_update")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("create", [True, False])
def test_a_ledger_whose_tables_were_altered_is_refused(
    path: Path, statements: list[str], named: str, *, create: bool
) -> None:
    with open_ledger(path, create=True) as ledger:
        ledger.append(a_run(GRADED))
    raw(path, *statements)
    before = path.read_bytes()
    with pytest.raises(Unusable) as broken:
        open_ledger(path, create=create, shown="danhgia.db")
    (finding,) = broken.value.findings
    assert (finding.code, finding.value, finding.facts) == ("DG540", named, {"why": "altered"})
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_a_ledger_of_which_nothing_is_left_is_not_made_anew(path: Path, *, create: bool) -> None:
    with open_ledger(path, create=True):
        pass
    tables = ("scores", "grade", "input", "run", "event")
    raw(path, "DROP VIEW latest_run", *(f"DROP TABLE {table}" for table in tables), "VACUUM")
    with pytest.raises(Unusable) as broken:
        open_ledger(path, create=create)
    assert broken.value.findings[0].facts == {"why": "altered"}


@pytest.mark.parametrize("statement", ["CREATE TABLE note (x)", "CREATE VIEW mine AS SELECT * FROM run", "ANALYZE"])
def test_what_was_added_beside_the_tables_is_let_be(path: Path, statement: str) -> None:
    with open_ledger(path, create=True) as ledger:
        run = ledger.append(a_run(GRADED))
    raw(path, statement)
    for create in (True, False):
        with open_ledger(path, create=create) as ledger:
            assert ledger.latest(Q3) == run


def test_a_ledger_made_by_an_earlier_build_opens(tmp_path: Path) -> None:
    old = tmp_path / "danhgia.db"
    shutil.copy(ROOT / "examples" / "tam-diep-2018" / "danhgia.db", old)
    for create in (True, False):
        with open_ledger(old, create=create) as ledger:
            assert [str(period) for period in ledger.periods()] == [f"2018-Q{number}" for number in range(1, 5)]


def test_other_spaces_in_the_statements_are_no_change(path: Path) -> None:
    with open_ledger(path, create=True):
        pass
    (made,) = asked(path, "SELECT sql FROM sqlite_schema WHERE name = 'latest_run'")
    raw(path, "DROP VIEW latest_run", str(made).replace(" FROM", "\n        FROM"))
    with open_ledger(path, create=False) as ledger:
        assert ledger.periods() == ()


def test_two_ledgers_open_at_once_number_their_runs_in_turn(ledger: Ledger, path: Path) -> None:
    with open_ledger(path, create=True) as other:
        assert [opened.append(a_run()).sequence for opened in (ledger, other, ledger)] == [1, 2, 3]
        assert other.header(Q3) == ledger.header(Q3)


def test_a_ledger_that_another_process_keeps_for_itself_is_busy(ledger: Ledger, path: Path) -> None:
    ledger._connection.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unusable) as broken:
        ledger.periods()
    other.close()
    assert [(finding.code, finding.facts) for finding in broken.value.findings] == [("DG540", {"why": "busy"})]


def test_a_full_disk_leaves_the_ledger_as_it_was(ledger: Ledger) -> None:
    first = ledger.append(a_run(GRADED))
    (pages,) = ledger._connection.execute("PRAGMA page_count").fetchone()
    ledger._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    crowd = tuple(replace(GRADED, subject=f"CB03-{number:03}") for number in range(100))
    with pytest.raises(Unusable) as broken:
        ledger.append(a_run(*crowd, outcome="second"))
    (finding,) = broken.value.findings
    assert (finding.code, finding.value, finding.facts) == ("DG540", "database or disk is full", {"why": "full"})
    assert ledger.latest(Q3) == first


def test_a_fault_of_this_program_is_not_taken_for_a_fault_of_the_file(ledger: Ledger) -> None:
    ledger.close()
    with pytest.raises(sqlite3.ProgrammingError):
        ledger.periods()


def test_the_collector_is_left_as_it_was(ledger: Ledger) -> None:
    ledger.append(a_run(GRADED))
    gc.disable()
    try:
        ledger.latest(Q3)
        assert not gc.isenabled()
    finally:
        gc.enable()
    ledger.latest(Q3)
    assert gc.isenabled()


# killed in the middle

KILLED = """
import os, shutil, signal, sqlite3, sys
from pathlib import Path
from danhgia.ledger import Report, Run, RunInput, encode_grades, open_ledger
from danhgia.decisions import Grade
from danhgia.periods import Period

folder, base = Path(sys.argv[1]), Path(sys.argv[2])
connect = sqlite3.connect
run = Run(period=Period(2018, "quarter", 3), rubric_id="r", rubric_version="1", rubric_sha256="s", roster_digest="d",
    register_digest="e", tool_version="0", outcome="second", inputs=(RunInput("a.xlsx", "1", "2", 3),),
    grades=tuple(Grade(f"CB03-{n:03}", "x" * 2000, "CB03", "", "graded", scores=(("I.1", 1, 1),)) for n in range(3)))

def killed_before(statement):
    left = [statement]
    def traced(*given, **named):
        connection = connect(*given, **named)
        def count(sql):
            if sql.startswith("PRAGMA"):
                if "cache_size" in sql:
                    spill.append(connection)
                return
            if spill:
                connection.set_trace_callback(None)
                connection.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the commit
                spill.clear()
                connection.set_trace_callback(count)
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        spill = []
        connection.set_trace_callback(count)
        return connection
    return traced

for statement in range(1000):
    path = folder / f"{statement:03}.db"
    if base.exists():
        shutil.copy(base, path)
    child = os.fork()
    if not child:
        sqlite3.connect = killed_before(statement)
        with open_ledger(path, create=True) as ledger:
            ledger.append(run)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize("graded_before", [True, False])
def test_a_process_killed_between_any_two_writes_leaves_the_state_before_or_after(
    tmp_path: Path, *, graded_before: bool
) -> None:
    base, cases = tmp_path / "base.db", tmp_path / "cases"
    cases.mkdir()
    before = None
    if graded_before:
        with open_ledger(base, create=True) as ledger:
            before = ledger.append(a_run(GRADED))
    subprocess.run([sys.executable, "-c", KILLED, str(cases), str(base)], check=True)
    seen, hot = [], 0
    for path in sorted(cases.glob("*.db")):
        hot += path.with_name(f"{path.name}-journal").exists()
        with open_ledger(path, create=False) as ledger:
            latest = ledger.latest(Q3)
        seen.append(latest.outcome if latest else None)
        assert latest == before or (latest is not None and len(latest.grades) == 3)
        with open_ledger(path, create=True) as ledger:
            assert ledger.append(a_run(outcome="third")).sequence == (latest.sequence if latest else 0) + 1
        assert not path.with_name(f"{path.name}-journal").exists()
    assert seen == [before and before.outcome] * (len(seen) - 1) + ["second"]
    assert len(seen) > 10
    assert hot > 3
