"""Small workspaces, filled in as units would fill them, and the command line run in them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import simplejson
import typer.main

from danhgia.cli import main
from danhgia.forms import unit_form
from danhgia.periods import Period
from danhgia.readers.rubric_file import find_rubric, load_rubric
from danhgia.registers import REGISTER_TABLES, ROSTER_TABLES
from danhgia.workspace import make_workspace
from danhgia.writers.person_page import FilledForm, PersonPage
from danhgia.writers.person_template import person_workbook
from danhgia.writers.tables import tables_workbook
from danhgia.writers.unit_page import FilledRow, TemplatePerson, UnitPage
from danhgia.writers.unit_template import unit_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from danhgia.messages import Lang
    from danhgia.rubric import Edition
    from danhgia.writers.cells import Content
    from danhgia.writers.unit_page import FilledTally

RUBRIC = "tam-diep-2018"
EDITION = load_rubric(find_rubric(RUBRIC))
FORM = unit_form(EDITION.rubric.main, EDITION.rubric)
FIRST_ROW = 11
"""The row of a sheet's first person, printed by the template."""

_CAPS = {criterion.id: criterion.cap for criterion in EDITION.rubric.main.criteria}
_BELOW: Mapping[str, Mapping[str, int]] = {
    "XS": {},
    "T": {"IV.1": 10},
    "HT": {"IV.1": 0, "IV.2": 0},
    "KHT": {"IV.1": 0, "IV.2": 0, "IV.3": 0, "IV.4": 0},
}
"""What is scored below the cap for a level by points: 100, 80, 60 and 40 points."""


def filled(
    level: str = "XS",
    scores: Mapping[str, Content] | None = None,
    *,
    ballot: Content = "",
    self_total: Content = None,
    override: Mapping[str, Content] | None = None,
) -> FilledRow:
    """Return a row whose points come to a level, with scores changed; without a ballot, the cell voted that level.

    `override` replaces whole cells by the kind of their column (`total`, `name` …): the slips that people make.
    """
    points = {key: Decimal(value) for key, value in _BELOW[level].items()}
    places = {FORM.place(kind): content for kind, content in (override or {}).items()}  # type: ignore[arg-type]  # kinds
    return FilledRow(
        scores={**_CAPS, **points, **(scores or {})},
        self_total=self_total,
        ballot=level if ballot == "" else ballot,
        override=places,
    )


BLANK = FilledRow()


def formed(
    row: FilledRow, own: Mapping[str, Content] | None = None, *, ballot: Content = "", **more: Any  # noqa: ANN401
) -> FilledForm:  # fmt: skip
    """Return a form with the scores and the vote of a row of a unit's sheet; `own` are the self scores, else alike."""
    scores = {"branch": row.scores, "self": row.scores if own is None else own}
    return FilledForm(scores, ballot=row.ballot if ballot == "" else ballot, **more)


@dataclass(frozen=True)
class Town:
    """A workspace in the making: units `CB01` …, each with people `CB01-001` …

    By default the first of a unit has 100 points, each further one half a point less: nobody's rows are alike.
    """

    root: Path
    units: int = 2
    people: int = 3
    edition: Edition = field(default=EDITION, repr=False)
    ballots: bool = True

    @property
    def unit_codes(self) -> list[str]:
        """The codes of the units."""
        return [f"CB{number:02}" for number in range(1, self.units + 1)]

    def of(self, unit: str) -> list[str]:
        """Return the codes of a unit's people."""
        return [f"{unit}-{number:03}" for number in range(1, self.people + 1)]

    @property
    def everybody(self) -> list[str]:
        """The codes of all people, in the order of results."""
        return [code for unit in self.unit_codes for code in self.of(unit)]

    @property
    def ledger(self) -> Path:
        """The ledger."""
        return self.root / "danhgia.db"

    def result(self, period: str = "2018-Q3") -> Path:
        """Return a period's result workbook."""
        return self.root / "results" / f"{period}.xlsx"

    def sheet(self, unit: str = "CB01", quarter: int = 3) -> Path:
        """Return the place of a unit's sheet."""
        return self.root / "sheets" / f"2018-Q{quarter}" / f"{unit}.xlsx"

    def member(self, code: str, **changes: object) -> dict[str, object]:
        """Return a person's row of the roster."""
        row = {
            "code": code,
            "name": name_of(code),
            "unit": code[:4],
            "role": "Đảng viên",
            "category": "official_member",
        }
        return row | changes

    def write_roster(self, changes: Iterable[Mapping[str, object]] = ()) -> Path:
        """Write the roster; a changed row stands in for the one of its code, or comes after all others."""
        rows = {code: self.member(code) for code in self.everybody}
        for changed in changes:
            rows[str(changed["code"])] = {**rows.get(str(changed["code"]), {}), **changed}
        units = [{"unit": unit, "name": f"Chi bộ Mẫu {unit[2:]}"} for unit in self.unit_codes]
        tables = {"people": [*rows.values()], "units": units}
        return _put(self.root / "roster.xlsx", rendered(tables_workbook, ROSTER_TABLES, tables))

    def write_register(self, **tables: Sequence[Mapping[str, object]]) -> Path:
        """Write the register with rows by table: `exemptions`, `decisions`, `receipts` …."""
        return _put(self.root / "register.xlsx", rendered(tables_workbook, REGISTER_TABLES, tables))

    def usual(self, place: int) -> FilledRow:
        """Return the default row of the person at a place in the unit."""
        return filled(scores={"IV.1": 30 - Decimal(place) / 2}, ballot="" if self.ballots else None)

    def write_sheet(
        self,
        unit: str = "CB01",
        quarter: int = 3,
        rows: Mapping[str, FilledRow | None] | None = None,
        *,
        to: Path | None = None,
        tally: FilledTally | None = None,
        more: Mapping[str, FilledRow] | None = None,
    ) -> Path:
        """Write a unit's filled-in sheet, or one somewhere else; `rows` are the people who differ from the default.

        Who has None in `rows` is not on the sheet; `more` are on it besides, whatever unit they are of.
        """
        usual = {code: self.usual(place) for place, code in enumerate(self.of(unit))}
        full = {code: row for code, row in {**usual, **_of(unit, rows)}.items() if row is not None}
        full |= more or {}
        people = tuple(TemplatePerson(code, name_of(code), "Đảng viên") for code in full)
        page = UnitPage(
            Period(2018, "quarter", quarter),
            unit,
            f"Chi bộ Mẫu {unit[2:]}",
            "Đảng bộ Mẫu",
            people,
            filled=full,
            tally=tally,
        )
        form = unit_form(self.edition.rubric.main, self.edition.rubric)
        return _put(to or self.sheet(unit, quarter), rendered(unit_workbook, self.edition, form, page))

    def form(self, code: str, quarter: int = 3) -> Path:
        """Return the place of a person's form."""
        return self.root / "sheets" / f"2018-Q{quarter}" / code[:4] / f"{code}.xlsx"

    def write_form(
        self, code: str, given: FilledForm | None = None, *, quarter: int = 3, to: Path | None = None
    ) -> Path:  # fmt: skip
        """Write somebody's form, or one somewhere else; by default as the unit's sheet has that person, self alike."""
        page = UnitPage(
            Period(2018, "quarter", quarter), code[:4], f"Chi bộ Mẫu {code[2:4]}", "Đảng bộ Mẫu", people=()
        )  # fmt: skip
        person = TemplatePerson(code, name_of(code), "Đảng viên")
        form = given or formed(self.usual(self.of(code[:4]).index(code)))
        data = rendered(person_workbook, self.edition, FORM, PersonPage(page, person, form))
        return _put(to or self.form(code, quarter), data)

    def rewrite(self, change: Callable[[str, bytes], bytes], *, unit: str = "CB01", quarter: int = 3) -> Path:
        """Change the parts of a unit's sheet, each given by name and content."""
        path = self.sheet(unit, quarter)
        with zipfile.ZipFile(path) as archive:
            parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:  # stored, not deflated: other bytes, same content
            for name, content in parts.items():
                archive.writestr(name, content)
        return path


def make_town(
    root: Path,
    *,
    units: int = 2,
    people: int = 3,
    quarters: Iterable[int] = (3,),
    rows: Mapping[str, FilledRow | None] | None = None,
    language: Lang = "vi",
    rubric: str = RUBRIC,
    ballots: bool = True,
) -> Town:
    """Make a workspace with roster, empty register and the sheets of some quarters; `rows` hold in each of them."""
    town = Town(root, units, people, ballots=ballots)
    make_workspace(root, rubric=rubric, year=2018, language=language)
    town.write_roster()
    town.write_register()
    for quarter in quarters:
        for unit in town.unit_codes:
            town.write_sheet(unit, quarter, rows)
    return town


def name_of(code: str) -> str:
    """Return the plainly synthetic name of a person."""
    return f"Đảng viên Mẫu {code[2:4]} {code[5:]}"


@dataclass(frozen=True)
class Ran:
    """One run of the command line."""

    code: int
    stdout: bytes
    stderr: bytes
    arguments: Sequence[str] = field(default=())

    @property
    def out(self) -> str:
        """What was printed: always UTF-8."""
        return self.stdout.decode("utf-8").replace("\r\n", "\n")

    @property
    def err(self) -> str:
        """What was said about the run itself."""
        return self.stderr.decode("utf-8").replace("\r\n", "\n")

    @property
    def json(self) -> Any:  # noqa: ANN401 - a document, looked into by each test
        """The document on stdout, its numbers exact."""
        return simplejson.loads(self.out, use_decimal=True)

    @property
    def found(self) -> list[str]:
        """The codes of the document's findings, in order."""
        return [finding["code"] for finding in self.json["findings"]]


def known(document: Mapping[str, object], keys: Iterable[str]) -> list[tuple[str, object]]:
    """Return the entries under the keys that the contract's samples have, in the document's order."""
    wanted = set(keys)
    return [(key, value) for key, value in document.items() if key in wanted]


def danhgia(*arguments: str | Path, at: Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run a command in this process, in a folder."""
    words = [str(argument) for argument in arguments]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    code: object = None
    with (
        patch.object(sys, "argv", ["danhgia", *words]),
        patch.dict(os.environ, _environment(env), clear=True),
        patch.object(typer.main, "get_command", _command),
        redirect_stdout(out),
        redirect_stderr(err),
        chdir(at),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    for stream in (out, err):
        stream.flush()
    assert isinstance(code, int)
    return Ran(code, _bytes(out), _bytes(err), words)


def process(*arguments: str | Path, at: Path, env: Mapping[str, str] | None = None) -> Ran:
    """Run a command as a process of its own, output redirected, as batch scripts do."""
    words = [str(argument) for argument in arguments]
    command = [sys.executable, "-m", "danhgia", *words]
    done = subprocess.run(command, cwd=at, env=_environment(env), capture_output=True, check=False)
    return Ran(done.returncode, done.stdout, done.stderr, words)


_RENDERED: dict[tuple[object, ...], tuple[object, bytes]] = {}


def rendered(render: Callable[..., bytes], regime: object, *content: object) -> bytes:
    """Return a workbook, rendered once for the same content: tests fill in the same few sheets again and again.

    `regime` is what is made once and shared (an edition, the tables of a register), told apart by identity.
    """
    key = (render, id(regime), repr(content))
    if key not in _RENDERED:
        _RENDERED[key] = (regime, render(regime, *content))
    return _RENDERED[key][1]


_command = cache(typer.main.get_command)
"""The commands, made once: it takes longer than most of what tests run, and is the same every time."""


def _of(unit: str, rows: Mapping[str, FilledRow | None] | None) -> dict[str, FilledRow | None]:
    return {code: row for code, row in (rows or {}).items() if code.startswith(f"{unit}-")}


def _environment(env: Mapping[str, str] | None) -> dict[str, str]:
    """Return the environment without settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DANHGIA_")}
    return {**kept, **(env or {})}


def _bytes(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def _put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
