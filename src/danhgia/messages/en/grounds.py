"""English words where levels rest on registers: findings, and the sentences about reminders and discipline."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG323": (
        "decision against a rule that rests on a register",
        "Register “{sheet}”, cell {cell} – {who}: the decision {value}, although {because}. The decided level stands.",
        "Check the document; if it is right, record it in the register “Được chấp nhận”.",
        (
            "The rubric sets points aside because of what the register of reminders or of discipline says, and the "
            "decided level is not the one it leaves. The decided level stands, because the power to decide is theirs; "
            "the tool only shows the contradiction. Check the document and the rows of the register; if it is right, "
            "record the reason in the register “Được chấp nhận”."
        ),
    ),
    "DG324": (
        "vote against a rule that rests on a register",
        "Cell {cell} – {who}: the vote gives {value}, although {because}.",
        "Ask the competent body, and record the level it decides in the register “Quyết định”.",
        (
            "The level would be the one voted, but the rubric has a rule that rests on the register of reminders or of "
            "discipline, and the vote does not keep it. The tool chooses neither: the person is not graded until the "
            "competent body has decided."
        ),
    ),
    "DG325": (
        "result of a reminder open",
        (
            "Register “{sheet}”, cell {cell} – {who}: reminder {number} about “{task}”, due {due}"
            "[[, row {row2} gives another result]][[, {why}]]."
        ),
        "Write “đã hoàn thành” or “không hoàn thành” as the file has it, one row for each reminder about a task.",
        (
            "By the rubric, a task that is not done in spite of a reminder decides the level of the period of its "
            "deadline. Past the deadline and without a result nobody knows whether it was done: it counts neither as not "
            "done nor as done. The person or unit is not graded until the result is on record, or the competent body "
            "has decided."
        ),
    ),
    "DG326": (
        "reminder without a deadline",
        "Register “{sheet}”, cell {cell} – {who}: reminder {number} about “{task}” has no deadline.",
        "Write the deadline that the notice sets.",
        (
            "The deadline says in which period the reminder counts. Without one nobody can tell whether it is about the "
            "period that is graded, so the person or unit is not graded. Write it as the notice has it."
        ),
    ),
    "DG327": (
        "time of the act not clear",
        (
            "Register “{sheet}”, cell {cell} – {who}: when the act was[[ ({act})]] that was punished by {form} on "
            "{decided} is not clear[[; nobody can tell whether row {row2} is about the same one]]."
        ),
        "Write the day, or the month, quarter or year of the act, as the decision has it.",
        (
            "When the act was says in which period the measure counts, and whether two decisions are about one breach: "
            "that counts once, even where both Party and State punished it. Where it is blank, in words, or longer than "
            "the period that is graded, nobody knows, and the person is not graded. Write it as the decision has it; "
            "where that cannot be found out, the competent body decides the level."
        ),
    ),
    "DG328": (
        "relation to duties blank",
        "Register “{sheet}”, cell {cell} – {who}: whether {form} of {decided} was related to duties is not said.",
        "Write “có” or “không”.",
        (
            "The rubric tells discipline related to somebody's duties from other discipline. A blank does not mean "
            "unrelated: the person is not graded until it is written."
        ),
    ),
    "DG329": (
        "form of discipline not clear",
        "Register “{sheet}”, cell {cell} – {who}: “{form}” is like a form that the rubric names, and is not that form.",
        "Write the name of the form alone, and explanations in another column.",
        (
            "The rubric counts certain forms of discipline. The one in the register holds the name of such a form or "
            "differs from it by a few letters, so nobody can tell whether it is meant; the tool does not choose. The "
            "person is not graded until it is written anew."
        ),
    ),
}

REASONS: dict[str, str] = {
    "reminder_found": (
        "reminder {number}[[ by {doc}]] about “{task}”, due {due}: not done"
        "[[, while {unmet} needs that there is none]][[, as {met} needs]]"
    ),
    "reminder_none": (
        "in {period} no task was left undone after reminder {number}[[, as {met} needs]][[, while {unmet} needs one]]"
    ),
    "reminder_without_result": (
        "reminder {number}[[ by {doc}]] about “{task}”, due {due}: no result on record[[, and {needed} needs it]]"
    ),
    "reminder_contradicted": (
        "reminder {number}[[ by {doc}]] about “{task}”, due {due}: two rows give different results"
        "[[, and {needed} needs one]]"
    ),
    "reminder_without_due": (
        "reminder {number}[[ by {doc}]] about “{task}”: no deadline on record[[, and {needed} needs it]]"
    ),
    "discipline_found": (
        "discipline: {form}[[ by {doc}]][[ of {body}]] on {decided}[[, act of {act}]]"
        "[[, while {unmet} needs that there is none]][[, as {met} needs]]"
    ),
    "discipline_none": ("in {period} no discipline of those meant[[, as {met} needs]][[, while {unmet} needs one]]"),
    "discipline_without_act": (
        "discipline: {form}[[ by {doc}]] on {decided}: when the act was is not clear[[ ({act})]]"
        "[[, and {needed} needs it]]"
    ),
    "discipline_form_unclear": (
        "discipline: “{form}”[[ by {doc}]] on {decided}: the form is not clear[[, and {needed} needs it]]"
    ),
    "discipline_relation_blank": (
        "discipline: {form}[[ by {doc}]] on {decided}: its relation to duties is not said[[, and {needed} needs it]]"
    ),
    "discipline_perhaps_counted": (
        "discipline: {form}[[ by {doc}]] on {decided}: perhaps a breach that counted in an earlier period"
        "[[, and {needed} needs to know]]"
    ),
    "row_unclear": "register “{sheet}”, row {row} has an error and is no ground yet[[, and {needed} needs it]]",
}
