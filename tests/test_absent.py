"""What does not apply to somebody is no zero: conditions on its points leave the level to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from danhgia import messages
from danhgia.checks.register_checks import Records
from danhgia.findings import Location
from danhgia.pipeline.case_sheets import examined_case
from danhgia.readers.grade_cases import PointsGiven
from danhgia.registers import Decision
from replay import replay
from sample_rubric import sample_sheet
from score_tables import Q3, domain, examined, grades, only, placed, said, small_rubric

if TYPE_CHECKING:
    from danhgia.rubric import Rubric
    from danhgia.sheets import PlacedSheet

LOW = {"id": "low", "name": "Thấp", "then": {"level": "failed"}}
RULES: dict[str, dict[str, Any]] = {
    "override": {"overrides": [{**LOW, "when": [{"criterion": "I.2", "below": 3}]}]},
    "group": {"overrides": [{**LOW, "when": [{"group": "I.b", "below": 3}]}]},
    "need": {"needs": [{"criterion": "I.2", "at_least": 10}]},
}


def rubric(rules: str, policy: str, **keys: object) -> Rubric:
    """Return a rubric in which I.2, in a group of its own, need not apply; a rule is about its points."""
    more = {**RULES[rules], **keys}
    levels: Any = sample_sheet()["levels"]
    levels[0] |= {"needs": more.pop("needs", []), "otherwise": "next"}
    first: Any = domain("I", 70, ("I.1", 40), ("I.3", 20))
    criterion = {**first["criteria"][1], "id": "I.2", "cap": 10, "not_applicable": policy}
    first["groups"] = [{"id": "I.b", "name": "Nhóm b", "cap": 10, "criteria": [criterion]}]
    sheet = sample_sheet(domains=[first, domain("II", 30, ("II.1", 30))], levels=levels, **more)
    return small_rubric(ballot=None, sheets=[sheet])


def row(of: Rubric, points: str = "K/AD") -> PlacedSheet:
    return placed(
        f"code | name | I.1 | I.3 | I.2 | II.1 | ghi chú\nA1 | Mẫu 1 | 40 | 20 | {points} | 30 | có", rubric=of
    )


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("policy", ["exclude", "spread"])
def test_people_settle_what_rests_on_points_of_what_does_not_apply(rules: str, policy: str) -> None:
    of = rubric(rules, policy)
    found = grades(row(of), rubric=of)["A1"]
    assert (found.status, found.level, found.reasons[-1].key) == ("unsettled", None, "ng_conditions")
    assert replay(found.reasons) == ("unsettled", None, None)
    told = only(examined(row(of), rubric=of).findings, "DG322")
    assert "không áp dụng" in messages.message(told, "vi")
    assert "does not apply" in messages.message(told, "en")


@pytest.mark.parametrize("rules", RULES)
def test_a_decision_settles_it(rules: str) -> None:
    of = rubric(rules, "exclude")
    at = Location("register.xlsx", "Quyết định", 2, 4)
    records = Records(decisions={Q3: {"A1": Decision("A1", Q3, None, "good", "Đảng ủy", "12", None, "", at)}})
    assert said(examined(row(of), rubric=of, records=records).findings) == []
    found = grades(row(of), rubric=of, records=records)["A1"]
    assert (found.level, found.level_from) == ("good", "decision")
    assert replay(found.reasons) == ("graded", "good", "decision")


@pytest.mark.parametrize("rules", RULES)
def test_points_in_full_and_points_that_were_given_count(rules: str) -> None:
    full, given = rubric(rules, "full"), rubric(rules, "exclude")
    assert grades(row(full), rubric=full)["A1"].level == "excellent"
    assert grades(row(given, "10"), rubric=given)["A1"].level == "excellent"
    low = grades(row(given, "0"), rubric=given)["A1"]
    assert low.level == ("failed" if rules != "need" else "good")


def test_what_would_change_nothing_leaves_nothing_open() -> None:
    of = rubric(
        "override", "exclude", overrides=[{**RULES["override"]["overrides"][0], "then": {"ceiling": "excellent"}}]
    )
    assert grades(row(of), rubric=of)["A1"].level == "excellent"


def test_a_later_override_that_holds_settles_it() -> None:
    later = {"id": "all", "name": "Vẫn xếp", "when": [{"criterion": "I.1", "at_least": 40}], "then": {"level": "good"}}
    of = rubric("override", "exclude", overrides=[*RULES["override"]["overrides"], later])
    found = grades(row(of), rubric=of)["A1"]
    assert (found.level, replay(found.reasons)) == ("good", ("graded", "good", "points"))


def test_what_one_of_several_scorers_says_does_not_apply_is_no_zero_in_their_mean() -> None:
    of = rubric("need", "exclude", combined={"mean": ["self", "branch"]})
    whole = {"I.1": 40, "I.3": 20, "I.2": 10, "II.1": 30}
    given = {"scorers": {"self": {**whole, "I.2": "K/AD"}, "branch": whole}, "note": "có"}
    examined = examined_case(PointsGiven.model_validate(given), of)
    assert "DG322" in [finding.code for finding in examined.findings]
    given["scorers"] = {"self": whole, "branch": whole}
    examined = examined_case(PointsGiven.model_validate(given), of)
    assert examined.findings == ()
