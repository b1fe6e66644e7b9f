"""English messages about several scorers: what each of them brings to a total, who is missing, who is far apart."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG213": (
        "a scorer gave nothing",
        "{who}: there are no scores from “{name}”, and the total is made from the scores of several. Not scored is not zero.",
        "Fill in that column of the form.",
        "The total is the mean of what several scorers gave, or each counts with a weight, and one of them gave no score at all. The tool takes that for no zero and does not share out the weight to others. The person is not graded until all scores are there.",
    ),
    "DG240": (
        "scorers differ on whether a criterion applies",
        "Cell {cell} – {who}, criterion {crit}: “{name}” says “{value}”, but “{name2}” gives {value2} ({place}).",
        "Agree on whether the criterion applies, and correct the other column.",
        "The total is made from the scores of several. A criterion either applies to a person or it does not: where one scorer says that it does not and another scores it, the columns are reckoned in two ways, and a mean of the two means nothing. The tool takes neither side. The person is not graded until the columns agree.",
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
