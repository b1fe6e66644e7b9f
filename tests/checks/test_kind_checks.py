"""Kinds of scores, facts and conditions: each finding speaks at its cell, and is silent beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import simplejson

from danhgia.checks.examine import examine
from danhgia.checks.register_checks import Records
from danhgia.expected import Expected
from danhgia.forms import unit_form
from danhgia.pipeline.case_sheets import one_row
from danhgia.readers.grade_cases import PointsGiven
from danhgia.readers.rubric_file import load_rubric, read_rubric
from danhgia.sheets import CellValue, Fault, PlacedSheet, State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from danhgia.rubric import Edition

RUBRIC: dict[str, Any] = {
    "schema": 1,
    "id": "kinds",
    "version": 1,
    "name": "Các loại tiêu chí",
    "period": "quarter",
    "score": {"total": 100, "step": 1},
    "scorers": [{"id": "a", "name": "Chấm"}],
    "official": "a",
    "domains": [
        {
            "id": "A",
            "name": "A",
            "cap": 100,
            "criteria": [
                {"id": "A1", "name": "một", "cap": 40},
                {"id": "A2", "name": "hai", "cap": 10, "options": [{"points": 10}, {"points": 4}, {"points": 0}]},
                {"id": "A3", "name": "ba", "cap": 10, "full_or_zero": True},
                {"id": "A4", "name": "bốn", "cap": 20, "ratio": {"done": "xong", "assigned": "giao"}},
                {"id": "A5", "name": "năm", "cap": 20, "not_applicable": "spread", "spread_over": ["A1"]},
            ],
        }
    ],
    "bonuses": [{"id": "T", "name": "thưởng", "cap": 5}],
    "facts": [
        {"id": "late", "name": "Trễ hạn", "kind": "percent"},
        {"id": "ok", "name": "Đạt chuẩn", "kind": "yes_no"},
    ],
    "levels": [
        {
            "id": "good", "code": "T", "name": "Tốt", "from": 70,
            "needs": [{"fact": "late", "at_most": 5}, {"fact": "ok", "is": True}],
        },
        {"id": "bad", "code": "K", "name": "Kém", "from": 0},
    ],
}  # fmt: skip
BACKWARDS = [{"from": 80, "points": 10}, {"from": 90, "points": 5}]
FACTS = {"late": 0, "ok": True}


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return load_rubric(written(tmp_path, RUBRIC))


def written(folder: Path, rubric: Mapping[str, Any]) -> Path:
    path = folder / "kinds.yaml"
    path.write_text(simplejson.dumps(rubric, use_decimal=True, ensure_ascii=False), encoding="utf-8")
    return path


def found(edition: Edition, scores: Mapping[str, Any] | None = None, **more: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401
    """Return the findings about one row, as code and cell; what is not named is at its cap and all facts are fine."""
    given = PointsGiven.model_validate({"scores": scores or {}, "others": "cap", "facts": FACTS, **more})
    placed = PlacedSheet(
        one_row(given, edition.rubric.main, unit_form(edition.rubric.main, edition.rubric)), None, None
    )
    examined = examine([placed], edition.rubric, Expected(None, None), Records())
    return [(finding.code, finding.at.cell) for finding in examined.findings]


@pytest.mark.parametrize(
    ("scores", "more", "expected"),
    [
        ({}, {}, []),
        ({"A2": 4}, {}, []),
        ({"A2": 5}, {}, [("DG210", "F1")]),
        ({"A3": "Đảm bảo"}, {}, []),
        ({"A3": "không"}, {}, []),
        ({"A3": 5}, {}, [("DG210", "G1")]),
        ({"A3": "tạm được"}, {}, [("DG205", "G1")]),
        ({"A1": "K/AD"}, {"note": "lý do"}, [("DG205", "E1")]),
        ({"A5": "K/AD"}, {"note": "lý do"}, []),
        ({"A5": "K/AD"}, {}, [("DG216", "J1")]),
        ({"A5": "Không áp dụng", "A1": 60}, {"note": "lý do"}, []),
        ({"A5": "Không áp dụng", "A1": 61}, {"note": "lý do"}, [("DG201", "E1")]),
        ({"A4": {"done": 3, "assigned": 4}}, {}, []),
        ({"A4": {"done": 5, "assigned": 4}}, {}, [("DG217", "I1")]),
        ({"A4": {"done": 0, "assigned": 0}}, {}, [("DG217", "H1")]),
        ({"A4": {"done": 1}}, {}, [("DG204", "H1")]),
        ({"A1": 35}, {"extras": {"T": 5}, "note": "sáng kiến"}, []),
        ({"A1": 35}, {"extras": {"T": 5}}, [("DG219", "L1")]),
        ({"A1": 35}, {"extras": {"T": 6}, "note": "sáng kiến"}, [("DG201", "L1")]),
        ({}, {"extras": {"T": 1}, "note": "sáng kiến"}, [("DG308", "P1")]),
        ({}, {"facts": {"late": 6, "ok": True}}, [("DG322", None)]),
        ({}, {"facts": {"late": 5}}, [("DG321", "O1")]),
        ({}, {"facts": {"late": Decimal("0.5"), "ok": True}}, [("DG320", "N1")]),
        ({"A1": 0}, {"facts": {}}, []),  # 60 points need nothing besides
    ],
)  # fmt: skip
def test_each_finding_at_its_cell(
    edition: Edition, scores: Mapping[str, Any], more: Mapping[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert found(edition, scores, **more) == expected


def test_nothing_left_to_take_points_over(tmp_path: Path) -> None:
    criteria = [dict(one) for one in RUBRIC["domains"][0]["criteria"]]
    criteria[0]["not_applicable"] = "exclude"
    changed = load_rubric(written(tmp_path, {**RUBRIC, "domains": [{**RUBRIC["domains"][0], "criteria": criteria}]}))
    assert found(changed, {"A1": "K/AD", "A5": "K/AD"}, note="lý do") == [("DG218", "J1")]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (CellValue(State.NUMBER, 95_000_000), "good"),
        (CellValue(State.UNREADABLE, 950_000, "95%", Fault.PERCENT), "good"),
        (CellValue(State.TEXT, raw="95%"), "good"),
        (CellValue(State.TEXT, raw="95"), "good"),
        (CellValue(State.TEXT, raw="0,95%"), None),
        (CellValue(State.TEXT, raw="0,95"), "DG320"),
        (CellValue(State.TEXT, raw="nhiều"), "DG320"),
        (CellValue(State.NUMBER, -1_000_000), "DG320"),
        (CellValue(State.NUMBER, 950_000), "DG320"),
        (CellValue(State.NUMBER, 1_000_000), "DG320"),
        (CellValue(State.TEXT, raw="1"), "DG320"),
        (CellValue(State.TEXT, raw="1%"), None),
        (CellValue(State.UNREADABLE, raw="#N/A", fault=Fault.ERROR_VALUE), "DG320"),
    ],
)
def test_a_percentage_is_read_as_it_is_meant(tmp_path: Path, cell: CellValue, value: str | None) -> None:
    levels = [dict(one) for one in RUBRIC["levels"]]
    levels[0]["needs"] = [{"fact": "late", "at_least": 95}]
    edition = load_rubric(written(tmp_path, {**RUBRIC, "levels": levels}))
    form = unit_form(edition.rubric.main, edition.rubric)
    sheet = one_row(PointsGiven(scores={}, others="cap"), edition.rubric.main, form)
    place = form.place("fact", "late")
    sheet.claims.add(1, place + 1, place, cell)
    examined = examine([PlacedSheet(sheet, None, None)], edition.rubric, Expected(None, None), Records())
    codes = [finding.code for finding in examined.findings]
    assert (codes[0] if codes and value != None else examined.judged[0].level) == value  # noqa: E711


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"options": [{"points": 11}, {"points": 0}]}, "DG614"),
        ({"options": [{"points": 9}, {"points": 0}]}, "DG614"),
        ({"options": [{"points": 10}, {"points": 0}], "step": 2}, "DG615"),
        ({"options": [{"points": 10}, {"points": 0}], "full_or_zero": True}, "DG607"),
        ({"frame": [{"word": "a", "share": 100}, {"word": "b", "share": Decimal("33.3333333")}]}, "DG607"),
        ({"frame": [{"word": "a", "share": 90}, {"word": "b", "share": 50}]}, "DG614"),
        ({"spread_over": ["A1"]}, "DG615"),
        ({"not_applicable": "spread", "spread_over": ["A2"]}, "DG610"),
        ({"not_applicable": "spread", "spread_over": ["Z"]}, "DG610"),
        ({"figure": {"unit": "%", "by": "X", "brackets": BACKWARDS}}, "DG607"),
        ({"figure": {"unit": "%", "by": "X", "brackets": [{"points": 10}]}}, "DG607"),
    ],
)  # fmt: skip
def test_what_rubric_check_says_of_a_criterion(tmp_path: Path, change: Mapping[str, Any], code: str) -> None:
    criteria = [dict(one) for one in RUBRIC["domains"][0]["criteria"]]
    criteria[1] = {"id": "A2", "name": "hai", "cap": 10, **change}
    _, findings = read_rubric(
        written(tmp_path, {**RUBRIC, "domains": [{**RUBRIC["domains"][0], "criteria": criteria}]})
    )
    assert {finding.code for finding in findings} == {code}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"needs": [{"fact": "late", "is": True}]}, "DG607"),
        ({"needs": [{"fact": "ok", "at_least": 1}]}, "DG607"),
        ({"needs": [{"fact": "ok"}]}, "DG607"),
        ({"needs": [{"at_least": 1}]}, "DG607"),
        ({"needs": [{"no_zero": True, "at_least": 1}]}, "DG607"),
        ({"needs": [{"fact": "nope", "at_least": 1}]}, "DG610"),
        ({"needs": [{"criterion": "nope", "at_least": 1}]}, "DG610"),
        ({"otherwise": "next"}, "DG615"),
    ],
)
def test_what_rubric_check_says_of_needs(tmp_path: Path, change: Mapping[str, Any], code: str) -> None:
    first = {"id": "good", "code": "T", "name": "Tốt", "from": 70, **change}
    _, findings = read_rubric(written(tmp_path, {**RUBRIC, "levels": [first, RUBRIC["levels"][1]]}))
    assert {finding.code for finding in findings} == {code}


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ({"level": "bad"}, set()),
        ({}, {"DG607"}),
        ({"level": "bad", "drop": 1}, {"DG607"}),
        ({"ceiling": "nope"}, {"DG610"}),
    ],
)
def test_what_rubric_check_says_of_overrides(tmp_path: Path, then: Mapping[str, Any], expected: set[str]) -> None:
    override = {"id": "x", "name": "x", "when": [{"fact": "ok", "is": False}], "then": then}
    _, findings = read_rubric(written(tmp_path, {**RUBRIC, "overrides": [override]}))
    assert {finding.code for finding in findings} == expected


TWICE = {"forms": ["khiển trách", "Khiển  trách"], "by": "act"}


@pytest.mark.parametrize(
    ("need", "code"),
    [
        ({"discipline": {"by": "act"}}, None),
        ({"discipline": {"by": "act"}, "is": False}, None),
        ({"reminder": {"number": 1, "result": "not_done"}}, None),
        ({"discipline": {"by": "act"}, "at_least": 1}, "DG607"),
        ({"discipline": {"by": "act"}, "reminder": {"number": 2, "result": "not_done"}}, "DG607"),
        ({"discipline": {"by": "act"}, "fact": "late", "at_least": 1}, "DG607"),
        ({"discipline": {}}, "DG606"),
        ({"discipline": {"by": "appeal"}}, "DG607"),
        ({"discipline": {"by": "act", "forms": []}}, "DG607"),
        ({"discipline": {"by": "act", "duty_related": 1}}, "DG607"),
        ({"discipline": {"by": "act", "form": ["khiển trách"]}}, "DG601"),
        ({"discipline": TWICE}, "DG609"),
        ({"reminder": {"number": 2}}, "DG606"),
        ({"reminder": {"result": "not_done"}}, "DG606"),
        ({"reminder": {"number": 3, "result": "not_done"}}, "DG607"),
        ({"reminder": {"number": 2, "result": "done"}}, "DG607"),
    ],
)  # fmt: skip
def test_what_rubric_check_says_of_a_need_about_a_register(
    tmp_path: Path, need: Mapping[str, Any], code: str | None
) -> None:
    override = {"id": "x", "name": "X", "when": [need], "then": {"level": "bad"}}
    _, findings = read_rubric(written(tmp_path, {**RUBRIC, "overrides": [override]}))
    assert {finding.code for finding in findings} == ({code} if code else set())


@pytest.mark.parametrize(("changes", "code"), [({"is": False}, None), ({"is": True}, "DG607"), ({}, "DG607")])
def test_a_level_is_never_for_those_alone_who_were_disciplined(
    tmp_path: Path, changes: Mapping[str, Any], code: str | None
) -> None:
    first = {"id": "good", "code": "T", "name": "Tốt", "from": 70, "needs": [{"discipline": {"by": "act"}, **changes}]}
    _, findings = read_rubric(written(tmp_path, {**RUBRIC, "levels": [first, RUBRIC["levels"][1]]}))
    assert {finding.code for finding in findings} == ({code} if code else set())
