"""Lints of tables of tasks: keys that contradict, or that a measure needs and the table does not state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import simplejson

from danhgia.readers.rubric_file import read_rubric
from danhgia.writers.handbook import handbook
from task_tables import NHU_XUAN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TASKS: dict[str, Any] = {
    "evaluator": "assigner",
    "columns": ["weight", "quantity", "quality", "progress"],
    "results": [{"word": "Xong", "share": 100, "done": True}, {"word": "Chưa xong", "share": 0}],
    "counted_by": "weight",
    "failed": 25,
    "delay": 25,
}
EVERY = ["quantity", "quality", "progress", "points", "share_done"]


def rubric(measure: object = EVERY, *, own: Mapping[str, Any] | None = None, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    table = {key: value for key, value in {**TASKS, **changes}.items() if value is not None}
    derived = {"id": "B1", "name": "việc", "cap": 70, "tasks": {"measure": measure}, **(own or {})}
    return {
        "schema": 1,
        "id": "tasks",
        "version": 1,
        "name": "Nhiệm vụ",
        "period": "month",
        "score": {"total": 100, "step": 1},
        "scorers": [{"id": "a", "name": "Chấm"}],
        "official": "a",
        "domains": [
            {"id": "A", "name": "A", "cap": 30, "criteria": [{"id": "A1", "name": "một", "cap": 30}]},
            {"id": "B", "name": "B", "cap": 70, "criteria": [derived]},
        ],
        "tasks": table,
        "levels": [
            {"id": "good", "code": "T", "name": "Tốt", "from": 70},
            {"id": "bad", "code": "K", "name": "Kém", "from": 0},
        ],
    }


def found(made: Mapping[str, Any], folder: Path) -> list[tuple[str, str | None]]:
    path = folder / "tasks.yaml"
    path.write_text(simplejson.dumps(made, ensure_ascii=False), encoding="utf-8")
    _, findings = read_rubric(path)
    return [(finding.code, finding.value) for finding in findings]


def test_a_table_that_states_what_its_measures_take_is_fine(tmp_path: Path) -> None:
    assert found(rubric(), tmp_path) == []


@pytest.mark.parametrize(
    ("measure", "changes", "expected"),
    [
        (EVERY, {"failed": None}, [("DG606", "failed")]),
        (EVERY, {"delay": None}, [("DG606", "delay")]),
        (EVERY, {"counted_by": None}, [("DG606", "counted_by")]),
        (EVERY, {"results": [{"word": "A", "share": 9}, {"word": "B", "share": 1}]}, [("DG606", "done")]),
        ("points", {"results": None, "failed": None, "delay": None}, [("DG606", "results")]),
        (EVERY, {"columns": ["weight", "quantity", "quality"]}, [("DG610", "progress")]),
        (EVERY, {"columns": ["quantity", "quality", "progress"]}, [("DG610", "weight")]),
        (
            "quality",
            {"columns": ["quality"], "counted_by": "each", "delay": None, "weights_sum": 70},
            [("DG610", "weight")],
        ),
        (EVERY, {"percent": True}, [("DG607", "results, percent")]),
        (EVERY, {"columns": ["weight", "weight", "quantity", "quality", "progress"]}, [("DG609", "weight")]),
        ("points", {"failed": None, "delay": None}, []),
        (["points", "points"], {"failed": None, "delay": None}, [("DG609", "points")]),
        ("points", {"delay": None}, [("DG615", "failed")]),
        ("points", {"failed": None, "delay": None, "below_zero": "keep"}, [("DG615", "below_zero")]),
        ("quantity", {"failed": None, "delay": None}, [("DG615", "counted_by")]),
        ("share_done", {"failed": None, "delay": None, "rounding": {"to": 1}}, [("DG615", "rounding")]),
        ("speed", {}, [("DG607", "speed")]),
        (EVERY, {"evaluator": None}, [("DG606", "evaluator")]),
    ],
)
def test_each_contradiction(
    measure: object, changes: dict[str, Any], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert found(rubric(measure, **changes), tmp_path) == expected


def test_a_derived_criterion_needs_a_table_and_takes_no_word_of_its_own(tmp_path: Path) -> None:
    without = rubric()
    del without["tasks"]
    assert found(without, tmp_path) == [("DG606", "tasks")]
    assert found(rubric(own={"not_applicable": "full"}), tmp_path) == [("DG615", "not_applicable")]
    assert found(rubric(own={"full_or_zero": True}), tmp_path) == [("DG607", "full_or_zero, tasks")]


def test_something_is_scored_on_the_sheet_itself(tmp_path: Path) -> None:
    every = rubric()
    every["domains"] = [
        {**every["domains"][1], "cap": 100, "criteria": [{**every["domains"][1]["criteria"][0], "cap": 100}]}
    ]
    assert found(every, tmp_path) == [("DG606", "criteria")]


def test_the_handbook_says_how_points_come_from_tasks(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text(
        simplejson.dumps(rubric(["quality", "progress"], results=None), ensure_ascii=False), encoding="utf-8"
    )
    edition, _ = read_rubric(path)
    assert edition is not None
    said = handbook(edition.rubric, "vi")
    for line in (
        "- B1. tính từ bảng nhiệm vụ: trung bình của tỷ lệ chất lượng, tỷ lệ tiến độ × 70, tính chính xác; không có",
        "- Ai giao việc thì người đó đánh giá",
        "- Các nhiệm vụ tính theo trọng số",
        "- Mỗi lần chậm tiến độ trừ 25% của nhiệm vụ đó",
        "- Trừ quá 100% của một nhiệm vụ thì trình cấp có thẩm quyền",
    ):
        assert line in said
    assert "- Each delay takes 25% off its task" in handbook(edition.rubric, "en")
    assert "### Bảng nhiệm vụ (chưa rõ, nguồn không nói)\n\n- Mỗi nhiệm vụ" in handbook(NHU_XUAN.rubric, "vi")
    assert "\n- Basis: Báo Thanh Hóa" in handbook(NHU_XUAN.rubric, "en").partition("### Table of tasks")[2]
