"""The steps in order, from files to results: what each command does, without printing any of it.

`setting` opens what judging needs (rubric, roster, registers), `intake` reads sheets and says what each stands for,
`validating`, `grading`, `year`, `progress` and `explaining` are the commands.
"""

from __future__ import annotations
