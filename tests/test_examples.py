"""The examples in the repository: what the commands say of them, and that `examples/make.py` makes exactly them.

`expected.json` is written by the script that plants the mistakes, not by the program that has to find them. The text in
`expected/` is the program's own, kept to be read: `REWRITE_EXPECTED=1 pytest tests/test_examples.py` writes it again.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import os
import shutil
import sys
from collections import Counter
from contextlib import redirect_stderr, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from making import hoa_quy, nhu_xuan
from making.months import write_months
from openpyxl import load_workbook

from danhgia.codes import CATALOGUE
from danhgia.readers.workbook import Rejected, open_workbook
from workspaces import danhgia

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from making.months import Year

    from workspaces import Ran

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
CLEAN, SPOILED, LISTS, SIGNS = "tam-diep-2018", "tam-diep-2018-loi", "ben-tre-dang-ky", "ha-noi-ct24"
MAKE = {CLEAN: "clean", SPOILED: "mistakes"}
RUNS: list[dict[str, Any]] = json.loads((EXAMPLES / SPOILED / "expected.json").read_bytes())["runs"]
THREE = (["validate", "sheet.xlsx"], ["grade", "--quarter", "3"], ["yearend"])
ALL_CLEAN = (*THREE, ["roster", "check"], ["validate", "sheets"])
TASKS, HAMLETS = nhu_xuan.RUBRIC, hoa_quy.RUBRIC
MONTHS = {
    TASKS: (
        ("validate sheets", 0),
        ("grade --month 3", 0),
        ("explain CQ01-004 --month 3", 0),
        ("yearend", 1),  # nine months are not in yet
    ),
    HAMLETS: (("grade --month 9", 0), ("status --month 5", 0), ("yearend", 0), ("explain XA01-006", 0)),
}
"""The examples that are rated every month: what is run in them, as their README says, and how it ends."""
KEYS = ("code", "severity", "file", "sheet", "cell", "row", "subject")
NOT_IN_FILES = frozenset({"DG101"})
"""A file that cannot be opened: no repository can hold one, so a test makes it."""
OF_COMMANDS = frozenset({"DG540", "DG541", "DG550"})
"""Not of sheets, lists, registers or years, but of what no command can go on without."""
OF_TASKS = frozenset(f"DG{number}" for number in range(220, 237))
"""The example's rubric has no table of tasks: `tests/checks/test_task_checks.py` plants these."""
OF_QUOTAS = frozenset({"DG801", "DG802", "DG803", "DG804", "DG805"})
"""The example's rubric has no quota, and must not speak of any: `tests/cli/test_quota_runs.py` plants these."""
OF_ROLLUPS = frozenset(code.number for code in CATALOGUE if "DG710" <= code.number <= "DG729")
"""Only a rubric that puts periods together has them, and the example's has none: `cli/test_rollups.py` makes each."""
OF_KINDS = frozenset({"DG210", "DG216", "DG217", "DG218", "DG219", "DG308", "DG320", "DG321", "DG322"})
"""Only where more than points is asked for, which the example does not: `tests/checks/test_kind_checks.py`."""
OF_ROLES = frozenset({"DG413", "DG414", "DG425"})
"""The example's rubric has one sheet for everybody: `tests/cli/test_role_sheets.py` plants these."""
OF_REGISTERS = frozenset({"DG323", "DG324", "DG325", "DG326", "DG327", "DG328", "DG329"})
"""No level of the example's rubric rests on a register: `tests/cli/test_overrides.py` plants these."""
OF_SCORERS = frozenset({"DG213", "DG240"})
"""One scorer alone counts in the example: `tests/cli/test_scorers.py` plants these."""
OF_LEVELS = frozenset({"DG309"})
"""Everything is scored in the example: `tests/test_level_sheets.py` plants it."""
OF_CHECKLISTS = frozenset({"DG561", "DG562", "DG563"})
"""The example's rubric has no checklists: `tests/cli/test_checklists.py` plants these."""


def command(folder: Path, *arguments: str) -> Ran:
    return danhgia(*arguments, at=folder)


def make(*arguments: str | Path) -> tuple[int, str]:
    """Run the script that makes the examples, in this process; return its exit code and what it complained of."""
    said = io.StringIO()
    code: object = 2  # how argparse ends what it refuses
    with redirect_stderr(said), suppress(SystemExit):
        code = make_script().main([str(argument) for argument in arguments])
    assert isinstance(code, int)
    return code, said.getvalue()


@cache
def make_script() -> ModuleType:
    sys.path.append(str(EXAMPLES))  # where its parts are
    return importlib.import_module("make")


def copy(name: str, tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLES / name, tmp_path / name, ignore=shutil.ignore_patterns(".danhgia"))


def named(run: dict[str, Any]) -> str:
    words = [*([run["folder"]] if run["folder"] != "." else []), *run["arguments"]]
    return "-".join(word.strip("-").removesuffix(".xlsx") for word in words)


def contents(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and ".danhgia" not in path.parts]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def said(path: Path) -> object:
    """Return what a file says: compressed bytes differ from one version of zlib to the next, what is in them must not.

    A file that is no workbook is told by what is wrong with it, and the ledger by what the commands make of it.
    """
    if path.suffix in {".json", ".yaml", ".txt"}:
        return path.read_text(encoding="utf-8")
    if path.suffix == ".db":
        return None
    try:
        workbook = open_workbook(path, shown=path.name)
        return {name: (workbook.states[name], vars(workbook.grid(name))) for name in workbook.sheet_names}
    except Rejected as rejected:
        return rejected.finding


def as_text(document: str, kept: Path) -> None:
    if os.environ.get("REWRITE_EXPECTED"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(document, encoding="utf-8", newline="\n")
    assert document == kept.read_text(encoding="utf-8")


def counted(findings: Iterable[dict[str, Any]]) -> Counter[tuple[object, ...]]:
    return Counter(tuple(finding[key] for key in KEYS) for finding in findings)


@pytest.mark.parametrize("arguments", ALL_CLEAN, ids=" ".join)
def test_nothing_is_wrong_in_the_clean_example(arguments: list[str], tmp_path: Path) -> None:
    done = command(copy(CLEAN, tmp_path), *arguments, "--format", "json")
    assert done.code == 0, done.out + done.err
    found = json.loads(done.out)["findings"]
    assert {finding["code"] for finding in found} <= {"DG430", "DG703"}


@pytest.mark.parametrize("arguments", THREE, ids=" ".join)
def test_the_three_commands_as_people_see_them(arguments: list[str], tmp_path: Path) -> None:
    done = command(copy(CLEAN, tmp_path), *arguments)
    assert done.code == 0
    as_text(done.out, EXAMPLES / CLEAN / "expected" / f"{named({'folder': '.', 'arguments': arguments})}.txt")


def test_what_is_open_where_nobody_is_rated(tmp_path: Path) -> None:
    done = command(copy(LISTS, tmp_path), "status")
    assert done.code == 0
    as_text(done.out, EXAMPLES / LISTS / "expected" / "status.txt")


def test_signs_and_the_watch_list_as_the_source_has_them(tmp_path: Path) -> None:
    """25 signs, 41 for leaders, 38 for civil servants, 27 of the resolution; 90 people proposed and agreed to."""
    folder = copy(SIGNS, tmp_path)
    done = command(folder, "status", "--format", "json")
    found = json.loads(done.out)
    assert (done.code, found["findings"]) == (0, [])
    lists = {one["checklist"]: one for one in found["checklists"]}
    assert [one["listed"] for one in lists.values()] == [25, 41, 38, 27]
    assert [one["asked"] for one in lists.values()] == [125, 24, 101, 125]
    assert [(one["sign"], one["self"], one["organisation"]) for one in lists["lanh-dao-41"]["signs"]] == [
        ("LD07", 1, 1),
        ("LD41", 0, 1),
    ]
    watched = found["watched"]
    assert [watched[key] for key in ("people", "proposed", "approved", "unclear")] == [90, 90, 90, 0]
    assert [unit["unit"] for unit in watched["units"]] == [unit["unit"] for unit in lists["lanh-dao-41"]["units"]]
    assert [(duty["kind"], duty["summary"]["asked"], duty["summary"]["not_handed_in"]) for duty in found["duties"]] == [
        ("write_up", 125, 4),
        ("self_improvement", 24, 2),
    ]
    as_text(command(folder, "status").out, EXAMPLES / SIGNS / "expected" / "status.txt")


def test_the_script_makes_the_signs_that_are_in_the_repository(tmp_path: Path) -> None:
    assert make(tmp_path / "again", "--example", "ha-noi") == (0, "")
    made = contents(tmp_path / "again")
    kept = {path for path in contents(EXAMPLES / SIGNS) if not path.startswith("expected/")}
    assert set(made) == kept
    assert {path for path in kept if said(tmp_path / "again" / path) != said(EXAMPLES / SIGNS / path)} == set()


@pytest.mark.parametrize("arguments", ["template --quarter 1", "grade --quarter 1", "yearend", "needs"], ids=str)
def test_nobody_is_rated_by_a_rubric_without_sheets(arguments: str, tmp_path: Path) -> None:
    done = command(copy(LISTS, tmp_path), *arguments.split())
    assert (done.code, done.out) == (2, "")
    assert "ben-tre-dang-ky" in done.err


@pytest.mark.parametrize("name", MONTHS)
def test_months_as_people_see_them(name: str, tmp_path: Path) -> None:
    folder = copy(name, tmp_path)
    before = contents(folder)
    for words, code in MONTHS[name]:
        done = danhgia(*words.split(), at=folder)
        assert done.code == code, words
        as_text(done.out, EXAMPLES / name / "expected" / f"{named({'folder': '.', 'arguments': words.split()})}.txt")
    assert contents(folder) == before  # graded already: nothing is written


def test_the_list_by_which_people_decide_the_year(tmp_path: Path) -> None:
    folder = copy(HAMLETS, tmp_path)
    kept = said(folder / "results" / "2020.xlsx")
    (folder / "results" / "2020.xlsx").unlink()
    danhgia("yearend", at=folder)
    assert said(folder / "results" / "2020.xlsx") == kept
    listed = load_workbook(folder / "results" / "2020.xlsx").worksheets[0]
    heading, person = ([cell.value for cell in listed[row]] for row in (4, 11))
    assert heading[3:5] + heading[15:] == ["Đơn vị", "Tháng 1", "Tháng 12", "Mức quyết định", "Mức của năm", "Lý do"]
    assert person[1:5] + person[12:14] == [
        "XA01-006", "Mẫu Thị 006", "Đảng ủy xã Mẫu", "Đã chấm (78)", "Thuộc diện không đánh giá, xếp loại",
        "Đã chấm (86)",
    ]  # fmt: skip
    assert str(person[18]).startswith("Tổng hợp: Đã chấm 11;")


@pytest.mark.parametrize(("name", "year"), [(TASKS, nhu_xuan.year()), (HAMLETS, hoa_quy.year())], ids=[TASKS, HAMLETS])
def test_the_script_writes_the_sheets_of_months_that_are_in_the_repository(
    name: str, year: Year, tmp_path: Path
) -> None:
    """What grading makes of them is held above: grading again writes nothing."""
    write_months(tmp_path / "again", year)
    made = contents(tmp_path / "again")
    assert {path for path in contents(EXAMPLES / name) if path.startswith("sheets/")} <= set(made)
    different = {path for path in made if said(tmp_path / "again" / path) != said(EXAMPLES / name / path)}
    assert different == set(), f"make it again: see examples/README.md ({name})"


def test_every_commitment_of_the_clean_example_is_there(tmp_path: Path) -> None:
    done = command(copy(CLEAN, tmp_path), "status", "--list", "duties", "--format", "json")
    (duty,) = json.loads(done.out)["duties"]
    assert duty["open"] == []


def test_grading_the_clean_example_again_writes_nothing(tmp_path: Path) -> None:
    folder = copy(CLEAN, tmp_path)
    before = contents(folder)
    codes = [command(folder, "grade", "--quarter", number).code for number in "1234"]
    assert [*codes, command(folder, "yearend").code] == [0] * 5
    assert contents(folder) == before
    assert {"danhgia.db", "results/2018.xlsx", *(f"results/2018-Q{number}.xlsx" for number in "1234")} <= set(before)


@pytest.mark.parametrize("run", RUNS, ids=named)
def test_every_planted_mistake_is_found_at_its_cell_and_nothing_else_is(run: dict[str, Any], tmp_path: Path) -> None:
    folder = copy(SPOILED, tmp_path) / run["folder"]
    done = command(folder, *run["arguments"], "--format", "json")
    document = json.loads(done.out)
    found, planted = counted(document["findings"]), counted(run["findings"])
    assert {"not found": planted - found, "not planted": found - planted} == {"not found": {}, "not planted": {}}
    assert done.code == run["exit"] == 1
    without = [entry["subject"] for entry in document.get("not_graded", ()) if entry["reason"] != "outside"]
    assert sorted(without) == run.get("not_graded", sorted(without))


@pytest.mark.parametrize("run", [run for run in RUNS if run["folder"] == "."], ids=named)
def test_the_mistakes_as_people_see_them(run: dict[str, Any], tmp_path: Path) -> None:
    done = command(copy(SPOILED, tmp_path), *run["arguments"])
    assert done.code == 1
    as_text(done.out, EXAMPLES / SPOILED / "expected" / f"{named(run)}.txt")


def test_every_code_is_planted() -> None:
    said = {finding["code"] for run in RUNS for finding in run["findings"]}
    planted = {code for code in said if code[2] != "6"}
    wanted = {code.number for code in CATALOGUE if code.number[2] != "6"}
    elsewhere = OF_QUOTAS | OF_ROLLUPS | OF_KINDS | OF_REGISTERS | OF_TASKS | OF_SCORERS | OF_CHECKLISTS | OF_ROLES
    elsewhere |= OF_LEVELS
    assert planted == wanted - NOT_IN_FILES - OF_COMMANDS - elsewhere


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    folder = copy(SPOILED, tmp_path)
    gone = folder / "sheets" / "2018-Q1" / "CB01.xlsx"
    gone.unlink()
    try:
        gone.symlink_to(folder / "nowhere.xlsx")
    except OSError:
        pytest.skip("this system makes no links")
    done = command(folder, "validate", "sheets/2018-Q1", "--format", "json")
    places = [(finding["code"], finding["file"]) for finding in json.loads(done.out)["findings"]]
    assert (done.code, places) == (1, [("DG101", "sheets/2018-Q1/CB01.xlsx")])


@pytest.mark.parametrize("name", MAKE)
def test_the_script_makes_exactly_what_is_in_the_repository(name: str, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert make(again, "--example", MAKE[name]) == (0, "")
    here, there = contents(EXAMPLES / name), contents(again)
    kept = {path for path in here if not path.startswith("expected/")}
    assert set(there) == kept
    if any(here[path] != there[path] for path in kept if "sheets/" in path):
        kept -= {path for path in kept if "results/" in path}  # they name their run by the hashes of the sheets' bytes
    different = {path for path in kept if said(again / path) != said(EXAMPLES / name / path)}
    assert different == set(), (
        f"make them again: python examples/make.py examples/{name} --example {MAKE[name]} --force"
    )
    years = [command(folder, "yearend", "--format", "json").out for folder in (again, copy(name, tmp_path))]
    assert years[0] == years[1]


def test_a_workspace_of_any_size(tmp_path: Path) -> None:
    size = ["--units", "3", "--people", "4", "--quarters", "2", "--seed"]
    for folder, seed in (("one", "7"), ("same", "7"), ("other", "8")):
        assert make(tmp_path / folder, *size, seed) == (0, "")
    one, same, other = (contents(tmp_path / folder) for folder in ("one", "same", "other"))
    assert one == same != other
    assert len([path for path in one if path.startswith("sheets/")]) == 3 * 2
    done = command(tmp_path / "one", "validate", "sheets", "--format", "json")
    document = json.loads(done.out)
    assert (done.code, document["findings"]) == (0, [])
    assert (document["summary"]["files"], document["summary"]["subjects"]) == (6, 24)


def test_people_spread_unevenly(tmp_path: Path) -> None:
    assert make(tmp_path / "town", "--units", "5", "--total-people", "64") == (0, "")
    document = json.loads(command(tmp_path / "town", "validate", "sheets", "--format", "json").out)
    sizes = [file["subjects"] for file in document["files"]]
    assert (document["findings"], sum(sizes)) == ([], 64)
    assert min(sizes) >= 3
    assert len(set(sizes)) > 2


def test_what_the_script_refuses(tmp_path: Path) -> None:
    folder = tmp_path / "town"
    code, said = make(folder, "--units", "5", "--total-people", "14")
    assert (code, "at least 15 people" in said) == (2, True)
    assert make(folder, "--units", "2", "--people", "3") == (0, "")
    code, said = make(folder, "--units", "2", "--people", "3")
    assert (code, "--force" in said) == (2, True)
    assert make(folder, "--units", "1", "--people", "3", "--force") == (0, "")
    assert [path.name for path in (folder / "sheets" / "2018-Q1").iterdir()] == ["CB01.xlsx"]
    other = tmp_path / "other"
    other.mkdir()
    (other / "note.txt").write_text("not a workspace", encoding="utf-8")
    assert make(other, "--force")[0] == 2
    assert [path.name for path in other.iterdir()] == ["note.txt"]
