"""English lines of the lists that are followed up: what was not handed in, reminders, remedies, areas."""

from __future__ import annotations

LINES: dict[str, str] = {
    "title.duty": "NOT HANDED IN: {kind}",
    "title.reminders": "REMINDERS WITHOUT A RESULT",
    "title.remedies": "WEAKNESSES NOT PUT RIGHT IN TIME",
    "title.coverage": "AREAS THAT NOBODY LOOKS AFTER",
    "followup.due": "{name} – due {due}[[, as of {on}]]",
    "followup.on": "As of {on}",
    # what is handed in
    "followup.duty": (
        "{name} (due {due}[[, as of {on}]]): {done}/{asked} done[[, {late} of them late]]"
        "[[; not handed in {not_handed_in}]][[; not adopted {not_adopted}]][[; not made public {not_public}]]"
        "[[; unclear {unclear}]]."
    ),
    "followup.owed": "{who}[[ – {unit}]]: {what}[[ (own deadline {deadline})]]",
    "followup.group": "{unit}: {n} of {asked} open",
    "followup.unmet.handed_in": "not handed in",
    "followup.unmet.adopted": "not adopted by the unit",
    "followup.unmet.public": "not made public",
    "followup.unmet.unclear": "unclear: the register's row has errors",
    "followup.col.asked": "Asked",
    "followup.col.done": "Done",
    "followup.col.late": "Late",
    "followup.col.not_handed_in": "Not handed in",
    "followup.col.not_adopted": "Not adopted",
    "followup.col.not_public": "Not public",
    "followup.col.unclear": "Unclear",
    "followup.col.handed_in": "Handed in",
    "followup.col.adopted": "Adopted",
    "followup.col.published": "Made public",
    "followup.col.left": "Left to do",
    # reminders
    "followup.reminders": "Tasks without a result after a reminder: {n}[[, as of {on}]][[; after a second one: {second}]].",
    "followup.reminder": (
        "{who}: reminder {number} about “{task}”[[, document {document}]], sent {notified}[[, due {due}]]"
        "[[, {over} days over]][[ ({unclear})]]"
    ),
    "followup.sent": (
        "From {first} to {last}: reminders no. {number} sent {n} (completed {completed}"
        "[[, not completed {not_completed}]][[, no result yet {open}]])."
    ),
    "followup.disciplined": "From {first} to {last}: disciplined {n} ({forms}).",
    "followup.form": "{form} {n}",
    "followup.unclear_rows": "Rows of reminders and discipline with errors, not counted: {n}.",
    "followup.col.who": "Person or unit",
    "followup.col.task": "Task",
    "followup.col.number": "No.",
    "followup.col.document": "Document",
    "followup.col.notified": "Sent",
    "followup.col.due": "Due",
    "followup.col.over": "Days over",
    # remedies
    "followup.remedies": "Weaknesses not put right in time: {n}[[, as of {on}]].",
    "followup.remedy": (
        "{who}: “{weakness}”, due {due}[[; result of {result_date}]][[, {over} days over]][[ ({unclear})]]"
    ),
    "followup.col.weakness": "Weakness",
    "followup.col.result": "Result",
    "followup.col.result_date": "Day of the result",
    # areas
    "followup.coverage": "{name}, {first} to {last}: {covered} of {areas} areas have somebody on every day.",
    "followup.uncovered": "{area}: nobody {spans}[[ ({unclear})]]",
    "followup.span": "from {first} to {last}",
    "followup.several": "Looking after two areas or more on some day: {n}",
    "followup.holder": "{who}: {areas}",
    "followup.col.area": "Area",
    "followup.col.area_name": "Name of the area",
    "followup.col.spans": "Nobody from and to",
    "sheet.reminders": "Reminders",
    "sheet.remedies": "Remedies",
    # signs of checklists
    "title.signs": "SIGNS THAT WERE SEEN",
    "followup.signs": (
        "{name}, from {first} to {last}: signs seen {n} times, of {people} people out of {asked} whom it concerns"
        "[[; {unclear} rows have something wrong with them and are not counted]]. Counted, not scored, not ranked."
    ),
    "followup.sign": "{sign}. {name}: {people} people (recognised by oneself {own}, by the organisation {organisation})",
    "followup.signs_of": "{unit}: {n} people",
    "followup.col.asked_signs": "Concerned",
    "followup.col.people": "People",
    "followup.col.times": "Times",
    "followup.col.sign": "Sign",
    "followup.col.sign_name": "What it is",
    "followup.col.by_self": "By oneself",
    "followup.col.by_organisation": "By organisation",
    # the watch list
    "title.watched": "WATCH LIST",
    "sheet.watched": "Watch list",
    "followup.watched": (
        "Watch list[[ as of {on}]]: {people} people; proposed {proposed}, agreed to {approved}"
        "[[; {unclear} rows have something wrong with them and are not counted]]. Counted, not ranked."
    ),
    "followup.col.proposed": "Proposed",
    "followup.col.approved": "Agreed to",
    # the empty registers
    "template.registers": "Empty registers written: {path}",
    "template.registers_kept": "{path} is there already and was kept (overwrite: --force).",
    "day_unknown": "“{value}” is no day; write it like 2018-03-31.",
    "registers_over_own": "Empty registers are not written over the registers in use, {path}. Choose another folder.",
}
