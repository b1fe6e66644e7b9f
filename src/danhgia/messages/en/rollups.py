"""English words about results put together from shorter periods: findings DG710 to DG729, reasons, terms."""

from __future__ import annotations

ENTRIES: dict[str, tuple[str, str, str, str]] = {
    "DG710": (
        "result missing for a roll-up",
        "{who}: {whole} cannot be put together yet, no result for {periods}.",
        "Complete the result or give the reason for not rating, run danhgia grade[[ --{option} {n}]], then this again.",
        (
            "The result of a longer period is put together from shorter ones, and this person lacks one of them. Nobody "
            "can tell what the missing one would be, so there is no level yet. Complete that period's sheet or give the "
            "reason for not rating, grade it, and put the longer period together again."
        ),
    ),
    "DG711": (
        "shorter period not graded",
        "{period} is not graded, so {whole} cannot be put together.",
        "Run danhgia grade --{option} {n}, then this again.",
        (
            "A whole shorter period has never been graded, so nobody has all results. Grade it first, then run the "
            "command again. The people who lack a result for this reason alone are not reported one by one."
        ),
    ),
    "DG712": (
        "a level without points",
        "{who}: {periods} has a level but no points, so there is no mean.",
        "Submit it to the competent body; record the level in the register “Quyết định”.",
        (
            "The rubric takes the mean of points, but one period of this person has only a level: decided by the competent "
            "body, or brought along. To put a number in its place would be to make a rule. Complete the score sheet if there "
            "is one; if not, the competent body decides the level of the longer period."
        ),
    ),
    "DG713": (
        "a period of 0 points left out",
        "{who}: 0 points in {periods}; by the rubric left out of the mean.",
        "Nothing to do if the regulation says so; check whether the 0 is a real score.",
        (
            "The rubric takes the mean of periods above 0 points only, so a real 0 is left out, too. It is noted so that "
            "readers know which period is not in the mean, because leaving a 0 out raises it. Compare with the regulation; "
            "if a 0 must count, correct zero in the rubric."
        ),
    ),
    "DG714": (
        "one level several times in a row",
        "{who}: {level} in {periods}, one after the other[[: {say}]].",
        "For the competent body to consider; the tool changes no level.",
        (
            "The rubric asks for a note where somebody has the same level several times in a row, for example to consider "
            "another post. It is a note and changes no level. The competent body considers it by the regulation."
        ),
    ),
    "DG715": (
        "roll-up not foreseen",
        "By the rubric {value} shorter periods are put together into longer ones; what that leaves possible is not in the results below.",
        "See what the periods come to with danhgia grade and danhgia yearend once all are graded.",
        (
            "The command needs looks at the necessary conditions of the year alone: who can still meet them, and what it "
            "takes. This rubric also puts periods together into the level of a quarter or of the year, which needs does "
            "not foresee: to be eligible here does not mean to get the level, and a quarter may be lost already by the "
            "months that it is made of."
        ),
    ),
    "DG716": (
        "a veto leaves it open",
        "{who}: no level yet, because: {because}.",
        "Submit it to the competent body; record the level in the register “Quyết định”.",
        (
            "The periods come to a level, but the rubric bars that level in this case and leaves it to people to decide "
            "another. The tool does not choose one. Record the decision in the register “Quyết định”."
        ),
    ),
    "DG717": (
        "roll-up against the condition",
        "{who}: no level of the year yet, because: {because}.",
        "Submit it to the competent body; record the level in the register “Quyết định”.",
        (
            "The periods come to a level whose necessary condition in the same rubric is not met. Two rules give two "
            "answers, and the tool does not choose between them. Check the rubric; if the regulation really says so, the "
            "competent body decides this person's level."
        ),
    ),
    "DG718": (
        "whole period left out",
        "{period} is not graded; by the rubric {whole} is put together without it.",
        "If that period has sheets: run danhgia grade --{option} {n}, then this again.",
        (
            "The rubric lets a period without a result be left out, and this one has never been graded. The level "
            "therefore rests on the other periods alone. If it is not graded only because it is not over, the level now is "
            "not the final one."
        ),
    ),
    "DG720": (
        "combination without a level",
        "{file}[[, line {line}]]: {n}/{of} combinations of results belong to no line, for example: {list}.",
        "Add a line for them; the last line may do without when.",
        (
            "A rule of counts must give exactly one level for every combination of the periods' results. All were tried, and "
            "some belong to no line: people with such results could not be rated. Compare with the regulation and complete it."
        ),
    ),
    "DG721": (
        "roll-up line without effect",
        "{file}[[, line {line}]]: the part about level {value} is never used.",
        "Correct the condition, change the order, or remove it.",
        (
            "Of all combinations of the periods' results none ever uses this part: earlier lines take them all, it asks "
            "for more periods than there are, or it contradicts itself. Readers believe in a rule that is not there. Compare "
            "with the regulation."
        ),
    ),
    "DG722": (
        "mean between two levels",
        "{file}[[, line {line}]]: a mean above {a} and below {b} belongs to no level.",
        "Write bounds that touch (below instead of to), or say how means are rounded.",
        (
            "A mean can be finer than any step, such as 89.995, and fall into the gap between two levels. Somebody with "
            "such a mean could not be rated. Write below: 90 instead of to: 89.99, or the rounding, if the regulation "
            "has one."
        ),
    ),
}

REASONS: dict[str, str] = {
    # the periods
    "roll_periods": "{list}",
    "roll_period": "{period}: {level}[[ ({total} points)]]",
    "roll_period_none": "{period}: {brought}",
    "roll_skipped": "{periods} left out",
    "roll_zeros": "{periods} left out because of 0 points",
    # what they come to
    "roll_mean": "{sum} points in all, divided by {divisor}[[ {exact}, rounded]]: {total} points, which is level {level}[[ ({band})]]",
    "roll_least": "{n} {period_word} at {level} (at least {limit} required)",
    "roll_most": "{n} {period_word} at {level} (at most {most} allowed)",
    "roll_between": "{n} {period_word} at {level} (from {limit} to {most} required)",
    "roll_line": "{because}, so {level}",
    "roll_line_no": "not a case of {level}: {because}",
    "roll_otherwise": "none of the other cases, so {level}",
    "roll_tally": "in all: {list}; the competent body decides the level",
    "roll_veto_next": "{because}, so not {level} but {lower}",
    "roll_veto_asks": "{because}, so not {level}; the competent body decides",
    "roll_veto_bars": "{because}, so {level} is barred",
    "roll_eligible_no": "the periods come to {level}, but the condition for it is not met; the competent body decides",
    "roll_eligible_undetermined": "the periods come to {level}, but the condition for it cannot be decided yet",
    # why there is no result
    "roll_missing": (
        "cannot be put together yet[[; no result for {periods}]]"
        "[[; the result of {stale} is out of date, the data changed after grading]][[; {pointless} has a level but no points]]"
    ),
    "roll_all_exempt": "no period in which a rating was due",
    "roll_not_rated": "{periods} was reviewed but not rated, so the whole is not rated",
    "roll_exempt_asks": "not rated in {periods}; the competent body decides how that counts",
    "roll_exempt_bars": "not rated in {periods}; by the rubric the whole is not rated",
    "roll_nothing": "no period is left to be counted",
    "roll_no_level": "a mean of {total} points belongs to no level of the rubric",
    "roll_no_line": "no case of the rubric applies",
}

TERMS: dict[str, str] = {
    "brought.missing": "no result yet",
    "brought.stale": "result out of date",
    "brought.error": "errors, not graded",
    "brought.blank": "not scored",
    "brought.exempt": "not to be rated",
    "brought.not_rated": "reviewed, not rated",
    "brought.deferred": "to be rated later",
    "brought.outside": "not among those rated",
    "brought.unsettled": "waiting for a decision",
    "what.periods": "the result of a shorter period changed",
}
