"""The ledger: every graded period and every input's hash, appended to one SQLite file and never changed.

It is the truth from which results are made. `records` says what a run is, `codec` how its values are kept as text,
`grade_rows` how a grade is, `reports` what a run said besides, `schema` the tables and how the file is opened, `store`
what can be done with it.
"""

from __future__ import annotations

from danhgia.ledger.grade_rows import Grades, encode_grades
from danhgia.ledger.records import Run, RunHeader, RunInput, outcome_hash
from danhgia.ledger.reports import Report
from danhgia.ledger.store import Ledger, open_ledger

__all__ = ["Grades", "Ledger", "Report", "Run", "RunHeader", "RunInput", "encode_grades", "open_ledger", "outcome_hash"]
