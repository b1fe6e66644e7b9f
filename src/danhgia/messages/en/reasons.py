"""English reasons of grades and decisions: clauses without a full stop, so that they join and stand in sentences."""

from __future__ import annotations

REASONS: dict[str, str] = {
    # a level
    "rated_with": "rated with sheet {sheet}[[ (group: {group})]]",
    "points": "total {total}, which is level {level}[[ ({band})]]",
    "ballot": "the unit's secret vote[[ of {date}]]: {level}[[, {x}/{valid} valid ballots]]",
    "decision": "{body} decided level {level}[[ by {doc}]][[ of {date}]][[: {reason}]]",
    "ballot_differs": "the points are level {expected}, but the unit voted {value}",
    "ballot_decides": "the unit's vote counts",
    "points_decide": "the points count; the vote is only recorded",
    "lower_counts": "the lower of points and vote counts: {level}",
    "entered": "result of {period} carried over from {from_unit}: {level}, by {doc} of {date}",
    # what levels need besides points, and what sets them aside
    "need_yes": "{name} {value}{unit}, as {level} needs",
    "need_no_at_least": "{name} {value}{unit}, but {level} needs at least {limit}{unit}",
    "need_no_above": "{name} {value}{unit}, but {level} needs above {limit}{unit}",
    "need_no_at_most": "{name} {value}{unit}, but {level} needs at most {limit}{unit}",
    "need_no_below": "{name} {value}{unit}, but {level} needs below {limit}{unit}",
    "need_unknown": "{name} is missing, and {level} needs it",
    "need_absent": "{name} does not apply, and {level} needs its points; the text does not say which level it is then",
    "need_true_yes": "{name}: yes, as {level} needs",
    "need_true_no": "{name}: no, but {level} needs yes",
    "need_true_unknown": "{name} is missing, and {level} needs it",
    "need_false_yes": "{name}: no, as {level} needs",
    "need_false_no": "{name}: yes, but {level} needs no",
    "need_false_unknown": "{name} is missing, and {level} needs it",
    "no_zero_yes": "no criterion has zero points, as {level} needs",
    "no_zero_no": "a criterion has zero points, but {level} needs none",
    "no_zero_unknown": "whether a criterion has zero points is not known",
    "needs_ask": "the points are those of {level}, but what it needs does not hold; the text does not say which level it is then",
    "needs_next": "what {level} needs does not hold, so the next level is looked at",
    "override_absent": "{name}: nobody can tell, because {list} does not apply",
    "override_level": "{name}: the level is {level}",
    "override_ceiling": "{name}: no better level is allowed than {level}",
    "override_drop": "{name}: lowered to {level}",
    "override_result": "{name}: not rated in the period",
    "votes_reach": (
        "{level}[[ {better}]] has {x} of {base} votes ({of}[[, less {less} who do not count]]), the rule is"
        "[[ at least {at_least}]][[ more than {above}]]: {needed} needed, enough"
    ),
    "votes_short": (
        "{level}[[ {better}]] has {x} of {base} votes ({of}[[, less {less} who do not count]]), the rule is"
        "[[ at least {at_least}]][[ more than {above}]]: {needed} needed, not enough"
    ),
    "votes_plurality": "no level has its share of votes; by the rubric the one with most votes counts: {level}",
    "votes_highest_cumulative": (
        "no level has its share of votes by itself; by the rubric the best one counts that has it together with the votes "
        "for better levels: {level}"
    ),
    "votes_tie": "{levels} are tied[[; by the rubric {level} counts]]",
    # quotas: whom a share is of, and the arithmetic
    "quota_everybody": "the whole list",
    "quota_of_exactly": "{level}",
    "quota_of_at_least": "{level} or better",
    "quota_of_rated": "people rated",
    "quota_share": "{pct}% of {den} {den_label} is {exact}, {rounding} {limit}",
    "quota_fixed": (
        "with {max} {level} there are {den} {den_label}, of which {pct}% is {exact}, {rounding} {limit}; with {over} "
        "there are {den_over} {den_label}, of which {pct}% is {exact_over}, {rounding} only {limit_over}"
    ),
    "quota_no_place": "the group is too small for a single {level}",
    "quota_nobody": "nobody is {den_label} to take {pct}% of",
    "quota_small": "a group of fewer than {below} people may have {places} {level}",
    "quota_other_once": (
        "taken once of the {den} {den_label} there are now, {pct}% is {exact}, {rounding} {max}: {k} fewer"
    ),
    "quota_other_fixed": "taken of {den} {den_label}, {pct}% is {exact}, {rounding} {max}: {k} fewer",
    # conditions of the year
    "every_yes": "all[[ {period_word}]] are {limit} or better",
    "every_no": "{period} is {value}, {limit} or better is required",
    "every_unknown": (
        "cannot be decided yet[[: no result for {periods}]]"
        "[[; the result of {stale} is out of date, the data changed after grading]][[; {limit} or better is required]]"
        "[[; to be eligible {period} must be at least {needed}]]"
    ),
    "every_certain": "no result for {periods}, but {period} is {value}, so not eligible in any case",
    "count_yes": "{n}[[ {period_word}]] at {level}[[ ({periods})]], at least {limit} required",
    "count_no": "only {n}[[ {period_word}]] at {level}[[ ({periods})]], at least {limit} required",
    "count_none": "no[[ {period_word}]] at {level}, at least {limit} required",
    "count_unknown": (
        "{n}[[ {period_word}]] at {level} so far[[ ({periods})]], at least {limit} required[[; no result for {waiting}]]"
        "[[; the result of {stale} is out of date, the data changed after grading]]"
    ),
    "necessary": (
        "eligible as far as the results[[ of the {period_word}]] go (a necessary condition); the level also depends "
        "on other rules and is decided by the competent body"
    ),
    "not_applicable": "not {members}: this condition does not apply",
    "together_no": "the conditions cannot be met together",
    "missing_period": "no result for {periods}[[; to be eligible {period} must be at least {needed}]]",
    "stale_period": (
        "the result of {periods} is out of date, the data changed after grading; grade again"
        "[[; to be eligible {period} must be at least {needed}]]"
    ),
    "missing_bars": "no result for {period}; by the rubric not eligible",
    "outside_period": "in {period} not among those rated[[ ({value})]]; the text does not say how to count it, the competent body decides",
    "exempt_period": (
        "not rated in {period}[[ ({value})]]; no text says how that counts, to be submitted to the competent body"
    ),
    "exempt_skipped": "not rated in {period}[[ ({value})]], which is left out of account",
    "nothing_counted": "no {period_word} are left to count; the competent body has to judge",
    "exempt_bars": "not rated in {period}[[ ({value})]]; by the rubric not eligible",
    # no grade
    "ng_error": "the data have errors[[ ({codes})]]",
    "ng_file": "file {file} has errors and could not be used",
    "ng_blank": "in the sheet, but no criterion is scored",
    "ng_unvoted": "in the sheet, but no level is stated",
    "ng_missing": "no score sheet yet[[ from {unit}]]",
    "ng_exempt": "not rated: {value}",
    "ng_not_rated": "reviewed but not rated[[ ({value})]]",
    "ng_deferred": "not rated yet; to be rated later[[ ({value})]]",
    "ng_no_sheet": "no score sheet is for the group “{value}”",
    "ng_outside": "not to be rated in this period",
    "ng_outside_secondary": "a secondary post, not rated here",
    "ng_unsettled": (
        "points and vote disagree[[ (by points {expected}, by vote {value})]]; the competent body has not decided"
    ),
    "ng_conditions": "the rubric does not say which level it is then, and the competent body has not decided",
    "ng_no_majority": "no level has its share of votes, and the competent body has not decided",
    "ng_tie": "several levels are tied in votes, and the competent body has not decided",
    "ng_uncounted": "the tally is incomplete or does not add up, so no level can be worked out from the votes",
    "ng_counted_otherwise": "the level that the unit concluded is not what the votes give",
    "ng_too_many_votes": "more votes ({x}) than ballots ({n}) at {place}; no level can rest on such a tally",
    "ng_stale": "the data changed after grading; grade again",
}
