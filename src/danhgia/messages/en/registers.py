"""English words of findings about registers that no grade rests on (DG551 to DG579): name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG551": (
        "neither person nor unit",
        "Register “{sheet}”, cell {cell}: “{value}” is the code of no person and of no unit on the roster.",
        "[[Nearest: {near}. ]]Correct the code, or add it to the roster (roster.xlsx).",
        (
            "The column takes the code of a person or of a unit; the roster knows no such code, so nobody can tell "
            "whom the row is about. It counts in no list, and no grade changes. Correct the code, or add the person "
            "or unit to the roster."
        ),
    ),
    "DG552": (
        "code of a person and of a unit",
        "Register “{sheet}”, cell {cell}: “{value}” is the code of a person and of a unit, too.",
        "Change one of the two codes in the roster (roster.xlsx), and the register with it.",
        (
            "One code is in use for a person and for a unit, so the row does not say whom it is about. It counts in "
            "no list. Give people and units codes of their own."
        ),
    ),
    "DG553": (
        "unknown kind of thing to hand in",
        "Register “{sheet}”, cell {cell}[[ – {who}]]: there is no kind “{value}”; one of: {options}.",
        "[[Nearest: {near}. ]]Correct the kind, or declare it under duties in the rubric.",
        (
            "The column says what was handed in; this kind is none of the usual ones and the rubric declares no such. "
            "The row does not count, so the person stays on the list of those who have not handed in. Choose the "
            "right kind, or declare a local one under the rubric's key duties."
        ),
    ),
    "DG554": (
        "days out of order",
        "Register “{sheet}”, cell {cell}[[ – {who}]]: “{field}” is {date}, before “{field2}” ({date2}).",
        "Look at the papers and correct the day that is wrong.",
        (
            "Two days of a row are not in the order in which things happen: adopted before it was handed in, a result "
            "before the notice. One of them is wrong, and the tool does not choose, so the row is no ground for "
            "anything. Correct it by the papers."
        ),
    ),
    "DG555": (
        "row entered twice",
        "Register “{sheet}”, row {row}[[ – {who}]]: the same as row {row2}.",
        "Keep one of them; where these are two things, say what tells them apart.",
        (
            "Two rows of a register say the same of the same person or unit. Counting both would make reports larger "
            "than what happened. Delete the row that is too many, or write down the difference."
        ),
    ),
    "DG556": (
        "a reminder that is neither the first nor the second",
        "Register “{sheet}”, cell {cell}[[ – {who}]]: reminder number {value}; there are only the first and the second.",
        "Write 1 or 2. Another task is another row, beginning with 1.",
        (
            "About one task there is a first and a second reminder; they are counted task by task, never over all "
            "tasks of somebody. The row does not count. Look at the notice and correct the number."
        ),
    ),
    "DG557": (
        "a second reminder without a first",
        "Register “{sheet}”, cell {cell}[[ – {who}]]: a second reminder about “{value}”, but no first one about that task.",
        "[[A first reminder about a task much like it: “{near}”. ]]Enter the first reminder, or name the task as it does.",
        (
            "A second reminder counts only for the very task of the first; two first reminders about two tasks never "
            "make a second. A task under another name may be another task, so the row is no ground for anything. Name "
            "it as the first notice does, or enter that notice."
        ),
    ),
    "DG558": (
        "a step before it is missing",
        "Register “{sheet}”, row {row}[[ – {who}]]: “{field}” is filled in, “{value2}” is not.",
        "Fill in this cell, or clear what was entered by mistake.",
        (
            "One cell means something only with another one: adopted needs handed in, a day of making public needs a "
            "place, agreed to needs proposed. With a step missing the row is no ground for anything. Complete it by "
            "the papers."
        ),
    ),
    "DG559": (
        "two people for one area on one day",
        "Register “{sheet}”, cell {cell}[[ – {who}]]: from {from_} area {value} is already looked after by {who2} (row {row2}).",
        "Enter the last day of the person before; where both are meant, nothing needs to be done.",
        (
            "Two rows assign one area on the same day. Mostly the last day of the person before was forgotten, and "
            "then nobody knows who answers for the area. Enter the day; where two people are meant, leave it."
        ),
    ),
    "DG560": (
        "days on which nobody looks after an area",
        "Register “{sheet}”, cell {cell}[[ – {who}]]: nobody looks after area {value} from {from_} to {to_}.",
        "Assign somebody, or correct the days.",
        (
            "Between two rows about an area there are days on which nobody looks after it. A day may be mistyped, or "
            "nobody was assigned yet. Correct the days, or enter who looks after it meanwhile."
        ),
    ),
    "DG561": (
        "no such sign",
        "Register “{sheet}”, cell {cell}[[ – {who}]]: the rubric has no sign “{value}”[[; most like it: “{near}”]].",
        "Enter a sign that the rubric has.",
        (
            "The register names a sign that is in none of the rubric's checklists. It may be mistyped, or the list may "
            "lack it. The row is not counted; nobody's level depends on it."
        ),
    ),
    "DG562": (
        "sign of another checklist",
        "Register “{sheet}”, cell {cell}[[ – {who}]]: sign “{value}” is in {list}, which is not for {role}.",
        "Enter a sign of this person's checklist, or correct the roster.",
        (
            "Each group of people has a checklist of its own. The sign is in none that concerns what this person was on "
            "that day. The row is not counted until the sign or the roster is corrected."
        ),
    ),
    "DG563": (
        "day outside the time",
        "Register “{sheet}”, cell {cell}[[ – {who}]]: {date} {day}.",
        "Correct the day, or the roster.",
        (
            "The sign was seen on a day on which the rubric is not in force, or on which this person is not on the "
            "roster, so that nobody can tell which unit it counts for. The row is not counted until the day or the "
            "roster is corrected."
        ),
    ),
}
