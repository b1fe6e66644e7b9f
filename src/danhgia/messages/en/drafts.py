"""English words of `rubric draft`: findings about blank forms (DG640 to DG648), and what was understood of one."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG640": (
        "form not understood",
        "File “{file}”: {form_why}[[ (sheets: {sheets})]].",
        "Use a form with a header row (content, criteria, points at most); where there are several tables, add --sheet NAME.",
        (
            "No table of criteria was found in the form, or several, and which one is meant is not clear. The tool does "
            "not choose and has written nothing: a rubric made of the wrong table makes every result wrong. Look at the "
            "table's header row, unhide the sheet, or name it with --sheet."
        ),
    ),
    "DG641": (
        "points of the form do not add up",
        "Cell {cell}:[[ “{group}”]] prints {cap} points, its parts come to {sum}[[ ({cells})]].",
        "Look at the original document; correct the rubric and note where the form is misprinted.",
        (
            "The points printed for a group or for the whole differ from what its parts come to. The draft keeps the "
            "numbers as they are printed and corrects none, so rubric check goes on mentioning it. Ask whoever issued "
            "the form, correct the wrong number and cite the source."
        ),
    ),
    "DG642": (
        "one cap printed twice, not the same",
        "Cell {cell2}: “{value}” prints {second} points, but cell {cell} prints {first}.",
        "Look at the original document and keep one number.",
        (
            "The points of one group or criterion are printed twice and differ, for example in its name and in the "
            "column of points. The draft takes the number in the line's own cell of points. Look at the original "
            "document before using it."
        ),
    ),
    "DG643": (
        "labels repeated on the form",
        "Cell {cell}: {n} criteria share labels ({labels}); the draft names them by their groups, for example I.1.a.",
        "Look through these names; templates made from the rubric print them in place of the labels.",
        (
            "The form prints the same label in front of several criteria, such as a, b, c in every group. Reading score "
            "sheets needs to tell them apart, so the draft puts the labels of the groups in front and keeps the printed "
            "one at the end of the line. Nothing to correct where these names will do."
        ),
    ),
    "DG644": (
        "groups within domains",
        "Cell {cell}: domain {value} has {n} groups in it ({groups}); the draft has domains and criteria alone.",
        "Look through it; the points of the groups stand in comments of the draft.",
        (
            "The form has more levels than a rubric can say so far. The criteria go straight into the domain, their "
            "points unchanged; names and points of the groups are kept as comments. The points of these groups are not "
            "checked when sheets are scored."
        ),
    ),
    "DG645": (
        "lines not taken for criteria",
        "Cell {cell}: {n} lines below “{value}” were taken for its steps or explanations, not for criteria of their own[[ ({cells})]].",
        "Where they are criteria of their own, write them into the draft from its comments.",
        (
            "Below a criterion the form prints lines without points of their own, or with the points of each step (5, 4, "
            "3 …). They do not add up to the criterion's points, so they are kept as comments. Look at the document: "
            "where each line is scored by itself, it has to become a criterion."
        ),
    ),
    "DG646": (
        "column of the form not used",
        "Sheet “{sheet}”, cell {cell}: column “{value}” {unused}.",
        "Nothing to correct where it has nothing to do with caps and scorers.",
        (
            "The heading does not say what the column is for, or two columns mean the same. The tool does not guess, so "
            "what is in it is not in the draft. Where it holds caps or scores, add them to the draft, or correct the "
            "heading in a copy of the form and draft again."
        ),
    ),
    "DG647": (
        "points beside the scale",
        "Cell {cell}: “{value}” are bonus points or deductions; a rubric cannot say them yet, the draft leaves them out.",
        "Follow them up outside the tool, and note it in the rubric.",
        (
            "The form adds or takes off points beside its scale. A rubric so far has criteria with a cap alone, so this "
            "part is neither counted nor checked. That has to be known before results are used."
        ),
    ),
    "DG648": (
        "hidden parts of the form",
        "Sheet “{sheet}”: hidden rows or columns of the table ({places}) were read all the same.",
        "Unhide them and see whether they belong to the form.",
        (
            "The table has hidden rows or columns, and what is in them is in the draft. They may be left over from an "
            "older form and only hidden. Unhide them, delete what is left over in a copy, and draft again."
        ),
    ),
}

LINES: dict[str, str] = {
    "draft.table": "Sheet “{sheet}”, table from cell {cell}: {shape}",
    "draft.name": "Name: {name} (cell {cell})",
    "draft.basis": "Basis: {basis} (cell {cell})",
    "draft.period": "Period: {period} (cell {cell})",
    "draft.month": "month",
    "draft.quarter": "quarter",
    "draft.half": "half-year",
    "draft.year": "year",
    "draft.scorers": "Scorers: {names}",
    "draft.total": "Total: {total} (cell {cell})",
    "draft.person": "Rated: people, a row each (cell {cell}: “{heading}”)",
    "draft.organisation": "Rated: organisations, a row each (cell {cell}: “{heading}”)",
    "draft.vote": "The level is voted (cell {cell}: “{heading}”)",
    "draft.col.label": "Label",
    "draft.col.name": "Name",
    "draft.col.cap": "Cap",
    "draft.col.cell": "Cell",
    "draft.col.cap_cell": "Cap in",
    "draft.level": "Level: {name}[[, code {code}]][[, short {short}]][[: {bounds}]] (cell {cell})",
    "draft.missing": "To be filled in: {n}",
    "draft.missing_at": "line {line}: {what}",
    "draft.summary": (
        "From “{file}”: domains {domains}, criteria {criteria}, levels {levels} → {path}[[; {missing} places to be filled in from the document]]."
    ),
    # what is missing at a place, and why
    "draft.gap.name": "the rubric's name: the form prints no title",
    "draft.gap.period": "the kind of period (month, quarter, half, year): the form does not say",
    "draft.gap.total": "the total of the scale: {unread}[[, cell {cell}]][[: “{raw}”]]",
    "draft.gap.step": "the step of scores: not printed on the form",
    "draft.gap.scorers": "who scores: the form has no scorer's column",
    "draft.gap.official": "whose scores count: not printed on the form",
    "draft.gap.levels": "the levels: not printed on the form",
    "draft.gap.cap": "the cap of “{what}”: {unread}[[, cell {cell}]][[: “{raw}”]]",
    "draft.gap.code": "the code of level “{what}”: not printed on the form[[ (the level is in cell {cell})]]",
    "draft.gap.from": "the lower bound of level “{what}” (from or above): {unread}[[ (the level is in cell {cell})]][[: “{raw}”]]",
}
