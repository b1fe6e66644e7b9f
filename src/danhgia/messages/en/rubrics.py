"""English words of findings about the rubric (DG6xx): short name, message, hint, explanation."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG600": (
        "rubric cannot be read",
        "The rubric cannot be read[[: {file}]][[, line {line}]][[: {why}]][[ ({value})]][[; the limit is {limit}]][[; most like it: {near}]].",
        "Correct the place named; indent with spaces and save the file as UTF-8.[[ Rubrics that ship: {options}.]]",
        (
            "The rubric file is not valid YAML, so nothing in it could be understood. Without a rubric no sheet "
            "is checked; the fault is the rubric's, never a person's. Common causes: a Tab in front of a line, a "
            "missing colon, a missing quotation mark. Correct it and run danhgia rubric check."
        ),
    ),
    "DG601": (
        "unknown key",
        "{file}[[, line {line}]]: there is no key “{value}”.",
        "[[Did you mean “{near}”? ]]Correct or delete this key.[[ Keys that may stand here: {options}.]]",
        (
            "The rubric has a key that the tool does not know, mostly a typing slip. To skip it could mean to "
            "skip a whole rule, a cap for example, so the tool stops. Correct it as suggested, or delete the "
            "line."
        ),
    ),
    "DG602": (
        "caps do not add up",
        "{file}[[, line {line}]]: the caps of the parts[[ of domain {domain}]] add up to {sum}, not to the cap of {cap}.",
        "Correct one of the two, or state in the rubric how it is handled.",
        (
            "The caps of the parts do not add up to the cap of the whole. Whoever reaches every cap would exceed "
            "it, or could never reach it. Compare with the text; if the source contradicts itself, say so in a "
            "note there and set status: assumed."
        ),
    ),
    "DG603": (
        "points without exactly one level",
        "{file}[[, line {line}]]: from {a}[[ to below {b}]] points[[{gap} there is no level]][[ several levels hold: {levels}]].",
        "Correct the bounds of the levels.",
        (
            "Some totals that can occur belong to no level, or to two. People with such a total could not be "
            "graded, or either level could be called wrong. Correct the bounds (from, above, to, below) so that "
            "each level begins where the next one ends, “below 75” rather than “to 74”."
        ),
    ),
    "DG604": (
        "rubric not in force",
        "Rubric {value} is in force {from}–{to} and does not apply to {period}.",
        "Copy it (danhgia rubric copy) and set the new dates and basis.",
        (
            "The rubric states when it is in force, and the period lies outside. Results by a rule that no longer "
            "or not yet holds would have no basis. Copy the rubric, compare it with the text in force, and set "
            "effective and basis anew."
        ),
    ),
    "DG605": (
        "rests on assumptions",
        "Results rest on {n} assumed values without a text behind them: {list}.",
        "Replace them by what the text says, and cite it.",
        (
            "Some values of the rubric (status: assumed or unknown) were chosen by its author because the sources "
            "are silent. Results can be computed, but whoever signs them needs to know. When there is a text, "
            "correct the value, cite it as basis and set status: official."
        ),
    ),
    "DG606": (
        "key is missing",
        "{file}[[, line {line}]]: the key “{value}” is missing[[ in {path}]].",
        "Add the missing key.",
        (
            "The rubric lacks something it must have. The tool sets no value of its own, because caps and bounds "
            "are for the competent body to set. Add it from the text; if the source is silent, give a value with "
            "status: assumed."
        ),
    ),
    "DG607": (
        "value cannot be used",
        "{file}[[, line {line}]]: “{value}” cannot be used[[ for “{key}”]][[; write it like {example}]][[; not less than {least}]][[; it must be above {above}]][[; it must be below {below}]][[; not more than {most}]][[; at most {longest} characters]][[; at most {places} decimals]][[; choose one of: {options}]].",
        "Correct the value in the line named.",
        (
            "A key of the rubric has a value of the wrong kind or out of range, such as a cap of 0 or a number in "
            "words. A guess could make everybody's score wrong. Correct the value; decimals in YAML are written "
            "with a point (0.5)."
        ),
    ),
    "DG608": (
        "key stands twice",
        "{file}[[, line {line}]]: the key “{value}” stands twice[[, first in line {first}]].",
        "Keep one of the two lines.",
        (
            "One key has two values in one place; many programs silently take the later. The tool does not "
            "choose, because the one dropped may be the right one. Delete one line."
        ),
    ),
    "DG609": (
        "name used twice",
        "{file}[[, line {line}]]: “{value}” is already used[[ in line {first}]]; every id, label and code is used once.",
        "Change the id, label or code of one of the two.",
        (
            "Two criteria, domains or levels share an id, a label or a spelling. When a sheet is read nobody "
            "could tell which one is meant, and scores could go to the wrong one. Give them different ids; where "
            "the form prints one label twice, keep the label and let the ids differ."
        ),
    ),
    "DG610": (
        "refers to nothing",
        "{file}[[, line {line}]]: “{value}”[[ in “{key}”]] is not in the rubric[[; most like it: “{near}”]].",
        "Use a name that the rubric has[[: {options}]].",
        (
            "A rule names a level, a scorer or a period that is not declared. Such a rule could never be applied "
            "rightly. Correct the name, or declare what is missing."
        ),
    ),
    "DG611": (
        "level out of reach",
        "{file}[[, line {line}]]: no total[[ from {least} to {most}]] falls into level {value}.",
        "Correct the level's bounds, or remove it.",
        (
            "With the caps and steps given no total belongs to this level, or the level before it takes them all. "
            "People who deserve it would get another. Check the bounds (from, above, to, below) and the order of "
            "the levels, from the highest to the lowest."
        ),
    ),
    "DG612": (
        "rule without effect",
        "{file}[[, line {line}]]: the condition for level {value} tells nobody apart[[: {why}]].",
        "Correct or remove the condition.",
        (
            "Tried on every combination, the condition always holds, never holds, or lets nobody pass. Readers "
            "believe in a requirement that does not exist, or nobody is eligible. Compare with the text: does it "
            "ask for more periods than the year has, is the level right?"
        ),
    ),
    "DG613": (
        "cap off the step",
        "{file}[[, line {line}]]:[[ “{key}” is]] {value} points[[, no multiple of the step {step}]][[, above the cap of {cap}]].",
        "Correct the cap, the floor or the step.",
        (
            "A cap or floor does not lie on the step, so nobody can be given exactly that score. Make the two "
            "agree with the text; a criterion may have a step of its own."
        ),
    ),
    "DG616": (
        "rule decides nothing",
        "{file}[[, line {line}]]: “{value}” never changes a result[[;{never} it never holds]][[;{always} it always holds]].",
        "Correct its bound, its place or its effect, or remove it.",
        (
            "Every bound and its neighbours, every condition met, unmet and unknown, and every override were tried: with or "
            "without this one the result is the same. Readers believe in a rule that is not there, and most likely another "
            "one was meant. Compare with the text: the bound, the level, the order of the overrides."
        ),
    ),
    "DG617": (
        "level never given",
        "{file}[[, line {line}]]: nobody can get level {value}: what it needs never holds together.",
        "Correct what the level needs.",
        (
            "There are totals that belong to this level, but its needs contradict one another, or ask for more than can be. "
            "Whoever has the points would get another level, or go to people. Compare the bounds with the text."
        ),
    ),
    "DG618": (
        "good level not known",
        "{file}[[, line {line}]]: no level is called “good”, so how many are good or better is not counted.",
        "Add good_level with the id of that level[[: {options}]], if the reports need it.",
        (
            "Reports say how many have a “good” level or a better one. Which of this rubric's levels that is, only the text "
            "can say; the tool does not guess by the place in the list. Without it the line is left out. Set good_level."
        ),
    ),
    "DG619": (
        "proof not complete",
        "{file}[[, line {line}]]: “{value}”: of {of} combinations only {n} were tried[[: {why}]].",
        "Nothing to do; worked cases at its bounds say more.",
        (
            "The check goes through the combinations of bounds, conditions and overrides, or of periods, and there are too "
            "many of them here. What was tried gave exactly one result each; whether a rule decides nothing cannot be said "
            "of the rest."
        ),
    ),
    "DG620": (
        "worked case fails",
        "{file}[[, line {line}]]: case “{case}”[[, {key}]]: the result is {value}, {expected} was expected.",
        "Check the worked case, or the rule in the rubric.",
        (
            "A worked case is an example by people who know the regime: these figures must give this result. "
            "Another result means that the rubric or the example is wrong. Until they agree the rubric should not "
            "be used for real."
        ),
    ),
}
