"""English words of findings about votes where the rubric gives the majority (DG52x, DG53x): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG523": (
        "conclusion against the counts",
        "{who}: the unit concluded {value}, but the votes come to something else[[: {expected}]][[ – {because}]].",
        "Compare with the tally minutes; correct the votes or the level concluded.",
        (
            "The rubric says what share of the votes each level takes. By the counts the level that the unit concluded is not "
            "the one: another level has its share, or this one lacks it. Nobody but people can tell which figure is wrong, so "
            "this person is not graded. Correct it by the minutes, or let the unit vote again; a level that the competent body "
            "decided goes into the register “Quyết định”."
        ),
    ),
    "DG524": (
        "no level has its share of votes",
        "{who}: the votes conclude no level[[; tied: {levels}]][[ – {because}]].",
        "Let the unit vote again or conclude; a level that the competent body decided goes into the register “Quyết định”.",
        (
            "No level has the share of votes that the rubric asks for, or several have. The rule does not say what happens "
            "then, so nothing is chosen and this person is not graded. The unit votes again, or concludes a level of which the "
            "rule of shares says nothing; or the competent body decides."
        ),
    ),
    "DG525": (
        "votes cannot be counted",
        "{who}: no level can be worked out from the votes[[ (own ballot on {level})]][[: {why}]][[ (they add up to {sum}, {valid} are valid)]].",
        "Fill in every column of votes by the tally minutes, 0 where there is none. Who was not put to a vote of its own has 0 in both columns.",
        (
            "The rubric says what share of the votes each level takes, so everybody's level must follow from the counts. This "
            "person's are incomplete, or do not add up to the valid ballots: no level can be worked out, nor can the one that "
            "was concluded be checked, and this person is not graded. Correct them by the signed minutes."
        ),
    ),
    "DG526": (
        "count missing for the shares of votes",
        "[[{unit}, ]]tally: {label} is not given; no level can be worked out from the votes.",
        "Fill in what is missing on the sheet “Kiểm phiếu” by the minutes; 0 where there is nobody.",
        (
            "Shares of votes are taken of a number that the rubric names, the official members of the unit for example. "
            "Without it nobody knows how many votes it takes, so nobody voted on in this file is graded. A blank is never a zero."
        ),
    ),
    "DG527": (
        "those left out of the denominator differ",
        "[[{unit}, ]]tally: {n} official members are left out of the denominator, by the list and the registers it is {expected}[[ ({list})]].",
        "Compare the minutes with the list and the register “Không đánh giá” (reasons: {reasons}), and make them agree.",
        (
            "Whom the rubric names, members exempt from work and meetings for example, is left out of the number that shares "
            "are taken of. One too many or too few changes how many votes it takes. The two places differ, so nobody's level "
            "in this file is worked out."
        ),
    ),
    "DG528": (
        "more valid ballots than the denominator",
        "[[{unit}, ]]tally: {valid} valid ballots, but the number that shares are taken of ({label}) is only {base}.",
        "Compare with the tally minutes and correct the figures.",
        (
            "There cannot be more valid ballots than people who count, and the number must be above zero. Such figures give "
            "wrong shares, so nobody's level in this file is worked out. Correct the members, those present, or the ballots by "
            "the minutes."
        ),
    ),
    "DG529": (
        "official members differ from the list",
        "[[{unit}, ]]tally: {n} official members, the list has {expected}; shares of votes are taken of the number stated.",
        "Compare the minutes with the list (category, from, to), and correct the one that is wrong.",
        (
            "The rubric takes shares of votes of all official members, so one too many or too few can change a level. The tally "
            "states another number than the list has on the day of the meeting. The tool counts by the minutes and points it out, "
            "because the list may be behind. Nothing is compared where the list does not say what somebody is."
        ),
    ),
    "DG536": (
        "shares of votes contradict each other",
        "{file}[[, line {line}]]: share of votes of level {value}[[ and level {other}]]: {why}.",
        "Compare with the text; correct the shares (thresholds), cumulative or tie.",
        (
            "Two levels can have their shares on one ballot, or the better level takes fewer votes than the lower one, or a "
            "policy is never used. Where that happens people decide; nothing is chosen. If the text really says so, leave it "
            "and add a note."
        ),
    ),
    "DG537": (
        "level without a share of votes",
        "{file}[[, line {line}]]: no share of votes is given for {list}; where no other level has its share, none of these is ever chosen.",
        "Add the share by the text; where it is silent leave it: the unit or the competent body concludes.",
        (
            "The rubric does not say how many votes a level takes, and where no level has its share people are asked "
            "(no_majority: ask). Whoever lacks the shares that are given is not graded until the unit or the competent body "
            "concludes. Nothing is wrong where the text is like that."
        ),
    ),
}
