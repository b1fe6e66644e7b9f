from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema
import pytest
import simplejson
import yaml

from danhgia.readers.rubric_file import find_rubric
from workspaces import EDITION, RUBRIC, danhgia

if TYPE_CHECKING:
    from pathlib import Path

OWN = find_rubric(RUBRIC).read_text("utf-8")


def own(folder: Path, *changes: tuple[str, str], name: str = "own.yaml") -> str:
    """Write a changed copy of the rubric that ships, and return its name."""
    text = OWN
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (folder / name).write_text(text, "utf-8")
    return name


def test_the_list(tmp_path: Path) -> None:
    done = danhgia("rubric", "list", at=tmp_path)
    assert done.code == 0
    assert f"{RUBRIC}  2018-01-01 – 2018-12-31" in done.out
    listed = danhgia("rubric", "list", "--format", "json", at=tmp_path).json["rubrics"]
    assert [rubric["sha256"] for rubric in listed if rubric["id"] == RUBRIC] == [EDITION.sha256]
    assert danhgia("rubric", "list", "--format", "csv", at=tmp_path).stdout.startswith(b"\xef\xbb\xbf")


class TestShow:
    def test_what_a_handbook_holds(self, tmp_path: Path) -> None:
        done = danhgia("rubric", "show", RUBRIC, at=tmp_path)
        assert done.code == 0
        for words in ("I. Tư tưởng, chính trị", "IV.4", "Hoàn thành xuất sắc nhiệm vụ", "Báo Ninh Bình"):
            assert words in done.out

    def test_in_english_and_of_a_file(self, tmp_path: Path) -> None:
        done = danhgia("--lang", "en", "rubric", "show", own(tmp_path), at=tmp_path)
        assert done.code == 0
        assert done.out != danhgia("rubric", "show", RUBRIC, at=tmp_path).out

    def test_none_such(self, tmp_path: Path) -> None:
        done = danhgia("rubric", "show", "none-such", at=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert "DG600" in done.err


class TestCheck:
    def test_the_one_that_ships_rests_on_assumptions_and_nothing_else(self, tmp_path: Path) -> None:
        done = danhgia("rubric", "check", RUBRIC, "--format", "json", at=tmp_path)
        assert done.code == 0
        assert set(done.found) == {"DG605"}
        assert list(done.json) == ["schema", "command", "findings", "summary"]

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (("official: branch", "offical: branch"), "DG601"),
            (("official: branch", "official: brunch"), "DG610"),
            (("id: tam-diep-2018\n", ""), "DG606"),
            (("period: quarter", "period: fortnight"), "DG607"),
            (("period: quarter", "period: quarter\nperiod: quarter"), "DG608"),
            (("id: I.2,", "id: I.1,"), "DG609"),
            (("below: 75", "below: 74"), "DG603"),
            (("cap: 15", "cap: [15"), "DG600"),
        ],
    )
    def test_each_problem_at_its_line(self, tmp_path: Path, change: tuple[str, str], code: str) -> None:
        done = danhgia("rubric", "check", own(tmp_path, change), "--format", "json", at=tmp_path)
        assert done.code == 1
        found = {one["code"]: one for one in done.json["findings"]}
        assert code in found
        assert found[code]["file"] == "own.yaml"
        assert found[code]["line"]
        shown = danhgia("rubric", "check", "own.yaml", at=tmp_path).out
        assert code in shown

    def test_did_you_mean(self, tmp_path: Path) -> None:
        done = danhgia("rubric", "check", own(tmp_path, ("official: branch", "offical: branch")), at=tmp_path)
        assert "“official”" in done.out

    def test_warnings_count_when_strict(self, tmp_path: Path) -> None:
        name = own(tmp_path, ("cap: 4, status", "cap: 3, status"))
        assert danhgia("rubric", "check", name, "--format", "json", at=tmp_path).found.count("DG602") == 1
        assert danhgia("rubric", "check", name, at=tmp_path).code == 0
        assert danhgia("rubric", "check", name, "--strict", at=tmp_path).code == 1

    def test_a_file_edited_in_notepad(self, tmp_path: Path) -> None:
        (tmp_path / "own.yaml").write_bytes(b"\xef\xbb\xbf" + OWN.replace("\n", "\r\n").encode())
        assert danhgia("rubric", "check", "own.yaml", at=tmp_path).code == 0

    def test_a_tab_is_said(self, tmp_path: Path) -> None:
        name = own(tmp_path, ("score:\n  total: 100", "score:\n\ttotal: 100"))
        done = danhgia("rubric", "check", name, "--format", "json", at=tmp_path)
        assert (done.code, done.found) == (1, ["DG600"])


class TestWorkedCases:
    def test_those_that_ship_hold(self, tmp_path: Path) -> None:
        done = danhgia("rubric", "test", RUBRIC, "--format", "json", at=tmp_path)
        assert done.code == 0
        assert done.json["cases"] >= 40
        assert done.json["failed"] == 0

    def test_a_failing_one_says_what_came_instead(self, tmp_path: Path) -> None:
        assert danhgia("rubric", "copy", RUBRIC, "--output", "own.yaml", at=tmp_path).code == 0
        own(tmp_path, ("below: 75", "below: 76"), ("from: 75", "from: 76"))
        done = danhgia("rubric", "test", "own.yaml", "--format", "json", at=tmp_path)
        assert done.code == 1
        assert set(done.found) == {"DG620"}
        assert done.json["failed"] >= 1
        assert done.json["findings"][0]["file"] == "own.cases.yaml"
        assert done.json["findings"][0]["line"]

    def test_a_file_with_errors_is_not_run(self, tmp_path: Path) -> None:
        name = own(tmp_path)
        case = "{case: mẫu, given: {total: 90}, expect: {level: excellent}}"
        wrong = "{case: sai, given: {totall: 90}, expect: {level: excellent}}"
        for text in (f"  - {case}\n  - {wrong}\n", f"  - {case}\n\t- {case}\n"):
            cases = f"schema: 1\nrubric: {RUBRIC}\ncases:\n{text}"
            (tmp_path / "own.cases.yaml").write_text(cases, "utf-8")
            done = danhgia("--lang", "en", "rubric", "test", name, at=tmp_path)
            assert done.code == 1
            assert "own.cases.yaml have 1 errors; none was run." in done.out
            assert "as expected" not in done.out
            told = danhgia("rubric", "test", name, "--format", "json", at=tmp_path)
            assert (told.code, told.json["run"], told.json["failed"]) == (1, 0, 0)

    def test_none_at_all(self, tmp_path: Path) -> None:
        done = danhgia("rubric", "test", own(tmp_path), at=tmp_path)
        assert done.code == 0
        assert "own.cases.yaml" in done.out


def test_the_schema_accepts_the_rubric_that_ships(tmp_path: Path) -> None:
    done = danhgia("rubric", "schema", at=tmp_path)
    assert done.code == 0
    loaded = simplejson.loads(simplejson.dumps(yaml.safe_load(OWN), default=str))
    jsonschema.validate(loaded, simplejson.loads(done.out))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**loaded, "nonsense": 1}, simplejson.loads(done.out))


class TestCopy:
    def test_comments_stay_and_the_id_changes(self, tmp_path: Path) -> None:
        done = danhgia("rubric", "copy", RUBRIC, "--id", "mau-2019", at=tmp_path)
        assert (done.code, done.err) == (0, "")
        text = (tmp_path / "mau-2019.yaml").read_text("utf-8")
        assert text == OWN.replace(f"\nid: {RUBRIC}\n", "\nid: mau-2019\n")
        assert danhgia("rubric", "test", "mau-2019.yaml", at=tmp_path).code == 0

    def test_nothing_is_overwritten_without_force(self, tmp_path: Path) -> None:
        (tmp_path / "own.yaml").write_text("mine", "utf-8")
        done = danhgia("rubric", "copy", RUBRIC, "--output", "own.yaml", at=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert (tmp_path / "own.yaml").read_text("utf-8") == "mine"
        assert danhgia("rubric", "copy", RUBRIC, "--output", "own.yaml", "--force", at=tmp_path).code == 0
        assert (tmp_path / "own.yaml").read_text("utf-8") == OWN
