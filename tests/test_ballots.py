"""What counted votes come to, against a computation of its own and the figures of HD 07/2011."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from danhgia.ballots import Counted, needed, outcome, share_text
from danhgia.pipeline.casing import test_rubric as run_cases
from danhgia.readers.rubric_file import load_rubric
from danhgia.rubric import Ballot

if TYPE_CHECKING:
    from danhgia.ballots import Outcome

LEVELS = ("excellent", "good", "completed", "failed")
HD_07 = [{"level": "excellent", "at_least": "2/3"}, {"level": "good", "above": "1/2"}]
RUBRIC = Path(__file__).parent / "rubrics" / "hd-07-2011.yaml"


def ballot(**keys: object) -> Ballot:
    usual: dict[str, object] = {
        "mode": "decide",
        "majority": "given",
        "denominator": "official_members",
        "thresholds": HD_07,
        "cumulative": False,
    }
    return Ballot.model_validate(usual | keys)


def voted(rule: Ballot, base: int, *votes: int, yes: int | None = None) -> Outcome:
    """Count votes for the levels in their order, “not rated” behind them; `yes` on a ballot of its own."""
    own = {"excellent": yes} if yes is not None else {}
    counted = dict(zip((*LEVELS, "not_rated"), votes, strict=False))
    return outcome(rule, LEVELS, Counted(counted, base, own, dict.fromkeys(own, base)))


@pytest.mark.parametrize(("base", "excellent", "good"), [(16, 11, 9), (14, 10, 8), (17, 12, 9)])
def test_the_vectors_of_2011(base: int, excellent: int, good: int) -> None:
    rule = ballot()
    assert [needed(one, base) for one in rule.shares] == [excellent, good]
    assert voted(rule, base, excellent, 0).level == "excellent"
    assert voted(rule, base, excellent - 1, 0).open == "no_majority"
    assert voted(rule, base, 0, good).level == "good"
    assert voted(rule, base, 0, good - 1).open == "no_majority"


def test_the_rubric_of_2011_and_its_cases() -> None:
    edition = load_rubric(RUBRIC)
    tested = run_cases(edition, RUBRIC, RUBRIC.name)
    assert (tested.cases, tested.failed, tested.findings) == (31, 0, ())


def test_votes_for_better_levels_count_only_where_the_rubric_says_so() -> None:
    assert voted(ballot(cumulative=True), 16, 8, 4, 4, 0).level == "good"
    assert voted(ballot(cumulative=False), 16, 8, 4, 4, 0).level is None


def test_a_ballot_of_its_own_comes_first_and_is_never_added_to_lower_levels() -> None:
    rule = ballot(separate=["excellent"], cumulative=True)
    assert voted(rule, 16, 0, 9, 7, 0, yes=11).level == "excellent"
    assert voted(rule, 16, 0, 9, 7, 0, yes=10).level == "good"
    assert voted(rule, 16, 0, 8, 8, 0, yes=10).level is None
    assert voted(rule, 16, 0, 9, 7, 0).level == "good"


def test_not_rating_is_an_option_with_its_own_share() -> None:
    rule = ballot(not_rated=True, thresholds=[*HD_07, {"level": "not_rated", "above": "1/2"}], cumulative=True)
    assert voted(rule, 16, 0, 7, 0, 0, 9).level == "not_rated"
    assert voted(rule, 16, 0, 9, 0, 0, 7).level == "good"
    low = ballot(not_rated=True, thresholds=[{"level": "good", "at_least": 40}, {"level": "not_rated", "at_least": 40}])
    found = voted(low, 16, 0, 8, 0, 0, 8)
    assert (found.level, found.open, found.tied) == (None, "tie", ("good", "not_rated"))
    assert voted(low.model_copy(update={"tie": "higher"}), 16, 0, 8, 0, 0, 8).open == "tie"


@pytest.mark.parametrize(
    ("policy", "votes", "level", "open_"),
    [
        ({"no_majority": "plurality"}, (6, 7, 3, 0), "good", None),
        ({"no_majority": "plurality"}, (7, 7, 2, 0), None, "tie"),
        ({"no_majority": "plurality", "tie": "higher"}, (7, 7, 2, 0), "excellent", None),
        ({"no_majority": "plurality", "tie": "lower"}, (7, 7, 2, 0), "good", None),
        ({"no_majority": "plurality"}, (0, 0, 0, 0), None, "no_majority"),
        ({"no_majority": "highest_cumulative"}, (6, 7, 3, 0), "good", None),
        ({"no_majority": "highest_cumulative"}, (2, 2, 12, 0), None, "no_majority"),
        ({}, (6, 7, 3, 0), None, "no_majority"),
    ],
)
def test_the_policies(policy: dict[str, str], votes: tuple[int, ...], level: str | None, open_: str | None) -> None:
    found = voted(ballot(**policy), 16, *votes)
    assert (found.level, found.open) == (level, open_)


@pytest.mark.parametrize(("tie", "level"), [("ask", None), ("higher", "excellent"), ("lower", "good")])
def test_two_levels_with_their_shares_are_a_tie(tie: str, level: str | None) -> None:
    low = [{"level": "excellent", "at_least": "1/3"}, {"level": "good", "at_least": "1/3"}]
    assert voted(ballot(thresholds=low, tie=tie), 16, 6, 10, 0, 0).level == level


@pytest.mark.parametrize(
    ("stated", "text"), [("2/3", "2/3"), (50, "1/2"), (65, "65%"), ("133/200", "133/200"), (100, "100%")]
)
def test_a_share_is_written_as_people_write_it(stated: object, text: str) -> None:
    (one,) = ballot(thresholds=[{"level": "good", "at_least": stated}]).shares
    assert share_text(one.share) == text


def independent(keys: dict[str, Any], base: int, votes: tuple[int, ...]) -> str | None:
    """Work a level out once more, with fractions, sums and sets alone."""
    shares = {
        one["level"]: (Fraction(one.get("at_least") or one["above"]), "above" in one) for one in keys["thresholds"]
    }

    def enough(level: str, count: int) -> bool:
        share, strict = shares[level]
        return Fraction(count, base) > share if strict else Fraction(count, base) >= share

    def with_better(level: str) -> int:
        return sum(votes[: LEVELS.index(level) + 1])

    def chosen(found: set[str]) -> str | None:
        if len(found) == 1 or not found:
            return next(iter(found), None)
        best_first = [level for level in LEVELS if level in found]
        return {"ask": None, "higher": best_first[0], "lower": best_first[-1]}[keys["tie"]]

    if keys["cumulative"]:
        enough_for = [level for level in LEVELS if level in shares and enough(level, with_better(level))]
        if enough_for:
            return enough_for[0]
    elif own := {level for level in shares if enough(level, votes[LEVELS.index(level)])}:
        return chosen(own)
    if keys["no_majority"] == "highest_cumulative":
        return next((level for level in LEVELS if level in shares and enough(level, with_better(level))), None)
    if keys["no_majority"] == "plurality" and any(votes):
        return chosen({level for level, count in zip(LEVELS, votes, strict=True) if count == max(votes)})
    return None


def test_random_tallies_come_to_what_fractions_come_to() -> None:
    draw = Random(7)  # noqa: S311 - the same tallies every time
    seen: set[tuple[str | None, str]] = set()
    for _ in range(20_000):
        named = sorted(draw.sample(LEVELS, draw.randint(1, 4)), key=LEVELS.index)
        thresholds = []
        for level in named:
            bottom = draw.randint(2, 7)
            share = f"{draw.randint(1, bottom - 1)}/{bottom}"
            thresholds.append({"level": level, draw.choice(("at_least", "above")): share})
        keys: dict[str, Any] = {
            "thresholds": thresholds,
            "cumulative": draw.random() < 0.5,
            "no_majority": draw.choice(("ask", "highest_cumulative", "plurality")),
            "tie": draw.choice(("ask", "lower", "higher")),
        }
        base = draw.randint(1, 24)
        cuts = sorted(draw.randint(0, base) for _ in LEVELS)
        votes = tuple(above - below for above, below in zip(cuts, (0, *cuts), strict=False))
        found = voted(ballot(**keys), base, *votes)
        assert found.level == independent(keys, base, votes), (keys, base, votes)
        assert (found.level is None) == (found.open is not None)
        seen.add((found.level, found.how))
    assert len(seen) >= 13  # every level in every way, and none
