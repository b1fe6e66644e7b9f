"""A workspace of any size: so many units, so many people, so many quarters of sheets without a mistake."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from danhgia.pipeline.templating import unit_pages
from danhgia.writers.files import safe_name
from making.filling import RUBRIC, Office, Quarter, exempted, filled, level_of
from making.town import town, uneven
from making.writing import begin, quarter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from danhgia.writers.unit_page import UnitPage
    from making.town import Town

_AT_ONCE = 8
"""How many sheets a worker gets at a time."""


@dataclass(frozen=True)
class Wanted:
    """What a workspace is to have; `total_people`, where given, goes before `people` in each unit."""

    units: int
    people: int
    quarters: int
    seed: str
    total_people: int | None = None


@dataclass(frozen=True)
class _Job:
    """One sheet to make: where to, whose, and who in it may vote."""

    folder: Path
    page: UnitPage
    official: frozenset[str]
    seed: str


def make_bulk(folder: Path, wanted: Wanted) -> None:
    """Make the workspace: its list, empty registers and all sheets. Nothing in it is graded yet.

    Raises:
        ValueError: there are too few people for so many units.
    """
    each = [wanted.people] * wanted.units
    sizes = uneven(wanted.total_people, wanted.units, wanted.seed) if wanted.total_people else each
    people = town(sizes, wanted.seed)
    begin(folder, RUBRIC, people.rows())
    with ProcessPoolExecutor() as workers:
        for _ in workers.map(_write, _jobs(folder, people, wanted), chunksize=_AT_ONCE):
            pass  # whatever a worker raises is raised here


def _jobs(folder: Path, people: Town, wanted: Wanted) -> Iterator[_Job]:
    roster = people.roster
    for number in range(1, wanted.quarters + 1):
        place = folder / "sheets" / str(quarter(number))
        place.mkdir(parents=True, exist_ok=True)
        for page in unit_pages(roster, quarter(number)).values():
            codes = (person.code for person in page.people)
            official = frozenset(code for code in codes if roster.by_code[code][0].category == "official_member")
            yield _Job(place, page, official, wanted.seed)


def _write(job: _Job) -> None:
    period = str(job.page.period)
    codes = [person.code for person in job.page.people]
    levels = {code: level_of(job.seed, code, period) for code in codes}
    exempt = {code: reason for code in codes if (reason := exempted(job.seed, code, period))}
    page = filled(Quarter(job.page, levels, job.official, exempt), _office(), job.seed)
    # Not written like results are: these files replace nothing, and a thousand flushes to the disk take long.
    (job.folder / f"{safe_name(page.unit)}.xlsx").write_bytes(_office().workbook(page))


@lru_cache(maxsize=1)
def _office() -> Office:
    return Office.opened()
