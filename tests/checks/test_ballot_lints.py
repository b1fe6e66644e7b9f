from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from danhgia.checks.ballot_lints import check_ballot
from danhgia.messages import LANGS, message
from sample_rubric import sample_edition, sample_rubric

if TYPE_CHECKING:
    from danhgia.findings import Finding

EXCELLENT, GOOD = {"level": "excellent", "at_least": "2/3"}, {"level": "good", "above": "1/2"}
REST = [{"level": "completed", "above": "1/2"}, {"level": "failed", "above": "1/2"}]
GIVEN: dict[str, Any] = {
    "mode": "decide",
    "majority": "given",
    "denominator": "official_members",
    "cumulative": False,
    "thresholds": [EXCELLENT, GOOD, *REST],
}


def found(**keys: object) -> list[Finding]:
    given = {key: value for key, value in (GIVEN | keys).items() if value is not None}
    problems = check_ballot(sample_edition(sample_rubric(ballot=given)))
    for finding in problems:
        assert all("…" not in message(finding, lang) for lang in LANGS)
    return problems


def told(**keys: object) -> list[tuple[str, object]]:
    return [(one.code, one.facts.get("why") or one.value) for one in found(**keys)]


@pytest.mark.parametrize("ballot", [None, {"mode": "agree"}, {"mode": "agree", "separate": ["excellent"]}, GIVEN])
def test_what_is_right_is_silent(ballot: dict[str, object] | None) -> None:
    assert check_ballot(sample_edition(sample_rubric(ballot=ballot))) == []


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"denominator": None}, [("DG606", "denominator")]),
        ({"cumulative": None}, [("DG606", "cumulative")]),
        ({"cumulative": None, "thresholds": [GOOD], "no_majority": "plurality"}, []),
        ({"thresholds": None, "cumulative": None}, [("DG606", "thresholds")]),
        ({"majority": None}, [("DG607", "unknown")]),
        ({"denominator": "valid", "excluded": ["Miễn sinh hoạt"]}, [("DG607", "valid")]),
        ({"thresholds": [{"level": "good"}, EXCELLENT, *REST]}, [("DG607", "")]),
        ({"thresholds": [GOOD | {"at_least": "1/2"}, EXCELLENT, *REST]}, [("DG607", "at_least, above")]),
        ({"thresholds": [EXCELLENT, {"level": "good", "above": 100}, *REST]}, [("DG607", "1")]),
        ({"thresholds": [EXCELLENT, {"level": "good", "at_least": "0/3"}, *REST]}, [("DG607", "0")]),
        ({"thresholds": [EXCELLENT, {"level": "gut", "above": "1/2"}, *REST]}, [("DG610", "gut")]),
        ({"thresholds": [EXCELLENT, GOOD, GOOD, *REST]}, [("DG609", "good")]),
        ({"thresholds": [EXCELLENT, GOOD, *REST, {"level": "not_rated", "above": "1/2"}]}, [("DG610", "not_rated")]),
        ({"separate": ["gut"]}, [("DG610", "gut")]),
        ({"separate": ["good"]}, [("DG607", "good")]),
        ({"separate": ["excellent", "good", "completed", "failed"]}, [("DG607", "excellent, good, completed, failed")]),
        ({"separate": ["excellent"], "thresholds": [GOOD, *REST]}, [("DG606", "level: excellent")]),
    ],
)
def test_keys_that_need_one_another(keys: dict[str, object], expected: list[tuple[str, object]]) -> None:
    assert told(**keys) == expected


THIRD: dict[str, object] = {"level": "good", "at_least": "1/3"}
HALF: dict[str, object] = {"level": "not_rated", "at_least": "1/2"}


@pytest.mark.parametrize(
    ("shares", "keys", "expected"),
    [
        ([EXCELLENT, THIRD], {}, [("DG536", "both")]),
        ([EXCELLENT, {"level": "good", "above": "1/3"}], {}, []),
        ([EXCELLENT, THIRD], {"tie": "higher"}, []),
        ([EXCELLENT, THIRD], {"cumulative": True}, []),
        ([EXCELLENT, THIRD], {"separate": ["excellent"]}, []),
        ([EXCELLENT, {"level": "good", "at_least": "3/4"}], {}, [("DG536", "reversed")]),
        ([EXCELLENT, {"level": "good", "above": "2/3"}], {"cumulative": True}, [("DG536", "reversed")]),
        ([EXCELLENT, THIRD, HALF], {"not_rated": True, "tie": "higher"}, [("DG536", "both")]),
        ([EXCELLENT, GOOD, HALF], {"not_rated": True}, []),
    ],
)
def test_shares_that_cannot_stand_together(
    shares: list[dict[str, object]], keys: dict[str, object], expected: list[tuple[str, object]]
) -> None:
    problems = found(thresholds=shares, no_majority="plurality", **keys)
    assert [(one.code, one.facts.get("why")) for one in problems] == expected
    assert {one.severity for one in problems} <= {"warning"}


def test_a_policy_that_is_never_used() -> None:
    assert told(cumulative=True, no_majority="highest_cumulative") == [("DG536", "unused")]
    assert told(cumulative=False, no_majority="highest_cumulative") == []


def test_levels_of_which_the_rule_says_nothing() -> None:
    (one,) = found(thresholds=[EXCELLENT, GOOD])
    assert (one.code, one.value, one.severity) == ("DG537", "HTNV, KHTNV", "warning")
    assert told(thresholds=[EXCELLENT, GOOD], no_majority="plurality") == []
