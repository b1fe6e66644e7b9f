"""English words of findings about files and the shape of workbooks (DG1xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG101": (
        "file cannot be read",
        "File “{file}” cannot be read[[: {why}]].",
        "Open it in Excel, choose Save As, type Excel Workbook (.xlsx), and send it again.",
        (
            "The file is in the folder but cannot be opened for reading. Nobody in it is graded; the other files "
            "are checked as usual. Passed over in silence, a whole unit would lack results and nobody would know "
            "why. Close it in other programs, or save it in Excel as .xlsx, and check again."
        ),
    ),
    "DG102": (
        "file has a password",
        "File “{file}” is protected by a password and could not be checked.",
        "Remove the password, save, and send it again. Do not send the password along.",
        (
            "The file is encrypted with a password for opening; the tool asks for none and tries none. Until it "
            "is removed nobody in the unit is graded. Open the file, remove the password for opening (the "
            "template's sheet protection may stay), save and send it again."
        ),
    ),
    "DG103": (
        "not an Excel .xlsx file",
        "File “{file}” is not an Excel .xlsx file[[ (in fact: {kind})]].",
        "Open it and save it as .xlsx; changing the end of the name is not enough.",
        (
            "What is inside the file is not an Excel Workbook, whatever its name says. Other types lose formulas, "
            "error cells or hidden rows, and reading them could give somebody a wrong score, so they are refused. "
            "Open the file in Excel, choose Save As, type Excel Workbook (.xlsx), and send it again."
        ),
    ),
    "DG104": (
        "file is damaged",
        "File “{file}” is damaged or was not downloaded completely[[ ({why})]].",
        "Download it again; if that does not help, ask the unit to send it again.",
        (
            "The file was cut off on its way, or a part inside it is not as it should be. Reading half of a "
            "damaged file could leave people out, so none of it is used. Download it again; if that does not "
            "help, have the unit save the original in Excel and send it again."
        ),
    ),
    "DG105": (
        "file is too large",
        "File “{file}”:[[ {what}]] {value}, above the limit of {limit}.",
        "Delete surplus rows and pictures below the table, save, and send it again.",
        (
            "The file is many times larger than a score sheet ever is, mostly because of empty rows with borders "
            "down to the end of the sheet, or pictures. The limit keeps one odd file from stopping the check of "
            "all other units. Delete surplus rows, columns and pictures, or copy the figures into a fresh "
            "template."
        ),
    ),
    "DG106": (
        "workbook with macros",
        "File “{file}” contains macros; the tool does not run them.",
        "Save it as an Excel Workbook (.xlsx).",
        (
            "The file carries program code (macros). Its scores are read and graded as usual, but macros are "
            "never run, so a cell that a macro fills in may be out of date. Use the .xlsx template next time."
        ),
    ),
    "DG110": (
        "sheet is missing",
        "File “{file}” has no sheet “{sheet}”[[ that can be read ({why})]][[; most like it: “{near}”]].",
        "Rename the sheet to “{sheet}”, or copy the figures into the template that was sent.",
        (
            "Sheets are found by name, never by order, so that another period's table is not read by mistake. "
            "Without it the file is not checked and nobody in it is graded. Give the sheet its name back; unhide "
            "it if it is hidden."
        ),
    ),
    "DG111": (
        "column is missing",
        "Sheet “{sheet}”[[, heading row {row}]]: {part} “{value}” is missing[[; most like it: “{near}”]].",
        "Restore the {part} as in the template that was sent.",
        (
            "Columns are found by their headings, the rows of one person's form by the labels of criteria; their "
            "order does not matter. Without the column (or row) of a criterion "
            "nobody's total can be formed, and guessing a column would give people each other's scores. Restore "
            "the heading, or copy the figures into the template."
        ),
    ),
    "DG112": (
        "column stands twice",
        "{part} “{value}” stands twice: {cell}[[ (“{heading}”)]] and {cell2}[[ (“{heading2}”)]].",
        "Keep only one of them.",
        (
            "Two columns have the same heading and may hold different figures; the tool does not choose. The "
            "wrong choice would make every score of the unit wrong. Delete or rename the surplus column and check "
            "again."
        ),
    ),
    "DG113": (
        "column not in the template",
        "Sheet “{sheet}”, cell {cell}: {part} “{value}” is not in the template and was not read.",
        "Nothing to do if it only holds notes.",
        (
            "Somebody added a column. It has no influence on scores and levels. If it holds something that should "
            "count, move that into the template's own column."
        ),
    ),
    "DG115": (
        "score sheet not filled in",
        "The score sheet[[ of {who}]][[ of {unit}]] is not filled in (the template came back untouched).",
        "Ask the unit to fill in the scores and send it again.",
        (
            "The unit sent back the empty template: no scores and no reasons for anybody. The tool says so once "
            "instead of once per cell. A blank is not a zero, so nobody is graded from it. Ask the unit to fill "
            "it in and send it again."
        ),
    ),
    "DG116": (
        "hidden rows with scores",
        "Sheet “{sheet}”:[[ rows that are hidden or filtered out but hold scores: {n} ({rows})]][[ hidden columns with scores: {n} ({columns})]][[ cells that show another number than they store: {n} ({cells}), “{shown}” for {stored} in the first]][[ cells that are struck through: {n} ({struck})]]; they count all the same.",
        "Unhide the rows, clear the filter, set the cells' number format to General, take away the strikethrough, and check again.",
        (
            "Hidden or filtered rows do not show in print or at the meeting, yet their scores count. Somebody in "
            "a hidden row could get a level that the unit never saw. Unhide them and clear the filter; delete "
            "rows that should not be there. A number format may hide a score too, or show 89.6 as 90: what is stored is graded, "
            "so let the cell show it. What is struck through is read like anything else: empty the cell or type the score that "
            "holds."
        ),
    ),
    "DG117": (
        "identical copy",
        "File “{file}” is identical to “{file2}”; only one of them is used.",
        "Delete the surplus file.",
        (
            "The two files are the same byte for byte, mostly because of a second download. Results are not "
            "affected, since only one is read. Delete the surplus one so that no later copy is mistaken for it."
        ),
    ),
}
