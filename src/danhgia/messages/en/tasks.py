"""English words of findings about tasks, and of the reasons that tasks are."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG220": (
        "task without a known owner",
        "Cell {cell} – task {task}: the owner's code[[ “{value}”]] is on no list[[; “{near}” perhaps]].",
        "Write the owner's code; for a task of the whole unit, the unit's code.",
        "Every task has one owner, told by code and never by name. While nobody knows whose a task is, it may be missing from anybody's points in the unit, so nobody on that sheet is graded until the code is right. A task of the unit bears the unit's code and counts for no person.",
    ),
    "DG221": (
        "owner is not on the score sheet",
        "Cell {cell} – task {task}: {who} is not on the score sheet of this unit.",
        "Move the task to the workbook of the unit that rates this person, or add the person to the score sheet.",
        "A task counts for its owner where that owner is rated. This one is on the list, but has no row on the score sheet of the same file, so the task counts nowhere. The person is not graded until the task stands in its place.",
    ),
    "DG222": (
        "nobody has this code",
        "Cell {cell} – task {task}[[ of {who}]]: nobody on the list has the code “{value}”[[; “{near}” perhaps]].",
        "Write the code of a person or a unit on the list.",
        "Who assigned a task and who evaluated it must be known, because they answer for the evaluation. The code is neither a person's nor a unit's. The owner is not graded until it is right.",
    ),
    "DG223": (
        "assigner is the owner",
        "Cell {cell} – task {task}[[ of {who}]]: who assigned it is its owner.",
        "Write the code of whoever assigned the task.",
        "Who assigns a task evaluates it, and cannot be the one who does it. A task that somebody proposed still has somebody who assigned or approved it. The owner is not graded until it is right.",
    ),
    "DG224": (
        "evaluator is not the assigner",
        "Cell {cell} – task {task}[[ of {who}]]: evaluated by “{value}”, assigned by “{limit}”.",
        "Have the assigner evaluate it, or correct the code.",
        "The rubric says that who assigns a task evaluates it. A result from somebody else is not counted; the owner is not graded until the assigner has evaluated.",
    ),
    "DG225": (
        "task with two owners",
        "Cell {cell} – task {task}[[ of {who}]]: it has another owner, too: {owner2} (cell {cell2}).",
        "Keep one owner for each task; give different tasks different codes.",
        "One task has one owner. Where one code stands for two people, nobody can tell whose the result is, so neither is graded until it is put right.",
    ),
    "DG226": (
        "task stated twice",
        "Cell {cell} – task {task}[[ of {who}]]: stated already in cell {cell2}.",
        "Delete the row that is too many, or give it another code where it is another task.",
        "A task stated twice would count twice. The tool chooses neither row; the owner is not graded until there is one.",
    ),
    "DG227": (
        "task has another owner than before",
        "Cell {cell} – task {task}: {who} owns it now; in {period} it was {owner2}.",
        "Check it; note a handover, and give another task another code.",
        "A task has one owner to the end. An earlier graded period of the same year has somebody else as the owner of the task of the same code in the same unit. This is a reminder to check; points are not touched.",
    ),
    "DG228": (
        "weights do not add up",
        "Cell {cell} – {who}: the weights of the tasks come to {value} ({cells}), not {limit}.",
        "Correct the weights, or add the task that is missing.",
        "The rubric says what the weights of somebody's tasks add up to. Another sum means a task missing or a weight mistyped; the tool does not rescale. The person is not graded until it is right.",
    ),
    "DG229": (
        "impossible quantity",
        "Cell {cell} – task {task}[[ of {who}]]: {value}[[ is more than the {limit} assigned]]; no share can be formed.",
        "Check what was assigned and what was done.",
        "Points for quantity are what was done of what was assigned. More than that would be above 100%, and of nothing there is no share: both have to be checked. The tool does not cut to 100%. What was done beyond may be a task of its own.",
    ),
    "DG230": (
        "unknown result of a task",
        "Cell {cell} – task {task}[[ of {who}]]: “{value}” is none of {options}.",
        "Choose one of the words that the cell offers.",
        "Each word of an evaluation brings a share that the rubric states. Of another word nobody can tell the share; the tool does not choose the nearest. The owner is not graded until it is right.",
    ),
    "DG231": (
        "task with a blank",
        "Cell {cell} – task {task}[[ of {who}]]: “{heading}” is blank.",
        "Fill in the cell; write 0 where there is none.",
        "Points from tasks take every cell that the table asks. A blank is not zero and not done. The owner is not graded until it is filled in.",
    ),
    "DG232": (
        "unusable value of a task",
        "Cell {cell} – task {task}[[ of {who}]], “{heading}”: “{value}” cannot be used.",
        "Write a number: counts are whole, weights and factors above 0, results from 0 to 100; mark an unplanned task with x.",
        "The cell takes a number within the limits of its column (a share is 95 or 95%, not 0.95), or an x for an unplanned task. The tool does not guess what was meant. The owner is not graded until it is right.",
    ),
    "DG233": (
        "no tasks",
        "Cell {cell} – {who}: has no task in the table of tasks, so criterion {crit} has no points.",
        "Write the person's tasks into the sheet “Nhiệm vụ”, or a reason for not rating.",
        "The points of this criterion come from tasks. Without a task there are none: neither the cap nor zero. The person is not graded until there are tasks or a reason.",
    ),
    "DG234": (
        "more taken off than the task brings",
        "Cell {cell} – task {task}[[ of {who}]]: {value} times {limit}% is more than the whole task.",
        "Ask the competent body: the rubric does not say how far it goes.",
        "Each failed assessment or delay takes a share off the task. The rubric does not say whether it ends at zero or goes on into other tasks, so the tool does not choose. Where a text says so, state it under below_zero.",
    ),
    "DG235": (
        "points differ from the tasks",
        "Cell {cell} – {who}, criterion {crit}: says “{value}”, the table of tasks comes to {expected}.",
        "Leave it to the template's formula, or correct the table of tasks.",
        "The points of this criterion come from the table of tasks and are not typed. Where the score sheet says something else, people looked at a wrong number, so the person is not graded.",
    ),
    "DG236": (
        "table of tasks cannot be used",
        "Table of tasks[[, row {row}]]: {how} “{value}”[[; “{near}” perhaps]].",
        "Use the workbook that the command template makes; do not delete or rename the sheet or its columns.",
        "The points of some criteria come from the table of tasks. Without the sheet “Nhiệm vụ”, or where a needed column is missing or there twice, nobody in this file has points.",
    ),
}

REASONS: dict[str, str] = {
    "task_points": "criterion {crit}: {value} of {cap} points, from {n} tasks",
    "task": "task {task} – {name} (cell {cell}, sheet {sheet})[[, unplanned ({unplanned})]][[, due {date}]][[, weight {weight}]][[, factor {difficulty}]][[, done {done} of {assigned}]][[, {failed} failed assessments]][[, {delayed} delays]][[, result {value}{unit}]]; assigned by {who}, evaluated by {who2}",
}

TERMS: dict[str, str] = {
    "how.sheet": "there is no sheet",
    "how.missing": "there is no column",
    "how.twice": "there are two columns",
}
