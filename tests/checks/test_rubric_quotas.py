from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from danhgia.checks.rubric_quotas import check_rubric_quotas
from danhgia.readers.rubric_file import read_rubric
from quota_tables import QUOTA, rubric_with
from sample_rubric import sample_edition, sample_rubric

BASE = (Path(__file__).parents[2] / "rubrics" / "tam-diep-2018.yaml").read_text(encoding="utf-8")
WHOLE = "level: excellent, share: 20, of: exactly, of_level: good, group: unit, rounding: down, on: period"


def faults(**keys: object) -> list[tuple[str, str | None]]:
    given = {key: value for key, value in {**QUOTA, **keys}.items() if value is not None}
    edition = sample_edition(sample_rubric(quotas=[given]))
    return [(one.code, one.value) for one in check_rubric_quotas(edition)]


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"of": "rated", "of_level": None},
        {"heads": "excluded", "head_posts": ["Bí thư"]},
        {"small": {"below": 5, "places": 1}, "raised": {"share": Decimal(25)}},
        {"of": "at_least", "of_level": "completed"},
    ],
)
def test_what_fits_together_is_silent(keys: dict[str, object]) -> None:
    assert faults(**keys) == []


@pytest.mark.parametrize(
    ("keys", "code", "value"),
    [
        ({"level": "excelent"}, "DG610", "excelent"),
        ({"of_level": "tot"}, "DG610", "tot"),
        ({"of_level": "excellent"}, "DG607", "excellent"),
        ({"level": "good", "of_level": "excellent"}, "DG607", "excellent"),
        ({"of_level": None}, "DG606", "of_level"),
        ({"of": "rated"}, "DG607", "rated"),
        ({"heads": "excluded"}, "DG606", "head_posts"),
        ({"head_posts": ["Bí thư"]}, "DG607", "counted"),
        ({"group": "everyone", "raised": {"share": Decimal(25)}}, "DG607", "everyone"),
        ({"raised": {"share": Decimal(20)}}, "DG607", "20"),
        ({"small": {"below": 5, "places": 5}}, "DG607", "5"),
    ],
)
def test_keys_that_contradict_one_another_speak(keys: dict[str, object], code: str, value: str) -> None:
    assert faults(**keys) == [(code, value)]


def test_the_same_quota_twice_is_said_once_and_another_is_none() -> None:
    twice = check_rubric_quotas(sample_edition(rubric_with({}, {"share": Decimal(25)})))
    assert [(one.code, one.value) for one in twice] == [("DG609", "quotas: excellent")]
    assert check_rubric_quotas(sample_edition(rubric_with({}, {"on": "year"}, {"group": "parent"}))) == []


def written(tmp_path: Path, quota: str) -> list[tuple[str, int | None, str | None]]:
    path = tmp_path / "r.yaml"
    path.write_text(f"{BASE}\nquotas:\n  - {{{quota}}}\n", encoding="utf-8")
    last = len(path.read_text(encoding="utf-8").splitlines())
    _, findings = read_rubric(path)
    return [
        (one.code, one.at.line and one.at.line - last, one.value) for one in findings if one.severity == "error"
    ]  # fmt: skip


def test_a_quota_in_a_file_is_read(tmp_path: Path) -> None:
    assert written(tmp_path, WHOLE) == []


@pytest.mark.parametrize("key", ["level", "share", "of", "group", "rounding", "on"])
def test_what_a_text_must_give_has_no_default(key: str, tmp_path: Path) -> None:
    left = ", ".join(part for part in WHOLE.split(", ") if not part.startswith(f"{key}:"))
    assert written(tmp_path, left) == [("DG606", 0, key)]


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("share: 20", "share: 0", "0"),
        ("share: 20", "share: 100.5", "100.5"),
        ("rounding: down", "rounding: near", "near"),
    ],
)
def test_a_value_out_of_bounds_is_said_at_its_line(old: str, new: str, value: str, tmp_path: Path) -> None:
    assert written(tmp_path, WHOLE.replace(old, new)) == [("DG607", 0, value)]


def test_a_fault_stands_at_its_line(tmp_path: Path) -> None:
    assert written(tmp_path, WHOLE.replace("of_level: good", "of_level: god")) == [("DG610", 0, "god")]
