"""English lines of `needs`: who can still have which level, and what the open periods must at least bring."""

from __future__ import annotations

LINES: dict[str, str] = {
    "needs.summary": (
        "{year}, condition for {level}: certain {certain}, possible {possible}, no longer possible {impossible}"
        ", undetermined {undetermined}[[, does not apply {others}]]."
    ),
    "needs.necessary": (
        "A necessary condition on the results of the {period_word}; the competent body decides the level of the year."
    ),
    "needs.title": "{year}, {level}",
    "needs.one": "{year}, {level}: {standing}",
    "needs.group": "{standing} ({n})[[, needs {what}]]: {people}",
    "needs.group_open": "{standing} ({n}), to stay under consideration needs {what}: {people}",
    "needs.more": "… and {n} more",
    "needs.what": "Needs: {what}",
    "needs.what_open": "To stay under consideration, needs: {what}",
    "needs.nothing": "Eligible whatever level the open periods bring",
    "needs.open": "no result yet",
    # where somebody stands: in a sentence, and as a column's heading
    "needs.certain": "certain to be eligible",
    "needs.possible": "still possible",
    "needs.impossible": "no longer possible",
    "needs.undetermined": "undetermined, for the competent body to judge",
    "needs.not_applicable": "does not apply",
    "needs.col.certain": "Certain",
    "needs.col.possible": "Possible",
    "needs.col.impossible": "No longer",
    "needs.col.undetermined": "Undetermined",
    # what the open periods must at least bring
    "needs.or_better.one": "{periods} at {level} or better",
    "needs.or_better.two": "{periods} both at {level} or better",
    "needs.or_better.many": "{periods} all at {level} or better",
    "needs.best.one": "{periods} at {level}",
    "needs.best.two": "{periods} both at {level}",
    "needs.best.many": "{periods} all at {level}",
    "needs.exactly.one": "{periods} at exactly {level}",
    "needs.exactly.two": "{periods} both at exactly {level}",
    "needs.exactly.many": "{periods} all at exactly {level}",
    "needs.of_them": "{whole}, with {parts}",
    "needs.among": "{periods} with {parts}",
    "needs.part.or_better": "{n} or more {period_word} at {level} or better",
    "needs.part.best": "{n} or more {period_word} at {level}",
    "needs.part.exactly": "{n} or more {period_word} at exactly {level}",
    "needs.and": "{first} and {last}",
    "needs.or": "; or",
    "needs.range": "{n} {period_word} from {first} to {last}",
}
