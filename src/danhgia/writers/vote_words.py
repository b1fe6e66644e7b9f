"""The rule of the vote as forms print it: what share each level takes, of what, and how many votes that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.ballots import needed, share_text
from danhgia.forms import NOT_RATED_ID
from danhgia.messages import say_term
from danhgia.tally_form import NOT_RATED_VOTED, own_count
from danhgia.writers.cells import Calculated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from danhgia.rubric import Ballot, Rubric, Threshold
    from danhgia.writers.cells import Content


def share_words(threshold: Threshold) -> str:
    """Return a share as a rule: `từ 2/3 trở lên`."""
    share = share_text(threshold.share)
    return f"trên {share}" if threshold.strict else f"từ {share} trở lên"


def of_words(ballot: Ballot) -> str:
    """Return what shares are taken of: `tổng số đảng viên chính thức của chi bộ, trừ số không tính`."""
    of = say_term("of", ballot.denominator or "valid", "vi")
    less = ", trừ số không tính vào tỷ lệ" if ballot.excluded else ""
    own = ", không kể người được xếp loại" if ballot.self_vote == "excluded" else ""
    return f"{of}{less}{own}"


def level_words(rubric: Rubric, threshold: Threshold) -> str:
    """Return the level that a share is for, as votes for it are counted: `HTTNV (kể cả HTXSNV)`."""
    ballot = rubric.ballot
    if threshold.level == NOT_RATED_ID:
        return NOT_RATED_VOTED
    levels = [level for level in rubric.main.levels if ballot is None or level.id not in ballot.separate]
    heading = rubric.main.level(threshold.level).heading
    ids = [level.id for level in levels]
    if ballot is None or not ballot.cumulative or threshold.level not in ids[1:]:
        return heading
    better = ", ".join(level.heading for level in levels[: ids.index(threshold.level)])
    return f"{heading} (kể cả {better})"


def needed_formula(
    ballot: Ballot, threshold: Threshold, cell: Callable[[str], str], facts: Mapping[str, Content]
) -> Calculated:  # fmt: skip
    """Return how many votes a level takes, as a live formula over the counts at the head; nothing while one is missing.

    `cell` gives a count's address. Whoever does not vote on himself is not in the base: this is for a voter.
    """
    key = ballot.denominator or "valid"
    own = threshold.level in ballot.separate and key == "valid"
    wanted = [own_count("valid", threshold.level) if own else key, *(["excluded"] if ballot.excluded else [])]
    less = 1 if ballot.self_vote == "excluded" else 0
    cells = [cell(one) for one in wanted]
    base = "-".join([*cells, *([str(less)] if less else [])])
    top, bottom = threshold.share.numerator, threshold.share.denominator
    least = (
        f"QUOTIENT(({base})*{top},{bottom})+1"
        if threshold.strict
        else f"QUOTIENT(({base})*{top}+{bottom - 1},{bottom})"
    )
    held = [facts.get(one) for one in wanted]
    counts = [one for one in held if isinstance(one, int)]
    known = len(counts) == len(wanted)
    result = needed(threshold, counts[0] - sum(counts[1:]) - less) if known else ""
    return Calculated(f'=IF(COUNT({",".join(cells)})={len(wanted)},{least},"")', result)
