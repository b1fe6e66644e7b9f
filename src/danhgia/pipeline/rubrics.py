"""`danhgia rubric …`: the rubrics that ship, and checking, testing, copying one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from danhgia.pipeline.casing import test_rubric
from danhgia.pipeline.rollup_casing import come_to
from danhgia.pipeline.setting import Refused
from danhgia.readers.rubric_file import cases_file, find_rubric, load_rubric, read_rubric, shipped_rubrics
from danhgia.writers.files import write_file
from danhgia.year_rules import outcome

if TYPE_CHECKING:
    from danhgia.findings import Finding
    from danhgia.pipeline.casing import Tested
    from danhgia.rubric import Edition

_ID = re.compile(r"^id:.*$", re.MULTILINE)
_OF = re.compile(r"^rubric:.*$", re.MULTILINE)


def shipped() -> list[Edition]:
    """Return the rubrics that ship, by id."""
    return [load_rubric(path, shown=path.name) for path in shipped_rubrics()]


def opened(rubric: str) -> Edition:
    """Return a rubric by id or file.

    Raises:
        Unusable: there is none, or it has errors.
    """
    path = find_rubric(rubric)
    return load_rubric(path, shown=_shown(path, rubric))


def checked(rubric: str) -> list[Finding]:
    """Return every problem of a rubric, the proofs that it leaves nothing open included.

    Raises:
        Unusable: there is no such rubric.
    """
    path = find_rubric(rubric)
    _, findings = read_rubric(path, shown=_shown(path, rubric), outcome=outcome, rolled=come_to)
    return findings


def tested(rubric: str) -> Tested:
    """Run the worked cases beside a rubric.

    Raises:
        Unusable: there is no such rubric, or it has errors.
    """
    path = find_rubric(rubric)
    return test_rubric(opened(rubric), path, cases_file(path).name)


def copied(rubric: str, output: Path | None, *, new_id: str | None = None, force: bool = False) -> Path:
    """Copy a rubric and its worked cases; comments stay, and the id changes where a new one is given.

    Raises:
        Refused: there is a file of that name already.
    """
    path = find_rubric(rubric)
    target = output or Path(f"{new_id or path.stem}.yaml")
    pairs = [(path, target, _ID, "id")] + (
        [(cases_file(path), cases_file(target), _OF, "rubric")] if cases_file(path).is_file() else []
    )
    for _, to, _, _ in pairs:
        if to.exists() and not force:
            raise Refused("file_exists", file=to.as_posix())
    for from_, to, line, key in pairs:
        text = from_.read_text(encoding="utf-8-sig")
        write_file(to, (line.sub(f"{key}: {new_id}", text, count=1) if new_id else text).encode())
    return target


def _shown(path: Path, asked: str) -> str:
    """Return a rubric's path as given; one that ships by its file's name alone."""
    return asked if Path(asked) == path else path.name
