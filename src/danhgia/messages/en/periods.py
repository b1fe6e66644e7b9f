"""English words of findings about periods, votes, registers and the workspace (DG5xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG501": (
        "wrong period",
        "File “{file}” was made for {value}[[; {period} is being checked]][[ by its cell {cell}, but is taken for {meant}]].",
        "Check the file; it may be the score sheet of another period.",
        (
            "The file's mark names another period than the folder it lies in, or none that the rubric has. Taking one "
            "period's scores for another would be wrong for everybody in the unit, so the file is not used. Move the "
            "file to its own period's folder, or ask the unit for the right one. Where only the period printed above the table "
            "is another one, the file is used by its mark or folder, and this is a warning: somebody may have filled in an "
            "old sheet."
        ),
    ),
    "DG502": (
        "wrong rubric",
        "File “{file}” was made with rubric {value}, not with the one in use ({expected}).",
        "Make the template again (danhgia template) and ask the unit to fill it in.",
        (
            "The file comes from another rubric, which may have other criteria, caps and levels. To score by one "
            "scale and to grade by another is fair to nobody, so the file is not used. Send the unit the template "
            "of the rubric in use."
        ),
    ),
    "DG503": (
        "older rubric",
        "File “{file}” was made with an older version of the rubric ({value}); it was checked against the one in use.",
        "Use the new template next time (danhgia template).",
        (
            "The template was made before the rubric changed. The file is checked in full against the rubric in "
            "use; what no longer fits is reported on its own. Read the file's other findings with care, and send "
            "the new template next time."
        ),
    ),
    "DG504": (
        "no template mark",
        "File “{file}” lacks the template's mark, or part of it[[; period {period} taken from the folder]][[; unit {unit} taken from the codes]].",
        "Use the template that was sent, so that nothing is mixed up.",
        (
            "The file was not made from the tool's template, its figures were copied into another one, or the mark is "
            "not whole any more. The period is taken from the folder and the unit from the people in it; if the folder "
            "is wrong nothing would show it. Check the period and unit that are named, and fill in the template itself "
            "next time."
        ),
    ),
    "DG510": (
        "ballots do not add up",
        "[[{unit}, ]]tally[[ (own ballot on {level})]]: valid {valid} + invalid {invalid} = {sum}, but {collected} were collected.",
        "Compare with the tally minutes and correct the figures.",
        (
            "Valid and invalid ballots must add up to those collected. A vote whose counts do not agree is easily "
            "challenged. Compare with the signed minutes and correct the sheet “Kiểm phiếu”."
        ),
    ),
    "DG511": (
        "votes do not add up",
        "{who}[[, own ballot on {level}]]: the votes for all levels add up to {sum}, but there are {n} {bound}[[ – {why}]].",
        "Compare with the tally minutes; each valid ballot marks one level per person.",
        (
            "For each person the votes for the levels must add up to the valid ballots. One vote too many or too "
            "few can change which level has the most. Where there are more votes than ballots the figures are impossible, and "
            "this person is not graded by them. Compare with the minutes and correct this person's figures."
        ),
    ),
    "DG512": (
        "more ballots than voters",
        "[[{unit}, ]]tally[[ (own ballot on {level})]]: collected {collected}[[, issued {issued}]][[, official members present {present}]]; each must not exceed the next.",
        "Compare with the tally minutes and correct the figures.",
        (
            "There cannot be more ballots collected than issued, nor more issued than official members present "
            "(probationary members have no vote). Figures like these prove nothing about the vote. Compare with "
            "the tally minutes and correct them."
        ),
    ),
    "DG513": (
        "vote differs from points",
        "{who}: {total} points (level by points {expected}), but the unit voted {value}.",
        "Ask the unit to look again; or record the competent body's level in the register “Quyết định”.",
        (
            "The points give one level and the vote another, and no text says which counts. The tool keeps both "
            "and grades neither, so as not to choose in the unit's place. Ask the unit to look at the scores or "
            "the vote again; if the competent body has decided, record level, document and date in the register "
            "“Quyết định”."
        ),
    ),
    "DG514": (
        "meeting outside the last month",
        "[[{unit}: ]]the meeting of {date} is not in the last month of {period}.",
        "Check the date of the meeting.",
        (
            "Meetings are held in the last month of the period; the date on the sheet “Kiểm phiếu” is outside it. "
            "It may be a slip of the pen, or another period's tally. If the meeting was early or late there is "
            "nothing to correct."
        ),
    ),
    "DG515": (
        "stated level without most votes",
        "{who}: the unit states level {value}, but level {expected} has more votes.",
        "Compare with the tally minutes.",
        (
            "The level stated is not the one with the most votes. The tool takes the stated level all the same, "
            "because no text says how the majority is formed; but if the wrong column was copied, the person gets "
            "a wrong level. Compare with the minutes; if they say so, nothing has to be done."
        ),
    ),
    "DG516": (
        "one person's voted level blank",
        "Cell {cell} – {who}: the unit voted, but this person's level is not filled in; points count.",
        "Fill in the voted level, or leave it if the unit did not vote on this person.",
        (
            "The others in the sheet have a voted level, this person's is blank. Their level is taken from the "
            "points for now and may differ from the vote. Compare with the tally minutes and fill it in."
        ),
    ),
    "DG517": (
        "votes without a stated level",
        "{who}: there are[[ {n}]] votes on the sheet “Kiểm phiếu”, but the level that the unit states is not filled in.",
        "Fill in the column “Mức chi bộ bỏ phiếu xếp loại” according to the tally minutes.",
        (
            "The votes for each level are there, but not the level that was stated. No text says how the majority "
            "is formed, so the tool does not work out a level from counts; the person is not graded. Fill in the "
            "level from the minutes."
        ),
    ),
    "DG518": (
        "two levels in one file",
        "{who}: the score sheet says {value}, the sheet “Kiểm phiếu” says {value2}.",
        "Compare with the tally minutes and make the column “Mức chi bộ bỏ phiếu xếp loại” agree.",
        (
            "One person's voted level is different on two sheets of one file. It is not clear which one the unit "
            "stated, so the person is not graded. Compare with the minutes; in the template the sheet “Kiểm "
            "phiếu” takes the level from the score sheet and is not typed."
        ),
    ),
    "DG519": (
        "tally figure cannot be read",
        "Tally[[, cell {cell}]][[ – {who}]][[, {label}]]: “{value}” cannot be read[[; it must be {expected_kind}]].",
        "Type it again: counts as whole numbers, the date as day/month/year.",
        (
            "A cell of the sheet “Kiểm phiếu” is not a whole number (or not a date), or a column is missing. "
            "Without it nobody can tell whether the ballots add up. Where it is a person's votes, that person is "
            "not graded; where it is a figure for all, or a whole column, people are graded by the levels that the "
            "unit states. Type it again from the minutes, the number only."
        ),
    ),
    "DG520": (
        "sheet came late",
        "{unit}: score sheet received on {date}, {n} days late (due {deadline}).",
        "The score sheet needs no correction; take note of it for the record of progress.",
        (
            "The register gives a day of receipt after the day that “deadlines” in danhgia.yaml sets. The first "
            "receipt counts: a unit that was in time and sent its sheet again corrected is not late. Nobody's result "
            "changes."
        ),
    ),
    "DG531": (
        "decision is incomplete",
        "Register “Quyết định”, row {row}[[ – {who}]]: missing: {value}.",
        "Give the level, the deciding body, the document's number, and the date.",
        (
            "A level decided by the competent body stands above points and vote, so body, document and date must "
            "be there to prove it. An incomplete row is not used. Complete it from the document; while there is "
            "none, write the level into the column “Mức đề nghị”. A row with body, document and date, but without a "
            "level, may have lost it: another heading over its column is enough."
        ),
    ),
    "DG532": (
        "entry not filled in properly",
        "[[Cell {cell}]][[ – {who}]][[, column “{field}”]]: not filled in as it should be: “{value}”[[; it must be {expected_kind}]][[; choose one of: {options}]].",
        "Fill it in as the column requires.",
        (
            "A cell of the roster or of a register is blank where it must not be, or holds what its column does "
            "not take, such as a date in words or a period without its year. The row may change who is rated and "
            "which level counts, so nothing is guessed. Dates are 05/10/2018, periods 2018-Q3 or “quý III/2018”; "
            "where there is a list, choose from it."
        ),
    ),
    "DG533": (
        "two levels on record disagree",
        "{who}: the register “{sheet}” has two different levels for {period} on the same date: {place1} and {place2}.",
        "Keep the row that the document confirms; where one document replaces another, give both dates.",
        (
            "One person has two different levels in one period (decided, or carried over), and nothing says which "
            "document came later. To choose would be to decide in the competent body's place, so neither row is used; "
            "of two decisions, the person is not graded. Compare with the documents; where one replaces the other, their dates tell "
            "them apart."
        ),
    ),
    "DG534": (
        "result carried over is incomplete",
        "Register “Chuyển đến”, row {row}[[ – {who}]]: missing: {value}.",
        "Give the former unit, the document's number, and the date.",
        (
            "A result brought from elsewhere counts for the year, so the former unit, the document and its date must "
            "be there to prove it. An incomplete row is not used, and the person stays outside that period. Complete "
            "it from the papers of the transfer."
        ),
    ),
    "DG535": (
        "result carried over is not used",
        "{who}: the register “Chuyển đến” has a result for {period}, but in that period the person is rated here[[ ({own})]]; the row is not used.",
        "Delete the row of the register “Chuyển đến”, or correct the first day on the roster.",
        (
            "A result carried over is for a period in which the person was not on our list. By the list the person is "
            "rated here in this period, so only the result here counts; of two results for one period, one is a slip. "
            "Compare with the day of the transfer, and correct the register or the list."
        ),
    ),
    "DG540": (
        "ledger cannot be read",
        "The ledger “{file}” cannot be read[[: {why}]].",
        "Close the program that uses the file and run again; if the file is damaged, restore a backup, or move it away and grade each period again.",
        (
            "The ledger (danhgia.db) keeps every grading so that it can be checked later. Where the file is "
            "damaged, may not be written, is no ledger, or its tables were removed or altered by another program, no "
            "command overwrites it, so that what is left is not lost. Restore it from a backup; keep the damaged file."
        ),
    ),
    "DG541": (
        "ledger of a newer version",
        "The ledger “{file}” was made by a newer version of danhgia[[ (format {value}; this version reads up to {limit})]].",
        "Update danhgia and run again.",
        (
            "A newer version has written to the ledger. An older one could destroy what it does not understand, "
            "so it stops. Install the version that the other machine uses and run the command again."
        ),
    ),
    "DG550": (
        "workspace cannot be read",
        "The workspace cannot be used[[ (file “{file}”)]][[, line {line}]][[: {why}]][[ ({value})]].",
        "Correct danhgia.yaml, or make a new workspace: danhgia init.",
        (
            "The file danhgia.yaml says which rubric, which year and which files are used; as it is it cannot be "
            "understood. A guess could grade by the wrong rubric or the wrong year. Correct what is named, or "
            "make it again with danhgia init and copy roster and sheets over."
        ),
    ),
}
