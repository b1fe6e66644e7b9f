"""What can be wrong with the rule of the vote: keys that need one another, shares that cannot stand together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from danhgia.checks.rubric_totality import finding_at
from danhgia.forms import NOT_RATED_ID
from danhgia.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.findings import Finding
    from danhgia.rubric import Ballot, Edition, Threshold

_OF_COUNTS = ("thresholds", "denominator", "excluded", "cumulative", "no_majority", "tie", "self_vote")
"""What only means something where levels follow from counts."""


def check_ballot(edition: Edition) -> list[Finding]:
    """DG606, DG607, DG609, DG610: keys of the vote; where they are right DG536 and DG537: its shares."""
    ballot = edition.rubric.ballot
    if ballot is None:
        return []
    levels = tuple(level.id for level in edition.rubric.main.levels)
    found = [*_keys(edition, ballot), *_named(edition, ballot, levels), *_separate(edition, ballot, levels)]
    found += [] if found or not ballot.shares else [*_shares(edition, ballot, levels), *_open(edition, ballot)]
    return found


def _keys(edition: Edition, ballot: Ballot) -> Iterator[Finding]:
    """DG606, DG607: what a majority needs, what means nothing without one, and what does not go together."""
    if ballot.majority == "unknown":
        stated = [key for key in _OF_COUNTS if key in ballot.model_fields_set]
        if stated:
            facts = {"key": "majority", "options": ("given",)}
            yield finding_at(edition, "DG607", ("ballot", stated[0]), value="unknown", facts=facts)
        return
    several = len([one for one in ballot.shares if one.level not in ballot.separate]) > 1
    wanted = {"thresholds": True, "denominator": True, "cumulative": several}
    for key, needed in wanted.items():
        if needed and getattr(ballot, key) is None:
            yield finding_at(edition, "DG606", ("ballot",), value=key)
    if ballot.excluded and ballot.denominator not in {None, "official_members"}:
        facts = {"key": "denominator", "options": ("official_members",)}
        yield finding_at(edition, "DG607", ("ballot", "excluded"), value=str(ballot.denominator), facts=facts)


def _named(edition: Edition, ballot: Ballot, levels: tuple[str, ...]) -> Iterator[Finding]:
    """DG607, DG609, DG610: a threshold of no share, or of two; for a level that there is not, or twice."""
    options = (*levels, *([NOT_RATED_ID] if ballot.not_rated else []))
    seen: dict[str, int] = {}
    for place, one in enumerate(ballot.thresholds or ()):
        path = ("ballot", "thresholds", place)
        shares = [key for key in ("at_least", "above") if getattr(one, key) is not None]
        if len(shares) != 1:
            facts: dict[str, object] = {"key": "thresholds", "options": ("at_least", "above")}
            yield finding_at(edition, "DG607", path, value=", ".join(shares), facts=facts)
        elif (one.share == 1 and one.strict) or (one.share == 0 and not one.strict):
            facts = {"key": shares[0], "example": '"2/3"'}  # nobody can have it, or everybody has
            yield finding_at(edition, "DG607", (*path, shares[0]), value=str(one.share), facts=facts)
        if one.level not in options:
            facts = {"key": "level", "options": options, "near": nearest(one.level, options)}
            yield finding_at(edition, "DG610", (*path, "level"), value=one.level, facts=facts)
        elif seen.setdefault(one.level, place) != place:
            first = edition.line(("ballot", "thresholds", seen[one.level]))
            yield finding_at(edition, "DG609", path, value=one.level, facts={"first": first and str(first)})


def _separate(edition: Edition, ballot: Ballot, levels: tuple[str, ...]) -> Iterator[Finding]:
    """DG606, DG607, DG610: a ballot of its own is for the best levels, which need a share and leave others over."""
    path = ("ballot", "separate")
    unknown = [level for level in ballot.separate if level not in levels]
    for level in unknown:
        facts: dict[str, object] = {"key": "separate", "options": levels, "near": nearest(level, levels)}
        yield finding_at(edition, "DG610", path, value=level, facts=facts)
    best = levels[: max(1, min(len(ballot.separate), len(levels) - 1))]
    if ballot.separate and not unknown and tuple(ballot.separate) != best:
        facts = {"key": "separate", "options": best}
        yield finding_at(edition, "DG607", path, value=", ".join(ballot.separate), facts=facts)
    shares = {one.level for one in ballot.shares}
    for level in ballot.separate:
        if ballot.shares and level in levels and level not in shares:
            yield finding_at(edition, "DG606", ("ballot", "thresholds"), value=f"level: {level}")


def _shares(edition: Edition, ballot: Ballot, levels: tuple[str, ...]) -> Iterator[Finding]:
    """DG536 ballot-rule-contradicts: two levels can both have enough, a better one takes less, a policy is unused."""
    order = [*levels, NOT_RATED_ID]
    places = {one.level: place for place, one in enumerate(ballot.shares)}
    for one, other in combinations(sorted(ballot.shares, key=lambda share: order.index(share.level)), 2):
        why = _contradiction(ballot, one, other)
        if why:
            facts = {"why": why, "other": other.level}
            path = ("ballot", "thresholds", places[one.level])
            yield finding_at(edition, "DG536", path, value=one.level, facts=facts)
    if ballot.no_majority == "highest_cumulative" and ballot.cumulative:
        facts = {"why": "unused"}
        yield finding_at(edition, "DG536", ("ballot", "no_majority"), value=ballot.shares[0].level, facts=facts)


def _contradiction(ballot: Ballot, better: Threshold, other: Threshold) -> str | None:
    """Tell what is wrong with the shares of two levels; whatever the number of voters.

    Two parts that do not overlap can both be had exactly if together they are no more than the whole, and less than it
    where one of them must be exceeded.
    """
    unrated = other.level == NOT_RATED_ID
    if better.level in ballot.separate:
        return None
    together = better.share + other.share
    both = together < 1 or (together == 1 and not (better.strict or other.strict))
    if both and (unrated or (not ballot.cumulative and ballot.tie == "ask")):
        return "both"
    reversed_ = (better.share, better.strict) < (other.share, other.strict)
    return "reversed" if reversed_ and not unrated else None


def _open(edition: Edition, ballot: Ballot) -> Iterator[Finding]:
    """DG537 ballot-level-open: levels of which the rule says nothing, where people are asked."""
    named = {one.level for one in ballot.shares}
    left = tuple(level.heading for level in edition.rubric.main.levels if level.id not in named)
    if left and ballot.no_majority == "ask":
        yield finding_at(edition, "DG537", ("ballot", "thresholds"), value=", ".join(left), facts={"list": left})
