"""English words of findings about quotas (DG8xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG801": (
        "above the quota",
        "{group}: {stage} {x} {level}, at most {max}[[ ({pct}% of {den} {den_label})]]. At least {k} fewer. The sums: {work}.[[ {open} more people have no level yet.]]",
        "The tool picks nobody.[[ The same points at the edge ({points}): {ties}.]]",
        (
            "More people have the level than the rubric's share of their group allows. Whoever has no place counts at the "
            "level below, so the limit is where both numbers fit each other. It is a warning while the levels are proposed, "
            "and an error once those decided are too many. The tool lowers nobody; people decide, and those with the same "
            "points at the edge are named so that they are looked at together."
        ),
    ),
    "DG802": (
        "nobody to take a share of",
        "{group}: {stage} {x} {level}, but nobody is {den_label} to take {pct}% of.[[ {open} more people have no level yet.]]",
        "[[Record the level of the other {open} people. ]]Submit it to the competent body.",
        (
            "The share is of the people at a level that nobody in this group has. To call the share 0% would let every "
            "proposal pass, and to call it exceeded would be to make a rule. Record the levels of the others, or submit "
            "it to the competent body."
        ),
    ),
    "DG803": (
        "readings of the quota differ",
        "{group}: {stage} {x} {level}; how many fewer depends on how {pct}% is read: {work}.",
        "The rubric's own reading counts; where the text says otherwise, change “of” and “of_level” of the quota.",
        (
            "Texts rarely say whether a share is taken once of the numbers as they stand, or again after people have moved "
            "to the level below, and some take it of those rated good, some of those rated good or better. In this group "
            "these come to different numbers. What the rubric says counts; the others are there to compare."
        ),
    ),
    "DG804": (
        "quota could not be checked",
        "The quota of {level}: {why_not}[[ ({posts})]], so it was not checked[[ for {n} people]][[: {list}]][[ and {more} more]].",
        "Complete the list (roster.xlsx): role groups, posts, parent units.",
        (
            "The rubric's quota is per group, and the list does not say to which group these people belong, or who heads a "
            "unit. To put them into any group would make its numbers wrong, so they are in none. Complete the list and "
            "run the command again."
        ),
    ),
    "DG805": (
        "raised share is not used",
        "Register “Đơn vị được nâng tỷ lệ”, row {row} – {unit}: the share of {value}% is not used, {why}[[: {missing}]][[ (at most {most}%)]].",
        "Record document, date and share as the document has them; or add “raised” to the rubric.",
        (
            "A unit has a higher share only with a document on record and where the rubric lets it be raised so far. This "
            "row lacks its document, goes beyond what may be raised, or contradicts another row, so the usual share holds. "
            "Complete it from the document and run the command again."
        ),
    ),
}
