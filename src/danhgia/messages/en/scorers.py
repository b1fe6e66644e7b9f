"""English messages about several scorers: what each of them brings to a total, who is missing, who is far apart."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG213": (
        "a scorer gave nothing",
        "{who}: there are no scores from “{name}”, and the total is made from the scores of several. Not scored is not zero.",
        "Fill in that column of the form.",
        "The total is the mean of what several scorers gave, or each counts with a weight, and one of them gave no score at all. The tool takes that for no zero and does not share out the weight to others. The person is not graded until all scores are there.",
    ),
    "DG903": (
        "self score of another level",
        "{who}: self {a}, unit {b}, {value} points apart[[, levels apart: {n}]][[; {points} points or more must be explained]][[; a gap of {levels} or more levels must be explained]][[ ({basis})]].",
        "Ask for the reason in writing.",
        "What somebody scored himself and what the unit scored come to different levels, or are so far apart that the rubric wants it explained. Neither is wrong for that; it is pointed out so that the reason is on record in case of an appeal. Where the rubric says nothing, a gap within one level is not mentioned. No result depends on it.",
    ),
}

REASONS: dict[str, str] = {
    "scorer_share": "{name}: {total} points[[, weight {weight}%]][[, counting {part}]] (at {place})",
    "scorers_together": "the total is made from {n} scorers: {total}",
}
