"""The fourth quarter: mistakes in the vote and in its tally; a unit for each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from danhgia.forms import NOT_RATED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from making.draft import Draft
    from making.plan import Mistake

_ALL = 5
"""How many vote in a unit of this example: each gives one ballot, and all are valid."""


def not_adding_up(draft: Draft) -> Mistake:
    """DG510: valid and invalid ballots are more than were collected."""
    draft.facts["invalid"] = 1
    return draft.found_in_count("DG510", "collected")


def a_vote_lost(draft: Draft) -> Mistake:
    """DG511: somebody has fewer votes than there were valid ballots."""
    draft.votes[draft.who(2)] = (0, _ALL - 1, 0, 0, 0)
    return draft.found_in_votes("DG511", draft.who(2))


def more_than_issued(draft: Draft) -> Mistake:
    """DG512: more ballots came back than were given out."""
    draft.facts["issued"] = _ALL - 1
    return draft.found_in_count("DG512", "collected")


def more_than_voters(draft: Draft) -> Mistake:
    """DG512: more ballots were given out than official members were there."""
    draft.facts["official_present"] = _ALL - 1
    return draft.found_in_count("DG512", "issued")


def against_points(draft: Draft) -> Mistake:
    """DG513: the unit voted another level than the points give; nobody has settled it."""
    draft.change(draft.who(2), ballot="XS")
    draft.votes[draft.who(2)] = (_ALL, 0, 0, 0, 0)
    return draft.found("DG513", draft.who(2), "ballot")


def too_early(draft: Draft) -> Mistake:
    """DG514: the meeting was not in the quarter's last month."""
    draft.facts["meeting_day"] = date(2018, 11, 28)
    return draft.found_in_count("DG514", "meeting_day")


def minority(draft: Draft) -> Mistake:
    """DG515: the level concluded has not the most votes."""
    draft.votes[draft.who(2)] = (_ALL - 1, 1, 0, 0, 0)
    return draft.found_in_votes("DG515", draft.who(2))


def unvoted(draft: Draft) -> Mistake:
    """DG516: others were voted on, one was not."""
    draft.change(draft.who(2), ballot=None)
    del draft.votes[draft.who(2)]
    return draft.found("DG516", draft.who(2), "ballot")


def not_concluded(draft: Draft) -> Mistake:
    """DG517: votes were counted, and no level was concluded."""
    draft.change(draft.who(2), ballot=None)
    return draft.found_in_votes("DG517", draft.who(2))


def concluded_otherwise(draft: Draft) -> Mistake:
    """DG518: the tally concludes another level than the score sheet has."""
    draft.concluded[draft.who(2)] = "XS"
    return draft.found_in_votes("DG518", draft.who(2), concluded=True)


def not_counted(draft: Draft) -> Mistake:
    """DG519: a count in words."""
    draft.facts["summoned"] = "mười hai"
    return draft.found_in_count("DG519", "summoned")


def not_rated(draft: Draft) -> Mistake:
    """DG706: the unit voted not to rate somebody, which `grade` notes."""
    draft.change(draft.who(2), ballot=NOT_RATED)
    draft.votes[draft.who(2)] = (0, 0, 0, 0, _ALL)
    return draft.found_in_row("DG706", draft.who(2))


def no_level(draft: Draft) -> Mistake:
    """DG307: the unit voted a level that the rubric does not have."""
    draft.change(draft.who(2), ballot="Giỏi")
    return draft.found("DG307", draft.who(2), "ballot")


BALLOT_MISTAKES: Mapping[str, Callable[[Draft], Mistake]] = {
    "CB01": not_adding_up,
    "CB02": a_vote_lost,
    "CB03": more_than_issued,
    "CB04": more_than_voters,
    "CB05": against_points,
    "CB06": too_early,
    "CB07": minority,
    "CB08": unvoted,
    "CB09": not_concluded,
    "CB10": concluded_otherwise,
    "CB11": not_counted,
    "CB13": no_level,
}
"""What is planted in which unit."""
NOT_RATED_IN = "CB12"
"""The unit that votes not to rate somebody: known to `grade` alone."""
