"""English words of findings about single scores (DG2xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG201": (
        "above the cap",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: scored {value}, above the cap of {cap}.",
        "Score it again from {floor} to {cap}.[[ A decimal mark may be missing: {value} or {near}?]]",
        (
            "The score of a criterion is higher than the rubric allows. The tool does not lower it to the cap, "
            "because it cannot know what was meant; the person is not graded until it is corrected. Left alone it "
            "would give points that do not exist, at the cost of everyone else in the unit. Check the minutes and "
            "score again within the limits; look out for a lost decimal mark (45 for 4.5)."
        ),
    ),
    "DG202": (
        "below the floor",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: scored {value}, below the floor of {floor}.",
        "Score it again from {floor} to {cap}.",
        (
            "The score is lower than the criterion's lowest, often a minus sign typed by mistake. The tool does "
            "not raise it; the person is not graded until it is corrected. Left alone it would take points away "
            "without any rule. Check the minutes and score again within the limits."
        ),
    ),
    "DG203": (
        "off the step",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: scored {value}; scores go in steps of {step}.",
        "Score it again in steps of {step}[[: {lower} or {upper}]].",
        (
            "The rubric sets the step of scores, and this one is no multiple of it. The tool does not round for "
            "the scorer, because rounding up or down can change the level. Take the nearer one according to the "
            "unit's minutes."
        ),
    ),
    "DG204": (
        "score is blank",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: left blank, not scored. A blank is not a zero.",
        "Enter the score (0 if it is zero), or give the reason for not rating.",
        (
            "One criterion is not scored while others are. Blank and zero are two things: to take it for zero "
            "would wrong the person, to take it for full marks would favour them. The person is not graded until "
            "the cell has a score. Type 0 where the score is zero."
        ),
    ),
    "DG205": (
        "score is not a number",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: “{value}” is not a number.",
        "Enter the number only; no words, no “/”, no “-”.",
        (
            "A score cell holds words or signs, such as “4đ”, “3/5”, “4-5”, “x”. The tool does not guess numbers "
            "from text, because the person would pay for a wrong guess. The person is not graded until the cell "
            "holds one number."
        ),
    ),
    "DG206": (
        "number stored as text",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: “{value}” is stored as text; it was read as {read}.",
        "Change the cell's format to Number and type it again.",
        (
            "Excel takes the cell for text, mostly because a comma was typed on a machine that uses points; the "
            "number stands on the left of the cell. The tool reads it and says what it read, but Excel's own sum "
            "leaves it out, so the sheet's total may be short. Check the number that was read, change the format "
            "and type it again."
        ),
    ),
    "DG207": (
        "score became a date",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: Excel turned the score into a date or time: {value}.",
        "Change the cell's format to Number and type the score again.",
        (
            "When “3/5” or “4.5” is typed, Excel on some machines makes it a date. The score cannot be recovered "
            "from the date with certainty, so the person is not graded until it is typed again. Set the format to "
            "Number first, then type."
        ),
    ),
    "DG208": (
        "cell shows an error",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: the cell shows the error {value}.",
        "Repair the formula or type the score.",
        (
            "The cell shows an Excel error such as #REF!, #VALUE! or #N/A, mostly after a row or column was "
            "deleted or a formula was copied from another file. An error is neither a blank nor a zero; the "
            "person is not graded until it is repaired. Copy the formula from a good row, or type the score."
        ),
    ),
    "DG209": (
        "score as a percentage",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: the cell is formatted as a percentage[[, shows {shown}]], stored value {value}.",
        "Change the format to Number and type the score.",
        (
            "The cell shows a percentage, so what is seen and what is stored differ a hundredfold (90% seen, 0.9 "
            "stored). Either reading could be wrong for the person, so they are not graded. Change the cell's "
            "format to Number and type the score."
        ),
    ),
    "DG211": (
        "nothing scored",
        "[[Row {row} – ]]{who}: no criterion is scored.",
        "Enter the scores, or choose a reason under “Lý do không đánh giá, xếp loại”.",
        (
            "The person stands in the sheet, but the whole row is blank and there is no reason. Not scored does "
            "not mean zero; a level from an empty row would wrong the person. Enter the scores, or choose the "
            "reason for not rating so that it is on record."
        ),
    ),
    "DG212": (
        "scores and a reason",
        "[[Row {row} – ]]{who}: there are scores and also a reason for not rating (“{value}”).",
        "Keep only one of the two.",
        (
            "The row says two things that exclude each other: scored, and not to be rated. The tool does not "
            "choose; the person is not graded until the unit makes it clear. Delete the scores if the person is "
            "rightly not rated, or the reason if they were scored."
        ),
    ),
    "DG214": (
        "formula not calculated",
        "Cell {cell} – {who}[[, criterion {crit}]][[, column “{heading}”]]: the formula has not been calculated and has no result.",
        "Open the file in Excel, press F9, save, and send it again.",
        (
            "The score is a formula, but no spreadsheet program ever calculated and saved the file, so there is "
            "no number in it. Blank or zero would both be wrong; the person is not graded. Open it in Excel, "
            "press F9 and save; better still, type the score."
        ),
    ),
    "DG215": (
        "score in merged cells",
        "Cell {cell} – {who}, criterion {crit}: “{value}” stands in merged cells; which cell's score it is cannot be told.",
        "Unmerge the cells and enter the score of each.",
        (
            "Several score cells were merged into one, so the file holds a single number. It may belong to this "
            "criterion or to the one beside it, to this person or to the one below; the tool neither divides nor "
            "chooses. Nobody with a score in the merged cells is graded."
        ),
    ),
}
