"""English words of findings about kinds of scores, facts and conditions: short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG210": (
        "not one of the options",
        "Cell {cell} – {who}, criterion {crit}: {value} is not one of the allowed values {options}.",
        "Choose one of the values named.",
        "This criterion may only be scored with the values that the rubric lists, not with one between them. The tool does not choose the nearest, because each stands for a certain result. Compare the result with what each value is for and choose one.",
    ),
    "DG216": (
        "not applicable, without a reason",
        "Cell {cell} – {who}, criterion {crit}: says “{value}”, but no reason is given.",
        "Write the reason into the note of this row; on a person's form into the column “Căn cứ chấm điểm”.",
        "That a criterion does not apply changes how somebody's points are reckoned, so others must be able to see why. Without a reason it cannot be told from a criterion that was passed over. Write the reason into the note, or score the criterion.",
    ),
    "DG217": (
        "impossible ratio",
        "Cell {cell} – {who}, criterion {crit}: {value}[[ is more than the {limit} assigned]]; no ratio can be formed.",
        "Check both numbers; where nothing was assigned, write “K/AD” if the rubric allows it.",
        "The points are the share of what was assigned that was done, times the cap. More done than assigned gives more than 100%, and nothing assigned gives no share at all: both are slips. The tool does not cut to 100%. Compare with the plan and correct.",
    ),
    "DG218": (
        "nothing takes over the points",
        "Cell {cell} – {who}, criterion {crit}: says “{value}”, but what would take over its points does not apply either.",
        "Score at least one of those criteria, or ask the competent body.",
        "The points of a criterion that does not apply are spread over others, or its group is scaled. Where none of those applies either, nothing is left to reckon with, and the person is not graded.",
    ),
    "DG219": (
        "bonus or deduction without a reason",
        "Cell {cell} – {who}, line {crit}: {value} points without a reason.",
        "Write the reason into the column “Lý do điểm thưởng, điểm trừ”.",
        "Bonuses and deductions change the total beside the criteria, so each needs its reason. Whoever has none is not graded.",
    ),
    "DG308": (
        "total beyond the scale",
        "Cell {cell} – {who}: the total is {value}, outside the scale from 0 to {cap}.",
        "Look at the bonuses and deductions; the rubric does not say what to do with such a total.",
        "Bonuses or deductions carry the total out of the scale. The rubric does not let it be cut, so the person is not graded until the unit has looked at it.",
    ),
    "DG320": (
        "fact cannot be read",
        "Cell {cell} – {who}, “{name}”: “{value}” cannot be read.",
        "Write a number (a share as 95 or 95%, not 0.95), or “Có” or “Không”.",
        "The level depends on this besides the points. A number between 0 and 1 in a column of percentages could mean 0.95% or 95%, so it is taken for neither. The person is not graded until it is written anew.",
    ),
    "DG321": (
        "fact missing",
        "Cell {cell} – {who}: “{name}” is missing, and the level depends on it.",
        "Fill in this cell.",
        "With these points the level depends on this fact too. A blank means neither that it holds nor that it does not: the person is not graded until it is stated.",
    ),
    "DG322": (
        "points without what the level needs",
        "{who}: {because}.",
        "Ask the competent body, and record the level it decides in the register “Quyết định”.",
        "The points are those of a level, but what the level needs besides does not hold, and the rubric does not say which level it is then. The tool never lowers it by itself. So it is with points of a criterion that does not apply: that is no zero.",
    ),
    "DG614": (
        "options do not fit the cap",
        "{file}[[, line {line}]]: {value} points[[ are above the cap of {cap}]][[; no value reaches the cap of {unreached}]].",
        "Correct the cap or the values.",
        "A value above the cap of its criterion cannot be scored; where no value reaches the cap, nobody can have full marks. Official texts have such slips: say how it is understood, and mark it assumed.",
    ),
    "DG615": (
        "key without effect",
        "{file}[[, line {line}]]: “{value}” has no effect here.",
        "Remove the key, or add the one that it needs.",
        "The key only means something together with another one (a step where options are listed, what happens when needs do not hold of a level without any). Left in, it makes readers believe in a rule that is none.",
    ),
}
