"""English words of findings about totals, formulas and claimed levels (DG3xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG301": (
        "subtotal differs",
        "Cell {cell} – {who}: “Cộng {domain}” says {value}, the criteria add up to {expected}.",
        "Restore the formula in cell {cell}; if the unit voted on the wrong figure, ask it to look again.",
        (
            "A subtotal on the sheet is not the sum of its criteria. The unit may have read it out and voted on "
            "it, so the person is not graded even though each score is right. Restore the template's formula, and "
            "tell the unit if the level may change."
        ),
    ),
    "DG302": (
        "total differs",
        "Cell {cell} – {who}: the total says {value}, the criteria add up to {expected}.",
        "Restore the formula in cell {cell}; if the unit voted on the wrong figure, ask it to look again.",
        (
            "The total on the sheet is not the exact sum of the criteria. It is the figure that was read out and "
            "voted on; if it is wrong, the person's level may be wrong too, for better or worse. The person is "
            "not graded until the formula is restored. If the unit voted on the wrong figure, ask it to look "
            "again."
        ),
    ),
    "DG303": (
        "level differs from total",
        "Cell {cell} – {who}: the sheet says level {value}, but {total} points are level {expected}[[ ({band})]].",
        "Correct the level, or check the scores again.",
        (
            "The level by points on the sheet is not the one that the total falls into. One of the two is wrong; "
            "the tool does not choose, and the person is not graded. Check the scores first; if they are right, "
            "restore the formula in “Mức theo điểm”."
        ),
    ),
    "DG304": (
        "domain above its cap",
        "{who}: domain {domain} adds up to {value}, above its cap of {cap}.",
        "Score the domain's criteria again[[: {cells}]].",
        (
            "No single criterion is above its cap, but together they exceed the domain's. Cutting the sum would "
            "make a score that nobody gave, so the tool does not. The unit scores the domain again; if the "
            "rubric's cap is wrong, correct the rubric."
        ),
    ),
    "DG305": (
        "total or level not calculated",
        "Cell {cell}[[ and {n} more]]: the formula of the total or level has not been calculated; the tool computes it itself.",
        "Open the file in Excel, press F9, save, and send it again.",
        (
            "The template's formula for a total or level was never calculated, so there is nothing to compare "
            "with. The scores are complete, so people are graded from the sum that the tool forms. Nothing has to "
            "be done; a copy for the meeting should be opened and saved in Excel so that everyone sees the "
            "totals."
        ),
    ),
    "DG306": (
        "formula overwritten",
        "Cell {cell}[[ – {who}]]: the template's formula was replaced by a typed number.",
        "Copy the formula back from another row.",
        (
            "A sum that is a formula in the template is a typed number now. It still agrees; if a score is "
            "corrected later it will not follow, and the unit may vote on an old figure. Copy the formula back "
            "from another row of the same column."
        ),
    ),
    "DG307": (
        "no such level",
        "Cell {cell} – {who}: “{value}” is not a level of the rubric.",
        "Write one of the levels: {options}.",
        (
            "The level in the cell is no name, code or spelling that the rubric knows. The tool does not take the "
            "one most like it, because one word more or less is one level more or less. Choose the level from the "
            "cell's list."
        ),
    ),
    "DG901": (
        "many identical rows",
        "{unit}: {n} people have the same score in every criterion.",
        "Look at the scores again; if they are right, nothing needs to change.",
        (
            "More than half of the people on the sheet have exactly the same scores. That can be right, but it "
            "often comes from copying one row down. It is only pointed out; no result depends on it."
        ),
    ),
    "DG902": (
        "everybody at the cap",
        "{unit}: {n} of {m} people have the cap in every criterion.",
        "Look at the scores again; if they are right, nothing needs to change.",
        (
            "Everybody on the sheet has the highest score in every criterion. Scores that are all the same tell "
            "nobody apart. It is only pointed out; no result depends on it."
        ),
    ),
    "DG309": (
        "no level stated",
        "[[Row {row} – ]]{who}: there is no level, and no reason for not rating either[[; “{value}”, which stands here, is no decision]].",
        "Enter the voted level, put the decision in the register, or choose a reason under “Lý do không đánh giá, xếp loại”.",
        (
            "Nothing is scored on this sheet: a level comes from the vote or from a decision of the competent body alone. "
            "From a blank row without a reason or a decision no level follows, not even the lowest. Enter the level from "
            "the minutes, put the decision on record, or state the reason."
        ),
    ),
}
