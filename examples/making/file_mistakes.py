"""The third quarter: files that cannot be used, or only with a remark; a unit for each."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from danhgia.findings import address
from danhgia.forms import SCORE_SHEET
from making import foreign, surgery
from making.plan import Mistake

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from making.draft import Draft

FIRST_FREE_COLUMN = 32
"""The column behind the last one of the form."""
_TOO_FAR = 25_000


def macros(draft: Draft) -> Mistake:
    """DG106: a workbook with macros is read, and it is said."""
    draft.name = f"{draft.page.unit}.xlsm"
    draft.edits.append(surgery.with_macros_announced)
    return draft.found_in_file("DG106")


def encrypted(draft: Draft) -> Mistake:
    """DG102: a password."""
    draft.edits.append(lambda _: foreign.encrypted(draft.path))
    return draft.found_in_file("DG102")


def old_excel(draft: Draft) -> Mistake:
    """DG103: an old Excel file that was only renamed."""
    draft.edits.append(lambda _: foreign.old_excel())
    return draft.found_in_file("DG103")


def web_page(draft: Draft) -> Mistake:
    """DG103: a web page under the name of a workbook."""
    draft.edits.append(lambda _: foreign.web_page())
    return draft.found_in_file("DG103")


def cut_off(draft: Draft) -> Mistake:
    """DG104: a download that stopped."""
    draft.edits.append(lambda data: data[: len(data) * 2 // 3])
    return draft.found_in_file("DG104")


def too_large(draft: Draft) -> Mistake:
    """DG105: something typed far below the table."""
    draft.edits.append(lambda data: surgery.with_far_cell(data, _TOO_FAR))
    return draft.found_in_file("DG105", sheet=SCORE_SHEET)


def renamed(draft: Draft) -> Mistake:
    """DG110: the score sheet has another name."""
    draft.edits.append(lambda data: surgery.with_sheet_renamed(data, "Cham diem"))
    return draft.found_in_file("DG110")


def heading_gone(draft: Draft) -> Mistake:
    """DG111: a criterion's heading was deleted."""
    cell = address(draft.first_row - 2, draft.office.form.place("score", "I.3") + 1)
    draft.edits.append(lambda data: surgery.with_text(data, cell, None))
    return draft.found_in_header("DG111")


def heading_twice(draft: Draft) -> Mistake:
    """DG112: a criterion's heading stands over a second column, too."""
    cell = address(draft.first_row - 2, FIRST_FREE_COLUMN)
    draft.edits.append(lambda data: surgery.with_text(data, cell, "I.3 (chấm lại)"))
    return draft.found_in_header("DG112", cell)


def untouched(draft: Draft) -> Mistake:
    """DG115: the template came back as it was sent."""
    for kept in (draft.filled, draft.facts, draft.votes):
        kept.clear()
    return draft.found_in_file("DG115", sheet=SCORE_SHEET)


def hidden(draft: Draft) -> Mistake:
    """DG116: a row is hidden, and counts."""
    row = draft.row(draft.who(3))
    draft.edits.append(lambda data: surgery.with_row_hidden(data, row))
    cell = address(row, draft.office.form.place("code") + 1)
    return Mistake("DG116", draft.path, SCORE_SHEET, cell, row, unit=draft.page.unit)


def own_column(draft: Draft) -> Mistake:
    """DG113: a column of the unit's own is not read."""
    cell = address(draft.first_row - 2, FIRST_FREE_COLUMN)
    draft.edits.append(lambda data: surgery.with_text(data, cell, "Ngày sinh"))
    return draft.found_in_header("DG113", cell)


def foreign_rubric(draft: Draft) -> Mistake:
    """DG502: the template of another regime."""
    other = draft.office.edition.rubric.model_copy(update={"id": "mau-khac-2018"})
    draft.office = replace(draft.office, edition=replace(draft.office.edition, rubric=other))
    return draft.found_in_file("DG502")


def older_rubric(draft: Draft) -> Mistake:
    """DG503: the template of an earlier version; checked by the one in force."""
    earlier = sha256(b"an earlier version").hexdigest()
    draft.office = replace(draft.office, edition=replace(draft.office.edition, sha256=earlier))
    return draft.found_in_file("DG503")


def unmarked(draft: Draft) -> Mistake:
    """DG504: a table copied into a workbook of one's own."""
    draft.edits.append(surgery.without_mark)
    return draft.found_in_file("DG504")


FILE_MISTAKES: Mapping[str, Callable[[Draft], Mistake]] = {
    "CB01": macros,
    "CB02": encrypted,
    "CB03": old_excel,
    "CB04": web_page,
    "CB05": cut_off,
    "CB06": too_large,
    "CB07": renamed,
    "CB08": heading_gone,
    "CB09": heading_twice,
    "CB10": untouched,
    "CB12": hidden,
    "CB13": own_column,
    "CB15": foreign_rubric,
    "CB16": older_rubric,
    "CB17": unmarked,
}
"""What is planted in which unit."""
MARKED, COPIED_INTO = "CB12", "CB13"
"""A further file is the first one's template with the second one's people: DG412; both sent their own sheets."""
COPIED, LAST_QUARTERS, REPLACED, SENT_TWICE, SILENT = "CB11", "CB14", "CB18", "CB19", "CB20"
"""Units that send two files, or the wrong one, or none: DG117, DG501, a superseded file set aside, DG407, DG408."""
