"""English words of findings about grades and the year (DG7xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG701": (
        "proposal is not eligible",
        "{who}: proposed {value} for {period}, but not eligible: {because}.",
        "Ask the unit to look at the proposal again. The tool lowers nothing.",
        (
            "The level proposed for the year contradicts a condition of the rubric. The tool keeps the proposal, "
            "names the period that spoils it, and never changes the level, because to propose and to decide is "
            "for the organisation. If a period's result is wrong, correct it there and grade again; otherwise ask "
            "the unit to look at its proposal."
        ),
    ),
    "DG702": (
        "period without a result",
        "{who}: cannot be decided yet[[, no result for {periods}]][[, the result of {stale} is out of date: the data changed after grading]].",
        "[[Add the score sheet of {periods}, or give the reason for not rating. ]][[Grade {stale} again: danhgia grade.]]",
        (
            "The year's condition needs the result that is missing, or that is out of date because the data changed "
            "after grading. No result makes nobody eligible or not "
            "eligible; a verdict now would wrong or favour the person. Add the period's score sheet, record the "
            "reason for not rating, or record the result carried over; grade again what is out of date."
        ),
    ),
    "DG703": (
        "period not rated",
        "{who}: not rated in {period}[[ ({value})]]; no text says how it counts.",
        "Submit it to the competent body; record the result in the register “Quyết định”.",
        (
            "The person was rightly not rated in one period (maternity leave, full-time study …), and no text "
            "says how that counts at the end of the year. To take it for met or not met would be to make a rule, "
            "so the tool says “cannot be decided yet”. The competent body judges each case; record its result in "
            "the register “Quyết định”."
        ),
    ),
    "DG704": (
        "data changed after grading",
        "{period}: {what} after grading[[ (file “{file}”)]].",
        "Run again: danhgia grade[[ --{option} {n}]].",
        (
            "The period's recorded results were computed from other data than there are now. Old results in the "
            "year's decision could be wrong for those whose scores were just corrected, so the period counts as "
            "missing. Find out why the data changed and grade again; the earlier run is kept."
        ),
    ),
    "DG705": (
        "decision against the rule",
        "{who}: the decision {value} for {period} contradicts the condition: {because}. The decided level stands.",
        "Check the document; if it is right, record it in the register “Được chấp nhận”.",
        (
            "The competent body decided a level that the rubric's condition does not allow. The decided level "
            "stands, because the power to decide is theirs; the tool only shows the contradiction. Check the "
            "document and the row; if it is right, record the reason in the register “Được chấp nhận”."
        ),
    ),
    "DG706": (
        "not graded",
        "{who}: not graded[[ in {period}]]: {because}.",
        "Deal with what is named, then run again: danhgia grade[[ --{option} {n}]].",
        (
            "The person is on the period's list but has no level, and no other finding names the cause. It is "
            "said so that nobody is left out in silence. Deal with the cause and grade again."
        ),
    ),
    "DG707": (
        "file saved again",
        "File “{file}” was saved again after {period} was graded; scores and votes have not changed.",
        "Nothing to do.",
        (
            "The file is not the one that was read, but what grading uses is the same, mostly because it was "
            "opened and saved. The period's results still hold. It is noted so that a later check knows the file "
            "was opened after grading."
        ),
    ),
}
