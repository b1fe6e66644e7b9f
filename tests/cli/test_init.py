from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
import yaml

from workspaces import danhgia

if TYPE_CHECKING:
    from pathlib import Path

    from workspaces import Ran

COMMANDS = [
    "roster check",
    "status",
    "status --quarter 3",
    "template --quarter 3",
    "validate sheets",
    "grade --quarter 3",
    "yearend",
    "explain X",
    "rule DG201",
    "rubric list",
    "rubric show tam-diep-2018",
    "rubric check tam-diep-2018",
]


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    assert init(tmp_path).code == 0
    return tmp_path / "mới"


def init(at: Path, *more: str, rubric: str = "tam-diep-2018") -> Ran:
    return danhgia("init", "mới", "--rubric", rubric, *more, at=at)


def test_it_makes_a_workspace_and_says_what_comes_next(tmp_path: Path) -> None:
    done = init(tmp_path)
    assert (done.code, done.err) == (0, "")
    assert "Việc tiếp theo: " in done.out
    assert "mới/roster.xlsx" in done.out
    assert done.out.endswith("danhgia -C mới roster check\n")  # to be pasted where one stands
    spaced = danhgia("init", "xã Mẫu", "--rubric", "tam-diep-2018", at=tmp_path)
    assert spaced.out.endswith('danhgia -C "xã Mẫu" roster check\n')
    made = sorted(path.name for path in (tmp_path / "mới").iterdir())
    assert made == ["danhgia.yaml", "register.xlsx", "results", "roster.xlsx", "sheets", "templates"]
    config = yaml.safe_load((tmp_path / "mới" / "danhgia.yaml").read_text("utf-8"))
    assert config == {"schema": 1, "rubric": "tam-diep-2018", "year": 2018, "language": "vi"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_ends_well_in_a_fresh_workspace(fresh: Path, command: str) -> None:
    done = danhgia(*command.split(), at=fresh)
    assert done.code in {0, 1, 2}
    assert "Traceback" not in done.err
    assert "sự cố" not in done.err
    if done.code == 2:
        assert done.out == ""
        assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "command", ["roster check", "grade --quarter 3", "yearend", "template --quarter 3", "status", "explain X"]
)
def test_nothing_to_do_yet_is_2(fresh: Path, command: str) -> None:
    assert danhgia(*command.split(), at=fresh).code == 2


def test_without_a_year_it_does_not_send_one_to_a_workspace_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "open.yaml"
    danhgia("rubric", "copy", "tam-diep-2018", "--output", "open.yaml", at=tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text("".join(one for one in text.splitlines(True) if not one.startswith("effective:")), encoding="utf-8")
    done = init(tmp_path, rubric="open.yaml")
    assert (done.code, "danhgia.yaml" in done.err, "--year" in done.err) == (2, False, True)


def test_from_the_file_of_a_rubric(tmp_path: Path) -> None:
    assert danhgia("rubric", "copy", "tam-diep-2018", "--id", "rieng-2018", at=tmp_path).code == 0
    assert init(tmp_path, rubric="rieng-2018.yaml").code == 0
    (tmp_path / "rieng-2018.yaml").unlink()
    done = danhgia("grade", "--quarter", "3", at=tmp_path / "mới")
    assert done.code == 2
    assert "sheets/2018-Q3" in done.err  # the rubric itself is in the workspace


@pytest.mark.parametrize("year", ["2017", "2019"])
def test_a_year_in_which_the_rubric_is_not_in_force(tmp_path: Path, year: str) -> None:
    done = init(tmp_path, "--year", year)
    assert (done.code, done.out) == (2, "")
    assert "DG604" in done.err
    assert not (tmp_path / "mới").exists()


def test_no_such_rubric(tmp_path: Path) -> None:
    done = init(tmp_path, rubric="tam-diep-2081")
    assert done.code == 2
    assert "tam-diep-2018" in done.err
    assert not (tmp_path / "mới").exists()


def test_a_workspace_is_never_overwritten(fresh: Path) -> None:
    (fresh / "roster.xlsx").write_bytes(b"mine")
    config = (fresh / "danhgia.yaml").read_bytes()
    assert init(fresh.parent).code == 2
    assert (fresh / "roster.xlsx").read_bytes() == b"mine"
    assert (fresh / "danhgia.yaml").read_bytes() == config


def test_in_english(tmp_path: Path) -> None:
    done = danhgia("--lang", "en", "init", "new", "--rubric", "tam-diep-2018", at=tmp_path)
    assert done.code == 0
    config = yaml.safe_load((tmp_path / "new" / "danhgia.yaml").read_text("utf-8"))
    assert config["language"] == "en"


def test_what_to_do_next_can_be_typed_where_init_was(tmp_path: Path) -> None:
    made = danhgia("init", "thành phố", "--rubric", "tam-diep-2018", at=tmp_path)
    command = made.out.splitlines()[-1].partition("rồi chạy danhgia ")[2]
    assert command == '-C "thành phố" roster check'
    assert danhgia("roster", "check", at=tmp_path).err.startswith("Lỗi: Không tìm thấy thư mục làm việc")
    assert danhgia(*shlex.split(command), at=tmp_path).err == danhgia("roster", "check", at=tmp_path / "thành phố").err
    (tmp_path / "here").mkdir()
    here = danhgia("init", ".", "--rubric", "tam-diep-2018", at=tmp_path / "here")
    assert here.out.endswith("rồi chạy danhgia roster check\n")
