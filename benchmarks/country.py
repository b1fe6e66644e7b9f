"""Grade a simulated country: as many people as the Party has members, without any file, and say what it took.

    python benchmarks/country.py --units 270000 --people 20 --district 500

Sheets are made up unit by unit as a reader delivers them, judged in parts, recorded in a ledger for each district of so
many units, read back from it and judged for the year: the program's own code throughout, but for reading Excel, which
`benchmarks/sheets.py` measures. Districts share the processors; memory is the peak of each process.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
import tempfile
import time
from array import array
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from danhgia.checks.register_checks import Records
from danhgia.crew.tasks import Task, settled
from danhgia.forms import unit_form
from danhgia.judging import Received
from danhgia.ledger import Grades, Run, open_ledger, outcome_hash
from danhgia.members import Member
from danhgia.numbers import SCALE, to_scaled
from danhgia.parts import split
from danhgia.periods import Period
from danhgia.pipeline.setting import Setting
from danhgia.pipeline.year import Year
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.roster import Roster, Unit
from danhgia.sheets import Cells, Mark, PersonRow, PlacedSheet, ScoreSheet, State

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITION = load_rubric(find_rubric("tam-diep-2018"))
RUBRIC = EDITION.rubric
FORM = unit_form(RUBRIC.main, RUBRIC)
PERIOD = Period(2018, "quarter", 1)
FIRST_ROW = 11
FULL_MARKS = 0.6
"""The share of scores at their cap; the others lie anywhere below, by halves."""


@dataclass(frozen=True)
class District:
    """Which units one process takes on, and where its ledger goes."""

    first: int
    units: int
    people: int
    folder: str


def main() -> None:
    """Grade the country, print the figures."""
    options = _options()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="danhgia-country-") as folder:
        districts = [
            District(first, min(options.district, options.units - first), options.people, folder)
            for first in range(0, options.units, options.district)
        ]
        with ProcessPoolExecutor(options.processes) as pool:
            done = list(pool.map(_judged, districts))
    seconds = time.perf_counter() - begun
    people = sum(count for count, _, _ in done)
    eligible = sum(count for _, count, _ in done)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = own + options.processes * max(size for _, _, size in done)
    sys.stdout.write(
        f"{people:,} people in {options.units:,} units, {options.processes} processes: {seconds:.0f} s, "
        f"{seconds / people * 1e6:.0f} µs a person; peak memory at most {peak / 1024:.0f} MB; "
        f"undetermined for the year: {eligible:,}\n"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=270_000)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--district", type=int, default=500)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _judged(district: District) -> tuple[int, int, int]:
    """Return how many people a district has, how many of them nobody can judge yet, and this process's peak in KiB."""
    gc.set_threshold(200_000)  # as the program does
    random = np.random.default_rng(district.first)
    roster = _roster(district)
    sheets = [_sheet(unit, district, random) for unit in _units(district)]
    parts = split(sheets, roster, PERIOD, RUBRIC, size=30_000)
    tasks = [Task.of(part, RUBRIC, Records(), Received(sent=frozenset(_units(district)))) for part in parts]
    grades = Grades.merged(one.grades for one in settled(lambda: tasks, lambda some: (task.done() for task in some)))
    run = _run(grades)
    path = Path(district.folder) / f"{district.first}.db"
    with open_ledger(path, create=True) as ledger:
        ledger.append(run)
    with open_ledger(path, create=False) as ledger:
        read = ledger.latest(PERIOD)
    path.unlink()
    if read is None:
        raise SystemExit("the ledger lost a run")
    decisions = Year(Setting(EDITION, roster=roster), PERIOD.within("year"), {PERIOD: read}, frozenset()).decisions()
    undetermined = sum("undetermined" in found.eligible.values() for found in decisions)
    return len(decisions), undetermined, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _units(district: District) -> Iterator[str]:
    return (f"CB{number:06}" for number in range(district.first, district.first + district.units))


def _roster(district: District) -> Roster:
    members = tuple(
        Member(f"{unit}-{place:03}", f"Mẫu {place:03}", unit)
        for unit in _units(district)
        for place in range(1, district.people + 1)
    )
    return Roster(members, {unit: Unit(unit, f"Chi bộ {unit}") for unit in _units(district)})


def _sheet(unit: str, district: District, random: np.random.Generator) -> PlacedSheet:
    """Return a unit's sheet as it is read: every score, the totals and levels that formulas show, the level voted."""
    rows = range(FIRST_ROW, FIRST_ROW + district.people)
    people = tuple(PersonRow(row, f"{unit}-{place:03}", f"Mẫu {place:03}") for place, row in enumerate(rows, start=1))
    caps = np.array([to_scaled(FORM.columns[place].cap or Decimal(0)) for place in FORM.scores], dtype="i8")
    half = SCALE // 2
    scores = np.where(
        random.random((district.people, caps.size)) < FULL_MARKS,
        caps,
        (random.random((district.people, caps.size)) * (caps // half + 1)).astype("i8") * half,
    )
    cells = _cells(rows, FORM.scores, scores.reshape(-1))
    sheet = ScoreSheet(
        f"sheets/{PERIOD}/{unit}.xlsx",
        f"{unit:0>64}",
        sheet="Chấm điểm",
        mark=Mark(RUBRIC.id, RUBRIC.version, EDITION.sha256, str(PERIOD), unit),
        columns={place: place + 1 for place in range(len(FORM.columns))},
        people=people,
        scores=cells,
        claims=_totals(rows, scores.sum(axis=1)),
        header_row=FIRST_ROW - 2,
    )
    return PlacedSheet(sheet, PERIOD, unit)


def _cells(rows: range, places: tuple[int, ...], scaled: np.ndarray) -> Cells:
    count, width = len(rows), len(places)
    size = count * width
    return Cells(
        owner=array("i", np.repeat(np.arange(count, dtype="i4"), width).tobytes()),
        row=array("i", np.repeat(np.array(rows, dtype="i4"), width).tobytes()),
        column=array("i", np.tile(np.array(places, dtype="i4") + 1, count).tobytes()),
        what=array("i", np.tile(np.array(places, dtype="i4"), count).tobytes()),
        scorer=array("b", [FORM.official]) * size,
        state=array("b", [State.NUMBER]) * size,
        fault=array("b", [0]) * size,
        formula=array("b", [0]) * size,
        scaled=array("q", scaled.astype("i8").tobytes()),
        raw=[""] * size,
    )


def _totals(rows: range, totals: np.ndarray) -> Cells:
    claims = _cells(rows, (FORM.place("total"),), totals)
    claims.formula = array("b", [1]) * len(rows)
    return claims


def _run(grades: Grades) -> Run:
    used = {"rubric_sha256": EDITION.sha256, "roster_digest": "-", "register_digest": "-", "inputs": ()}
    return Run(
        period=PERIOD,
        rubric_id=RUBRIC.id,
        rubric_version=RUBRIC.version,
        tool_version="benchmark",
        grades=grades,
        outcome=outcome_hash(**used, rows=grades.rows),  # type: ignore[arg-type]  # the keys name the types
        **used,  # type: ignore[arg-type]
    )


if __name__ == "__main__":
    main()
