from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from danhgia.findings import Unusable
from danhgia.periods import Period
from danhgia.workspace import (
    CONFIG_FILE,
    Locked,
    existing,
    find_workspace,
    load_workspace,
    lock,
    make_workspace,
)

if TYPE_CHECKING:
    from danhgia.workspace import Workspace

Q3 = Period(2018, "quarter", 3)
YEAR = Period(2018, "year", 1)
MINIMAL = "rubric: tam-diep-2018\n"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def a_workspace(folder: Path, text: str = MINIMAL) -> Workspace:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONFIG_FILE).write_text(text, encoding="utf-8")
    return load_workspace(folder)


def problems(folder: Path, text: str) -> list[tuple[str, int | None, str | None]]:
    """Return code, line and value of everything wrong with a `danhgia.yaml`."""
    with pytest.raises(Unusable) as broken:
        a_workspace(folder, text)
    assert {finding.at.file for finding in broken.value.findings} == {"danhgia.yaml"}
    return [(finding.code, finding.at.line, finding.value) for finding in broken.value.findings]


# danhgia.yaml


def test_everything_but_the_rubric_has_a_default(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    assert workspace.config.rubric == "tam-diep-2018"
    assert (workspace.config.year, workspace.config.language, workspace.config.deadlines) == (None, "vi", {})
    assert [
        workspace.shown(path)
        for path in (
            workspace.roster, workspace.register, workspace.ledger,
            workspace.sheets(Q3), workspace.templates(Q3), workspace.results(Q3), workspace.results(YEAR),
        )
    ] == [
        "roster.xlsx", "register.xlsx", "danhgia.db",
        "sheets/2018-Q3", "templates/2018-Q3", "results/2018-Q3.xlsx", "results/2018.xlsx",
    ]  # fmt: skip


FULL = """\
schema: 1
rubric: "bộ tiêu chí/riêng.yaml"
year: 2018
language: en
deadlines:
  2018-Q3: 2018-10-05
  2018-M07: "2018-08-03"
  2018: 2019-01-15
paths:
  roster: danh sách/roster.xlsx
  register: sổ.xlsx
  sheets: 'phiếu\\đã điền'
  templates: mẫu
  results: /srv/ket-qua
  ledger: sổ kết quả.db
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path / "Thư mục làm việc", FULL)
    assert (workspace.config.year, workspace.config.language) == (2018, "en")
    assert workspace.config.deadlines == {
        Q3: date(2018, 10, 5),
        Period(2018, "month", 7): date(2018, 8, 3),
        YEAR: date(2019, 1, 15),
    }
    assert workspace.roster == tmp_path / "Thư mục làm việc" / "danh sách" / "roster.xlsx"
    assert workspace.shown(workspace.register) == "sổ.xlsx"
    assert workspace.shown(workspace.sheets(Q3)) == "phiếu/đã điền/2018-Q3"
    assert workspace.shown(workspace.templates(Q3)) == "mẫu/2018-Q3"
    assert workspace.results(Q3) == Path("/srv/ket-qua/2018-Q3.xlsx")
    assert workspace.shown(workspace.ledger) == "sổ kết quả.db"


def test_a_key_left_blank_has_its_default(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path, "\ufeffrubric: tam-diep-2018\r\ndeadlines:\r\npaths:\r\nyear:\r\n")
    assert (workspace.config.deadlines, workspace.config.year) == ({}, None)
    assert workspace.shown(workspace.roster) == "roster.xlsx"


FAULTS = {
    "year: 2018\n": [("DG606", 1, "rubric")],
    "rubric:\n": [("DG606", 1, "rubric")],
    f"{MINIMAL}langauge: vi\n": [("DG601", 2, "langauge")],
    f"{MINIMAL}language: fr\nyear: '2018'\n": [("DG607", 2, "fr"), ("DG607", 3, "2018")],
    f"{MINIMAL}year: 18\n": [("DG607", 2, "18")],
    f"{MINIMAL}schema: 2\n": [("DG607", 2, "2")],
    f"{MINIMAL}paths:\n  rooster: x.xlsx\n": [("DG601", 3, "rooster")],
    f"{MINIMAL}paths: sheets\n": [("DG607", 2, "sheets")],
    f"{MINIMAL}deadlines:\n  2018-Q3: 5/10/2018\n": [("DG607", 3, "5/10/2018")],
    f"{MINIMAL}deadlines:\n  2018-Q3: 20181005\n": [("DG607", 3, "20181005")],
    f"{MINIMAL}deadlines:\n  2018-Q3: 2018-10-32\n": [("DG607", 3, "2018-10-32")],
    f"{MINIMAL}deadlines:\n  2018-Q5: 2018-10-05\n": [("DG607", 3, "2018-Q5")],
    f"{MINIMAL}deadlines:\n  quý III/2018: 2018-10-05\n": [("DG607", 3, "quý III/2018")],
    f"{MINIMAL}year: 2018\nyear: 2019\n": [("DG608", 3, "year")],
    "- rubric\n": [("DG550", None, None)],
    "": [("DG550", 1, None)],
    "rubric: [\n": [("DG550", 2, None)],
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.items())
def test_a_fault_has_its_code_and_line(
    tmp_path: Path, text: str, expected: list[tuple[str, int | None, str | None]]
) -> None:
    assert problems(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"{MINIMAL}langauge: vi\n", {"near": "language"}),
        (f"{MINIMAL}language: fr\n", {"key": "language", "options": ("vi", "en")}),
        (f"{MINIMAL}deadlines:\n  2018-Q5: 2018-10-05\n", {"key": "deadlines", "example": "2018-Q3"}),
        (f"{MINIMAL}deadlines:\n  2018-Q3: mai\n", {"key": "2018-Q3", "example": "2018-12-31"}),
        (f"{MINIMAL}year: 2018.0\n", {"key": "year", "example": "2018"}),
        (f"{MINIMAL}year: 18\n", {"key": "year", "least": "1900"}),
        ("- rubric\n", {"why": "mapping"}),
        ("", {"why": "empty"}),
    ],
)
def test_a_fault_says_what_is_allowed(tmp_path: Path, text: str, facts: dict[str, object]) -> None:
    with pytest.raises(Unusable) as broken:
        a_workspace(tmp_path, text)
    (finding,) = broken.value.findings
    assert finding.facts == facts


def test_a_folder_without_the_file_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as broken:
        load_workspace(tmp_path)
    assert [(finding.code, finding.facts["why"]) for finding in broken.value.findings] == [("DG550", "not_found")]
    (tmp_path / CONFIG_FILE).mkdir()
    with pytest.raises(Unusable) as broken:
        load_workspace(tmp_path)
    assert [(finding.code, finding.facts["why"]) for finding in broken.value.findings] == [("DG550", "access")]


# where things are


def test_the_nearest_workspace_upwards_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outer, inner = tmp_path / "Đảng bộ Mẫu", tmp_path / "Đảng bộ Mẫu" / "năm 2018"
    a_workspace(outer)
    a_workspace(inner)
    deep = inner / "sheets" / "2018-Q3"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    found = [find_workspace(start) for start in (Path(), deep, deep / "CB03.xlsx", Path("../../../năm 2018/.."))]
    assert [workspace and workspace.root for workspace in found] == [inner, inner, inner, outer]
    assert find_workspace(tmp_path) is None


def test_a_folder_named_like_the_file_is_passed_over(tmp_path: Path) -> None:
    a_workspace(tmp_path)
    (tmp_path / "sheets" / CONFIG_FILE).mkdir(parents=True)
    found = find_workspace(tmp_path / "sheets")
    assert found is not None
    assert found.root == tmp_path


def test_names_in_either_unicode_form_are_found(tmp_path: Path) -> None:
    workspace = a_workspace(
        tmp_path / nfd("Thư mục"), "rubric: riêng.yaml\npaths: {sheets: phiếu đã điền, roster: dạng.xlsx}\n"
    )
    folder = workspace.root / nfd("phiếu đã điền") / "2018-Q3"
    folder.mkdir(parents=True)
    (workspace.root / nfd("dạng.xlsx")).touch()
    (workspace.root / nfd("riêng.yaml")).touch()
    assert workspace.sheets(Q3) == folder
    assert workspace.sheets(Period(2018, "quarter", 4)) == folder.with_name("2018-Q4")
    assert workspace.roster.is_file()
    assert workspace.rubric == workspace.root / nfd("riêng.yaml")
    assert existing(tmp_path / "Thư mục" / "phiếu đã điền" / "2018-Q3") == folder
    assert workspace.shown(tmp_path / "Thư mục" / "x.xlsx") == "x.xlsx"


def test_a_name_that_exists_as_typed_comes_first(tmp_path: Path) -> None:
    for name in ("phiếu", nfd("phiếu")):
        (tmp_path / name).mkdir()
    assert existing(tmp_path / "phiếu").name == "phiếu"
    assert existing(tmp_path / nfd("phiếu")).name == nfd("phiếu")


def test_what_does_not_exist_stays_as_typed(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    for path in (tmp_path / "không có" / "gì", tmp_path / "a file" / "below", Path("/")):
        assert existing(path) == path


def test_paths_are_shown_from_the_root_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = a_workspace(tmp_path / "Đảng bộ Mẫu")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(workspace.root)
    shown = {
        Path("Đảng bộ Mẫu/sheets/a b.xlsx"): "sheets/a b.xlsx",
        Path("Đảng bộ Mẫu/sheets/../x.xlsx"): "x.xlsx",
        Path("link/sheets/x.xlsx"): "sheets/x.xlsx",
        workspace.root: ".",
        Path("../x.xlsx"): "../x.xlsx",
        tmp_path / "x.xlsx": f"{tmp_path.as_posix()}/x.xlsx",
        Path("Đảng bộ Mẫu 2/x.xlsx"): "Đảng bộ Mẫu 2/x.xlsx",
        workspace.root / "\udcff.xlsx": "\\udcff.xlsx",
    }
    assert {path: workspace.shown(path) for path in shown} == shown


def test_the_rubric_is_a_file_of_the_workspace_or_a_shipped_one(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path, "rubric: 'rubrics\\riêng.yaml'\n")
    with pytest.raises(Unusable) as broken:
        assert workspace.rubric is None
    assert [finding.code for finding in broken.value.findings] == ["DG600"]
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics" / "riêng.yaml").touch()
    assert workspace.rubric == tmp_path / "rubrics" / "riêng.yaml"


# one run at a time

HOLDER = """
import sys
from pathlib import Path
from danhgia.workspace import load_workspace, lock
with lock(load_workspace(Path(sys.argv[1])), command="danhgia grade"):
    print("held", flush=True)
    sys.stdin.readline()
"""


def held_by_another(root: Path) -> subprocess.Popen[str]:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_the_second_run_learns_who_holds_the_workspace_and_gets_it_afterwards(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path / "Thư mục làm việc")
    with held_by_another(workspace.root) as other:
        with pytest.raises(Locked) as refused, lock(workspace, timeout=0.1):
            pass
        assert refused.value.holder.startswith(f"{other.pid}, ")
        assert refused.value.holder.endswith(", danhgia grade")
        other.communicate("\n")
    with lock(workspace, timeout=0):
        assert (workspace.root / ".danhgia" / "holder.txt").read_text(encoding="utf-8").startswith(f"{os.getpid()}, ")
    assert [path.name for path in (workspace.root / ".danhgia").iterdir()] == ["lock"]


def test_the_second_run_waits(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    with held_by_another(workspace.root) as other:
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
        with lock(workspace, timeout=30):
            pass


def test_a_killed_run_leaves_no_lock(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    with held_by_another(workspace.root) as other:
        other.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        other.wait()
    assert (workspace.root / ".danhgia" / "holder.txt").exists()
    with lock(workspace, timeout=0):
        pass


def test_an_error_inside_lets_go(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    with pytest.raises(ZeroDivisionError), lock(workspace):
        assert 1 / 0
    with lock(workspace, timeout=0):
        pass


def test_an_unknown_holder_is_nobody(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    with lock(workspace):
        (tmp_path / ".danhgia" / "holder.txt").unlink()
        with pytest.raises(Locked) as refused, lock(workspace, timeout=0):
            pass
    assert refused.value.holder == ""


# a new workspace


def test_a_new_workspace_loads_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "Đảng bộ Mẫu" / "2018"
    made = make_workspace(
        folder, rubric="tam-diep-2018", year=2018, language="en", files={"roster.xlsx": b"R", "sổ/register.xlsx": b"S"}
    )
    assert [path.relative_to(folder).as_posix() for path in made] == [
        "roster.xlsx", "sổ/register.xlsx", "danhgia.yaml", "sheets", "templates", "results",
    ]  # fmt: skip
    assert all(path.exists() for path in made)
    workspace = load_workspace(folder)
    assert (workspace.config.rubric, workspace.config.year, workspace.config.language) == ("tam-diep-2018", 2018, "en")
    assert workspace.roster.read_bytes() == b"R"


def test_every_commented_line_is_a_working_example(tmp_path: Path) -> None:
    make_workspace(tmp_path, rubric="tam-diep-2018", year=2018)
    text = (tmp_path / CONFIG_FILE).read_text(encoding="utf-8")
    workspace = a_workspace(tmp_path, re.sub(r"^# (deadlines:|paths:|  [\w-]+: )", r"\1", text, flags=re.MULTILINE))
    assert {"deadlines", "paths"} <= workspace.config.model_fields_set
    assert workspace.config.paths.model_fields_set == set(type(workspace.config.paths).model_fields)
    assert workspace.config.deadlines == {Q3: date(2018, 10, 5)}
    assert workspace.config.paths == type(workspace.config.paths)()


@pytest.mark.parametrize("rubric", ["riêng/bộ tiêu chí: 2018.yaml", "no", "2018-10-05", 'a"b\\c', "true-2018", "#x"])
def test_any_name_of_a_rubric_survives(tmp_path: Path, rubric: str) -> None:
    make_workspace(tmp_path, rubric=rubric, year=2018)
    assert load_workspace(tmp_path).config.rubric == rubric


def test_nothing_that_exists_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "roster.xlsx").write_bytes(b"mine")
    (tmp_path / "sheets").mkdir()
    (tmp_path / CONFIG_FILE).touch()
    made = make_workspace(tmp_path, rubric="tam-diep-2018", year=2018, files={"roster.xlsx": b"new"})
    assert [path.name for path in made] == ["danhgia.yaml", "templates", "results"]
    assert (tmp_path / "roster.xlsx").read_bytes() == b"mine"
    before = (tmp_path / CONFIG_FILE).read_bytes()
    with pytest.raises(FileExistsError):
        make_workspace(tmp_path, rubric="khac", year=2019, files={"register.xlsx": b"new"})
    assert (tmp_path / CONFIG_FILE).read_bytes() == before
    assert not (tmp_path / "register.xlsx").exists()
