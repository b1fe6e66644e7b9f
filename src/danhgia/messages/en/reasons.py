"""English reasons of grades and decisions: clauses without a full stop, so that they join and stand in sentences."""

from __future__ import annotations

REASONS: dict[str, str] = {
    # a level
    "points": "total {total}, which is level {level}[[ ({band})]]",
    "ballot": "the unit's secret vote[[ of {date}]]: {level}[[, {x}/{valid} valid ballots]]",
    "decision": "{body} decided level {level}[[ by {doc}]][[ of {date}]][[: {reason}]]",
    "ballot_differs": "the points are level {expected}, but the unit voted {value}",
    "ballot_decides": "the unit's vote counts",
    "points_decide": "the points count; the vote is only recorded",
    "lower_counts": "the lower of points and vote counts: {level}",
    "entered": "result of {period} carried over from {from_unit}: {level}, by {doc} of {date}",
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
    "not_applicable": "not a Party member: this condition does not apply",
    "together_no": "the conditions cannot be met together",
    "missing_period": "no result for {periods}[[; to be eligible {period} must be at least {needed}]]",
    "stale_period": (
        "the result of {periods} is out of date, the data changed after grading; grade again"
        "[[; to be eligible {period} must be at least {needed}]]"
    ),
    "missing_bars": (
        "[[no result for {periods}; ]][[the result of {stale} is out of date, the data changed after grading; ]]"
        "by the rubric not eligible"
    ),
    "outside_period": "in {period} not among those rated[[ ({value})]]; the text does not say how to count it, the competent body decides",
    "exempt_period": (
        "not rated in {period}[[ ({value})]]; no text says how that counts, to be submitted to the competent body"
    ),
    "exempt_skipped": "not rated in {period}[[ ({value})]], which is left out of account",
    "exempt_bars": "not rated in {period}[[ ({value})]]; by the rubric not eligible",
    # no grade
    "ng_error": "the data have errors[[ ({codes})]]",
    "ng_file": "file {file} has errors and could not be used",
    "ng_blank": "in the sheet, but no criterion is scored",
    "ng_missing": "no score sheet yet[[ from {unit}]]",
    "ng_exempt": "not rated: {value}",
    "ng_not_rated": "reviewed but not rated[[ ({value})]]",
    "ng_deferred": "not rated yet; to be rated later[[ ({value})]]",
    "ng_outside": "not to be rated in this period",
    "ng_outside_secondary": "a secondary post, not rated here",
    "ng_unsettled": (
        "points and vote disagree[[ (by points {expected}, by vote {value})]]; the competent body has not decided"
    ),
    "ng_stale": "the data changed after grading; grade again",
}
