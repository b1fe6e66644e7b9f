"""`danhgia validate --return-to`: one workbook per unit with its own findings, to send back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.writers.files import safe_name, write_file
from danhgia.writers.return_lists import return_lists

if TYPE_CHECKING:
    from pathlib import Path

    from danhgia.messages import Lang
    from danhgia.results import Validation


def write_returns(validation: Validation, folder: Path, lang: Lang) -> tuple[str, int]:
    """Write the lists and return the folder and how many they are; units without a problem get none.

    Raises:
        OutputBlocked: a list could not be written.
    """
    periods = {file.period for file in validation.files if file.period}
    period = periods.pop() if len(periods) == 1 else None
    lists = return_lists(validation.findings, validation.unit_names, period=period, lang=lang)
    for stem, data in lists.items():
        write_file(folder / f"{safe_name(stem)}.xlsx", data)
    return folder.as_posix(), len(lists)
