"""English lines of the terminal: summaries, `explain`, and the words that tables and lists share."""

from __future__ import annotations

LINES: dict[str, str] = {
    "assumed_suffix": "(assumed value, no text behind it)",
    # severities
    "severity.error": "Error",
    "severity.warning": "Warning",
    "severity.note": "Note",
    "severities.error": "errors",
    "severities.warning": "warnings",
    "severities.note": "notes",
    "accepted": "accepted: {reason}",
    "finding.hint": "Fix: {hint}",
    "folded": "{n} more of “{name}” in file {file} (all of them: --format csv)",
    # validate
    "validate.clean": "Checked: files {files}, people {subjects}; no errors[[, warnings {warnings}]][[, notes {notes}]].",
    "validate.summary": (
        "Checked: files {files}, people {subjects}; errors {errors}[[ (units: {units})]][[, warnings {warnings}]]"
        "[[, notes {notes}]]."
    ),
    "validate.returned": "Lists to send back: {path} (files: {n}).",
    "skipped": "Files skipped: {n} (folders beginning with “_”, Excel's temporary files).",
    "nothing_matched": "No file matches “{value}”.",
    # grade
    "grade.summary": (
        "{period}: graded {graded} of {subjects}[[ – {levels}]][[; not graded {not_graded}]][[ ({reasons})]]."
    ),
    "grade.level": "{level} {n}",
    "grade.unchanged": "{period}: data and results are those of the last run; nothing was written.",
    "no_ballots": "Levels by points – no result of a vote yet[[ ({unit_word}: {n})]].",
    "assumptions": "Rests on {n} assumed values without a text behind them[[: {list}]].",
    "counted.error": "{n} with errors",
    "counted.blank": "{n} not scored",
    "counted.missing": "{n} without a score sheet",
    "counted.exempt": "{n} exempt",
    "counted.not_rated": "{n} reviewed, not rated",
    "counted.deferred": "{n} to be rated later",
    "counted.outside": "{n} not to be rated",
    "counted.unsettled": "{n} where points and vote disagree",
    "counted.stale": "{n} to be graded again",
    # what a period brought somebody
    "status.graded": "Graded",
    "status.error": "Not graded because of errors",
    "status.blank": "Blank",
    "status.missing": "No score sheet yet",
    "status.exempt": "Exempt from rating",
    "status.not_rated": "Reviewed, not rated",
    "status.deferred": "To be rated later",
    "status.outside": "Not to be rated in this period",
    "status.unsettled": "Points and vote disagree",
    "status.stale": "Data changed, to be graded again",
    "level_from.points": "by points",
    "level_from.ballot": "by the unit's vote",
    "level_from.decision": "by the competent body's decision",
    "level_from.entered": "carried over",
    # yearend
    "yearend.summary": (
        "{year}, condition for {level}: eligible {yes}, not eligible {no}, undetermined {undetermined}."
        "[[ Proposals against the rule: {against}.]]"
    ),
    "yearend.no_rules": "{year}: the rubric has no year-end rule; people {subjects}, results are only put together.",
    "eligible.yes": "Eligible",
    "eligible.no": "Not eligible",
    "eligible.undetermined": "Cannot be decided yet",
    "eligible.none": "Does not apply",
    "holds.true": "✓",
    "holds.false": "✗",
    "holds.none": "?",
    # status
    "status.summary": "{period}: sheets from {received} of {units} units, {valid} without errors; {graded} of {subjects} people graded.",
    "status.not_graded": "{period} has not been graded yet.",
    "status.stale_period": "{period}: data changed after grading; run again: {command}",
    "status.waiting": "Not sent yet: {units}.",
    # rosters, rubrics, templates, workspaces
    "roster.clean": "Roster: people {subjects}, units {units}; no errors[[, warnings {warnings}]].",
    "roster.summary": "Roster: people {subjects}, units {units}; errors {errors}[[, warnings {warnings}]].",
    "rubric.clean": "{file}: no errors[[, warnings {warnings}]][[, notes {notes}]].",
    "rubric.summary": "{file}: errors {errors}[[, warnings {warnings}]][[, notes {notes}]].",
    "rubric.tested": "{file}: {passed} of {cases} worked cases come out as expected.",
    "rubric.no_cases": "{file}: no worked cases (they belong in {path}).",
    "rubric.copied": "Copied rubric {rubric} to {path}; set id, effective and basis before using it.",
    "template.written": "Template files written for {period}: {n}, in {path}.",
    "template.kept": "Files already there and kept: {n} (replace them: --force).",
    "init.done": "Made the workspace {path} (rubric {rubric}, year {year}).",
    "written": "Written: {path}",
    # next steps
    "next_step": "Next: {step}",
    "next.roster": "fill in the roster {path}, then run {command}",
    "next.template": "make the templates for the units: {command}",
    "next.send": "send the files in {path} to the units; put what comes back into {folder}",
    "next.validate": "check the sheets that were sent: {command}",
    "next.return": "send the lists back to the units: {command}",
    "next.grade": "grade: {command}",
    "next.fix": "correct the errors above, then run again: {command}",
    "next.yearend": "check the year-end rules: {command}",
    "next.explain": "see what one person's level rests on: {command}",
    "next.rule": "look up a code: {command}",
    # explain
    "explain.person": "{who} – {unit}",
    "explain.total": "{period}: {total} points – level by points: {level}[[ ({band})]]",
    "explain.domain": "{label}. {name}",
    "explain.criterion": "{label} {name}",
    "explain.source": "{file}, {sheet}, {cells}",
    "explain.ballot": "Secret vote[[ {date}]]: {level}[[, {x}/{valid} valid ballots]]",
    "explain.ballot_agrees": "agrees with the points",
    "explain.ballot_differs": "differs from the level by points",
    "explain.no_ballot": "No result of a vote yet",
    "explain.decision": "Decision: {level}[[, {body}]][[, {doc}]][[ of {date}]]",
    "explain.level": "Level that counts for the year: {level} ({level_from})",
    "explain.not_graded": "{period}: not graded – {because}",
    "explain.year": "{year}: {eligible}, {level}",
    "explain.year_level": "Level of {year}: {level} ({level_from})",
    "explain.year_open": "Level of {year}: the competent body has not decided yet",
    "explain.basis": "Basis: {basis}",
    "explain.rubric": "Rubric {rubric}, version {version}",
    # rule
    "rule.title": "{code} – {name} ({severity})",
    "rule.blocks.file": "While it stands, nobody in the file is graded.",
    "rule.blocks.person": "While it stands, this person is not graded.",
    "rule.blocks.nothing": "It keeps nobody from being graded.",
    "rule.fix": "Fix: {hint}",
}
