"""English words of findings about people and units (DG4xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG401": (
        "code not on the roster",
        "[[Cell {cell}: ]]code “{value}”[[ ({name})]] is not on the roster[[; it looks like {looks}, but is typed with other characters or spaces]].",
        "[[If {looks} is meant, type that code. ]][[Most like it: {near}. ]]Add newcomers to the roster (roster.xlsx) and check again.",
        (
            "People are known by code, not by name, because many share a name. An unknown code is a slip of the "
            "pen or a newcomer who was not added yet; either way the scores belong to nobody. Correct the code, "
            "or add the person to the roster with the day of joining."
        ),
    ),
    "DG402": (
        "code is blank",
        "[[Row {row}: ]][[{name} ]]has no code.",
        "[[By name and unit it may be {near}. ]]Write the code[[ into cell {cell}]] to confirm.[[ Somebody new must be added to the list ({roster}) first.]]",
        (
            "A row has a name but no code. Equal names are not rare, so the tool suggests and never gives scores "
            "to somebody because of a name. Write the code from the roster; somebody without one is added to the "
            "roster first."
        ),
    ),
    "DG403": (
        "name differs from the roster",
        "Cell {cell}: on the roster code {code} is “{expected}”, the score sheet says “{value}”.",
        "Correct the name or the code, so that both are the same person.",
        (
            "Code and name point to two people, or the name is written differently. If rows slipped during "
            "sorting, somebody else now holds this person's scores; so the person is not graded. Compare with the "
            "roster and correct one of them; where many rows say so, see whether only some columns were sorted."
        ),
    ),
    "DG404": (
        "person in two places",
        "{who} stands in two places: {place1} and {place2}.",
        "Keep the right one. After a transfer, write its date into the roster.",
        (
            "One code stands twice, so there are two sets of scores or two rows of votes, or two roster rows whose "
            "dates overlap. The tool takes neither; the person is not graded until one place is left. Keep the "
            "right row; after a transfer within the period write its date, so that it is clear which unit rates "
            "the person."
        ),
    ),
    "DG405": (
        "person is missing",
        "The score sheet of {unit} lacks {who}[[ (who in this period was also in {former})]].",
        "Add the row with scores, or give the reason for not rating.",
        (
            "By the roster the person belongs to the unit in this period, but the unit's sheet does not have "
            "them. Left out they have no result and may lose a condition at the end of the year. Add the row or "
            "the reason; if they moved away, write the date into the roster."
        ),
    ),
    "DG406": (
        "person of another unit",
        "{who}[[ belongs to {expected}]][[ is not, or no longer, among those rated in {period} by the list]][[ ({membership})]][[, from {date}]][[, until {until}]], but has scores on the sheet of {unit}.",
        "Compare with the list[[; if {expected} is right, scores belong on the sheet of that unit: take them away here, and write an opinion into the column “Ghi chú”]]; if the list is out of date, correct it.",
        (
            "By the roster the person belonged to another unit on the day of the meeting (or on the period's last "
            "day). The row here is not used; if the right unit has a row too, that one is. Move the row, or "
            "correct the date of the transfer in the roster."
        ),
    ),
    "DG407": (
        "unit sent twice",
        "{unit} has different score sheets[[ {form_id}]] for {period}: {file}, {file2}. None of them is used.",
        "Keep the right file; move the other into the folder “_thay-the”.",
        (
            "The unit sent a corrected sheet and the old one is still there, or there are two versions. The tool "
            "does not guess the newer one from names or dates; nobody in the unit is graded. Ask the unit if need "
            "be, keep one file, and move the other into a folder whose name begins with “_”, where it is kept and "
            "not read."
        ),
    ),
    "DG408": (
        "unit has not sent",
        "{unit} has not sent its score sheet[[ {form_id}]] for {period}[[ (people: {n})]].",
        "Remind the unit; to close without it, give the reason in the register “Được chấp nhận”.",
        (
            "There is no file of this unit in the period's folder. Everybody in it is recorded as missing, which "
            "is not zero; the period is not complete. Remind the unit; if the file exists, see whether it lies in "
            "the right folder."
        ),
    ),
    "DG409": (
        "forms disagree",
        "Cell {cell} – {who}[[, criterion {crit}]]: the person's form has[[ {score} from the unit]][[ the voted level {vote}]], the unit's sheet has {value2} ({place}).",
        "Compare with the minutes and make the two agree.",
        (
            "The unit's score for one person is not the same on the person's form and on the unit's sheet. Nobody can "
            "tell which of them the unit agreed on, so the person is graded from neither. Compare with the minutes and "
            "correct the wrong one. Voted levels that differ are a warning: that of the unit's sheet counts."
        ),
    ),
    "DG410": (
        "code lost its zeros",
        "Cell {cell}: code {value} is stored as a number[[; on the roster it is {near}]].",
        "Change the cell's format to Text and type it again.",
        (
            "Excel stored the code as a number, and the zeros in front are gone. It was understood by the roster "
            "because it fits one person only, but next time it may fit another. Change the format of the code "
            "column to Text and type the code again."
        ),
    ),
    "DG411": (
        "no roster",
        "There is no roster; people and units were not checked against a list.",
        "Add roster.xlsx to the workspace.",
        (
            "Without a roster only the scores within each file can be checked: not who was left out, whose code "
            "is wrong, or who stands in the wrong unit. Make roster.xlsx (code, name and unit are enough) in the "
            "workspace and run again."
        ),
    ),
    "DG412": (
        "sheet marked for another unit",
        "File “{file}” is the template of {marked}, but everybody in it belongs to {unit}; the file is not used.",
        "Ask {unit} to fill in its own template; if people have moved, write the date into the roster and make the template again.",
        (
            "The file's mark names one unit, and everybody in it belongs to another one. Perhaps one unit's table "
            "was copied into another unit's template, so nobody can tell who gave the scores; the file is not used "
            "and nobody is graded from it. Ask the unit, and fill in the right template."
        ),
    ),
    "DG413": (
        "wrong sheet",
        "Cell {cell} – {who}: the group[[ “{group}”]] is rated with sheet {expected}, this is sheet {value}. The row is not used.",
        "Rate the person on sheet {expected}; if the group on the roster is wrong, correct the roster.",
        (
            "The rubric has several sheets, one for each group of people, each with criteria and caps of its own. Scores "
            "given on another group's sheet cannot be converted, so they are not used, and they are no zero either. Move "
            "the person to the right sheet, or correct the column “Nhóm đối tượng” of the roster and make the template again."
        ),
    ),
    "DG414": (
        "sheet unclear",
        "File “{file}” has lost its mark, and its columns fit {options} alike; the file is not used.",
        "Ask the unit to fill in the template that it was sent.",
        (
            "The rubric has several sheets. A template carries a mark that says which of them it is; this file has lost "
            "its mark, and its headings fit more than one. Which criteria were meant is nothing to guess, so the whole "
            "file is not used."
        ),
    ),
    "DG420": (
        "no such unit",
        "[[Cell {cell}]][[ – {who}]][[Mark of file “{marked}”]]: unit code[[ “{value}”]] is not on the sheet “Đơn vị”[[ ({no_unit})]][[; most like it: {near}]].",
        "[[Ask the unit to fill in the template that was sent, in place of file “{marked}”. ]]Write the unit's right code, or add the unit to the sheet “Đơn vị”.",
        (
            "The list of people, or the mark of a file, names a unit that the list of units does not have. People "
            "there would be in no unit's template and in no unit's summary; a file's unit is then taken from the "
            "people in it. Correct the code; if the unit is new, add a row for it."
        ),
    ),
    "DG421": (
        "no such unit above",
        "[[Cell {cell}]][[ – {unit}]]: the code of the unit above, “{value}”, is not on the sheet “Đơn vị”[[; most like it: {near}]].",
        "Correct the code of the unit above, or add that unit to the sheet “Đơn vị”.",
        (
            "A unit names a unit above it that is not on the list. Its figures could not be added up to the level "
            "above. Correct the code, add the unit above, or leave the cell blank where there is none on the "
            "list."
        ),
    ),
    "DG422": (
        "name is blank",
        "Row {row}[[ – {who}]]: the full name is not filled in.",
        "Write the full name as it is on file.",
        (
            "The roster has a code without a full name. The name is what codes on score sheets are compared with; "
            "without it nobody would notice scores given to the wrong person. Fill in the name and check the "
            "roster again."
        ),
    ),
    "DG423": (
        "dates reversed",
        "Row {row}[[ – {who}]]: “Từ ngày” ({from_}) is later than “Đến ngày” ({to_}).",
        "Correct the two dates; leave “Đến ngày” blank for somebody who still belongs.",
        (
            "The first day is later than the last, so the row covers no day at all. The person would count as not "
            "to be rated in any period. See whether day and month were swapped (05/10 or 10/05) and correct it."
        ),
    ),
    "DG424": (
        "parent units in a circle",
        "[[Cell {cell}: ]]units stand above one another in a circle: {value}.",
        "Correct the parent of one of them; the highest unit has none.",
        (
            "Going up from this unit leads back to it, so nobody can tell which unit stands above. Everybody is "
            "still graded in their own unit, but figures cannot be added up for the units above. Correct the "
            "column of parent units on the sheet “Đơn vị”."
        ),
    ),
    "DG425": (
        "group without a sheet",
        "Row {row} – {who}: no score sheet is for the group “{value}”[[; most like it: {near}]]. Groups with a sheet: {options}.",
        "Write the right “Nhóm đối tượng” into the roster.",
        (
            "The rubric has several sheets and chooses by the roster's column “Nhóm đối tượng”. Of somebody whose group is "
            "blank, or belongs to no sheet, nobody can tell by which criteria to rate, so the person has no grade. Correct "
            "the roster; if the regime has a further group, add it to the “roles” of a sheet in the rubric."
        ),
    ),
    "DG430": (
        "change within the period",
        "{who}: a change in {period} – before: {before}; from {date}: {after}. Rated in {unit}[[, by the post held longest in the period: {longest}]].",
        "Hear the former place where there is need; nothing to correct if the dates on the roster are right.",
        (
            "By the roster the person moved or changed posts within the period. Unit and post are those of the day of "
            "the meeting that the tally gives, or of the period's last day without one; with post: longest in the "
            "rubric the post is the one held longest in that unit within the period. Earlier results stay with the "
            "person. The former place may have something to say. If a date on the roster is wrong, correct it and "
            "grade again."
        ),
    ),
}
