"""The surroundings of a run: encodings, languages, names of folders, what a shell closes or leaves out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from workspaces import BLANK, danhgia, filled, make_town, process

if TYPE_CHECKING:
    from pathlib import Path

    from workspaces import Town

CONSOLES = [
    {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "cp1258", "PYTHONUTF8": "0"},
    {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


class TestEncodings:
    @pytest.mark.parametrize("console", CONSOLES, ids=lambda console: "-".join(console.values()))
    def test_output_is_utf_8_whatever_the_console_says(self, town: Town, console: dict[str, str]) -> None:
        town.write_sheet(rows={"CB01-002": filled(scores={"I.3": 4})})
        plain = danhgia("validate", "sheets/2018-Q3", at=town.root)
        done = process("validate", "sheets/2018-Q3", at=town.root, env=console)
        assert (done.code, done.out) == (1, plain.out)
        assert "vượt điểm tối đa" in done.out

    @pytest.mark.parametrize("console", CONSOLES, ids=lambda console: "-".join(console.values()))
    def test_errors_too(self, tmp_path: Path, console: dict[str, str]) -> None:
        done = process("yearend", at=tmp_path, env=console)
        assert done.code == 2
        assert "Không tìm thấy thư mục làm việc" in done.err

    @pytest.mark.parametrize("console", CONSOLES, ids=lambda console: "-".join(console.values()))
    def test_help_too(self, tmp_path: Path, console: dict[str, str]) -> None:
        done = process("grade", "--help", at=tmp_path, env=console)
        assert done.code == 0
        assert "Tính điểm, xếp loại trong kỳ." in done.out

    def test_a_name_that_is_no_utf_8(self, town: Town) -> None:
        odd = os.fsdecode(os.fsencode(town.sheet().parent) + b"/CB01-\xff.xlsx")
        os.rename(town.sheet(), odd)  # noqa: PTH104 - a name that is no text
        done = process("validate", "sheets/2018-Q3", "--format", "json", at=town.root)
        assert done.code == 0
        assert [file["unit"] for file in done.json["files"]] == ["CB01", "CB02"]


class TestShells:
    def test_a_reader_that_stops_reading_is_no_fault(self, town: Town) -> None:
        town.write_sheet(rows=dict.fromkeys(town.of("CB01"), BLANK))
        command = [sys.executable, "-m", "danhgia", "validate", "sheets/2018-Q3", "--format", "json"]
        with subprocess.Popen(command, cwd=town.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout is not None
            running.stdout.close()
            assert running.stderr is not None
            said = running.stderr.read()
        assert said == b""
        assert running.returncode == 1

    def test_nor_is_one_of_text(self, town: Town) -> None:
        line = f"{sys.executable} -m danhgia grade --quarter 3 | head -0"
        done = subprocess.run(["bash", "-c", line], cwd=town.root, capture_output=True, check=True)
        assert b"Traceback" not in done.stderr
        assert b"Broken" not in done.stderr

    @pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_redirected_output_has_no_colours(self, town: Town, env: dict[str, str]) -> None:
        assert b"\x1b" not in danhgia("grade", "--quarter", "3", at=town.root, env=env).stdout

    def test_machine_formats_are_the_document_and_nothing_else(self, town: Town) -> None:
        for command in ("validate sheets", "grade --quarter 3", "yearend", "status", "explain CB01-001"):
            done = danhgia(*command.split(), "--format", "json", at=town.root)
            assert done.out.startswith("{\n")
            assert done.json["command"] == command.split()[0]
            assert done.err == ""

    def test_without_a_home(self, town: Town) -> None:
        done = process("grade", "--quarter", "3", at=town.root, env={"HOME": "", "XDG_CONFIG_HOME": "", "USER": ""})
        assert done.code == 0


class TestNames:
    @pytest.mark.parametrize("name", ["Tam Điệp – quý III", nfd("Đảng bộ phường Mẫu"), "a 'b' (c) [d]"])
    def test_folders_of_any_name(self, tmp_path: Path, name: str) -> None:
        town = make_town(tmp_path / name, units=1)
        done = danhgia("validate", "sheets/2018-Q3", "--format", "json", at=town.root)
        assert (done.code, done.found) == (0, [])
        assert danhgia("grade", "--quarter", "3", at=town.root).code == 0
        away = danhgia("-C", town.root, "validate", town.sheet(), "--format", "json", at=tmp_path)
        assert [file["path"] for file in away.json["files"]] == ["sheets/2018-Q3/CB01.xlsx"]

    def test_sheets_in_folders_written_apart(self, town: Town) -> None:
        folder = town.sheet().parent / nfd("Phường Mẫu")
        folder.mkdir()
        shutil.move(town.sheet(), folder / nfd("Chi bộ một.xlsx"))
        done = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
        assert (done.code, done.found) == (0, [])
        assert done.json["summary"]["graded"] == 6
        assert danhgia("yearend", "--format", "json", at=town.root).found.count("DG704") == 0

    def test_a_configured_folder_found_under_its_other_spelling(self, town: Town) -> None:
        config = town.root / "danhgia.yaml"
        config.write_text(config.read_text("utf-8") + "paths: {sheets: phiếu đã nộp}\n", "utf-8")
        (town.root / "sheets").rename(town.root / nfd("phiếu đã nộp"))
        assert danhgia("grade", "--quarter", "3", at=town.root).code == 0
        assert danhgia("validate", nfd("phiếu đã nộp") + "/2018-Q3/CB01.xlsx", at=town.root).code == 0

    @pytest.mark.parametrize("key", ["register", "roster"])
    def test_a_named_list_that_is_not_there_is_no_list_without_entries(self, town: Town, key: str) -> None:
        config = town.root / "danhgia.yaml"
        config.write_text(config.read_text("utf-8") + f"paths: {{{key}: khac.xlsx}}\n", "utf-8")
        done = danhgia("grade", "--quarter", "3", at=town.root, env={"DANHGIA_LANG": "en"})
        assert (done.code, done.out) == (2, "")
        assert f"danhgia.yaml says under paths.{key} that a file is at khac.xlsx, and there is none." in done.err
        assert not town.ledger.exists()
        (town.root / f"{key}.xlsx").rename(town.root / "khac.xlsx")
        assert danhgia("grade", "--quarter", "3", at=town.root).code == 0

    def test_a_list_named_at_its_usual_place_need_not_be_there(self, town: Town) -> None:
        config = town.root / "danhgia.yaml"
        config.write_text(config.read_text("utf-8") + "paths: {register: register.xlsx}\n", "utf-8")
        (town.root / "register.xlsx").unlink(missing_ok=True)
        assert danhgia("grade", "--quarter", "3", at=town.root).code == 0

    @pytest.mark.parametrize("name", ["register.xlsx", "roster.xlsx"])
    def test_a_link_that_leads_nowhere_is_no_list_without_entries(self, town: Town, name: str) -> None:
        (town.root / name).unlink()
        (town.root / name).symlink_to(town.root / "server" / name)
        done = danhgia("grade", "--quarter", "3", at=town.root)
        assert (done.code, "[DG101]" in done.err) == (2, True)


class TestVariables:
    def test_the_quarter(self, town: Town) -> None:
        done = danhgia("grade", "--format", "json", at=town.root, env={"DANHGIA_GRADE_QUARTER": "3"})
        assert (done.code, done.json["period"]) == (0, "2018-Q3")

    def test_the_workspace(self, town: Town, tmp_path: Path) -> None:
        env = {"DANHGIA_WORKSPACE": str(town.root)}
        assert danhgia("grade", "--quarter", "3", at=tmp_path, env=env).code == 0
        other = make_town(tmp_path / "other", units=1)
        done = danhgia("-C", other.root, "grade", "--quarter", "3", "--format", "json", at=tmp_path, env=env)
        assert done.json["summary"]["subjects"] == 3

    @pytest.mark.parametrize(
        ("option", "variable", "language", "said"),
        [
            ([], None, "vi", "Đã kiểm tra"),
            ([], None, "en", "Checked"),
            ([], "vi", "en", "Đã kiểm tra"),
            ([], "en", "vi", "Checked"),
            (["--lang", "vi"], "en", "en", "Đã kiểm tra"),
            (["--lang", "en"], "vi", "vi", "Checked"),
        ],
    )
    def test_the_language(
        self, tmp_path: Path, option: list[str], variable: str | None, language: str, said: str
    ) -> None:
        town = make_town(tmp_path / "town", units=1, language=language)  # type: ignore[arg-type]  # vi or en
        env = {"DANHGIA_LANG": variable} if variable else {}
        assert said in danhgia(*option, "validate", "sheets/2018-Q3", at=town.root, env=env).out

    @pytest.mark.parametrize(
        ("arguments", "env", "said"),
        [
            (["yearend"], {}, "Lỗi: "),
            (["--lang", "en", "yearend"], {}, "Error: "),
            (["--lang=en", "yearend"], {}, "Error: "),
            (["yearend"], {"DANHGIA_LANG": "en"}, "Error: "),
            (["--lang", "vi", "yearend"], {"DANHGIA_LANG": "en"}, "Lỗi: "),
            (["grade", "--quater", "3"], {}, "Lỗi: "),
        ],
    )
    def test_the_language_of_errors(self, tmp_path: Path, arguments: list[str], env: dict[str, str], said: str) -> None:
        assert danhgia(*arguments, at=tmp_path, env=env).err.startswith(said)

    def test_the_nearest_workspace_upwards(self, town: Town) -> None:
        assert danhgia("grade", "--quarter", "3", at=town.sheet().parent).code == 0
        assert town.result().is_file()
