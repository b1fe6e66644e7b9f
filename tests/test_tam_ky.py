"""The figures of 2021 that the article prints, out of the example's sheets and registers.

How many of the 6.035 members are rated excellent the article does not say: the example's split is made up.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from making import tam_ky

from danhgia.readers.workbook import open_workbook
from workspaces import danhgia

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / tam_ky.RUBRIC


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("town") / EXAMPLE.name)


@pytest.fixture(scope="module")
def document(root: Path) -> Any:  # noqa: ANN401 - a document, looked into by each test
    done = danhgia("grade", "--period", "2021", "--format", "json", at=root)
    assert done.code == 0, done.err
    return done.json


def whole(document: Any, kind: str) -> Any:  # noqa: ANN401
    (found,) = [row for row in document["distributions"] if (row["by"], row["kind"]) == ("everyone", kind)]
    return found


def test_83_of_93_organisations_are_good_or_better_and_17_excellent(document: Any) -> None:  # noqa: ANN401
    found = whole(document, "organisation")
    assert found["subjects"] == 93
    assert found["levels"] == {"excellent": 17, "good": 66, "completed": 10, "failed": 0}
    assert (found["good_or_better"]["count"], found["good_or_better"]["of"]) == (83, 93)


def test_6035_of_6462_members_are_good_or_better_which_is_93_4_per_cent(document: Any) -> None:  # noqa: ANN401
    found = whole(document, "person")
    assert found["subjects"] == 6_462
    assert {key: str(number) for key, number in found["good_or_better"].items()} == {
        "count": "6035", "of": "6462", "percent": "93.4",
    }  # fmt: skip
    assert (found["levels"]["completed"], found["levels"]["failed"]) == (391, 36)
    assert found["levels"]["excellent"] + found["levels"]["good"] == 6_035


def test_the_same_figures_come_from_the_grades_themselves(document: Any) -> None:  # noqa: ANN401
    counted = Counter((one["kind"], one["level"]) for one in document["grades"])
    assert counted["organisation", "excellent"] + counted["organisation", "good"] == 83
    assert counted["person", "excellent"] + counted["person", "good"] == 6_035
    assert (len(document["grades"]), document["not_graded"], document["findings"]) == (6_555, [], [])


def test_23_were_disciplined_and_four_reminded_once(document: Any) -> None:  # noqa: ANN401
    said = document["measures"]
    assert {one["form"]: one["decisions"] for one in said["discipline"]} == {"khiển trách": 21, "cảnh cáo": 2}
    assert (said["disciplined"], said["unclear"]) == (23, 0)
    assert [(one["number"], one["sent"], one["completed"]) for one in said["reminders"]] == [(1, 4, 4)]


def test_the_script_makes_what_is_in_the_repository(tmp_path: Path) -> None:
    """Its list, its registers, and the sheets of three units: the others are made the same way."""
    tam_ky.make_tam_ky(tmp_path / "again", ("TC01", "TC47", "TC93"))
    made = [path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*.xlsx")]
    assert len(made) == 2 + 1 + 3
    for path in made:
        one, other = (open_workbook(folder / path, shown=path.name) for folder in (EXAMPLE, tmp_path / "again"))
        assert one.sheet_names == other.sheet_names
        for name in one.sheet_names:
            assert vars(one.grid(name)) == vars(other.grid(name)), path
