"""`danhgia annotate`: copies of submitted sheets with each problem marked at its cell; no original is touched."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from danhgia.findings import ordered
from danhgia.pipeline.setting import Refused
from danhgia.readers.folder import collect
from danhgia.readers.original import Unmarkable, read_original
from danhgia.writers.files import check_writable, write_file
from danhgia.writers.marked_copy import NotOpenable, Submitted, marked_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.findings import Finding
    from danhgia.messages import Lang
    from danhgia.results import Validation
    from danhgia.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """What became of one file: its copy, with how many cells marked and what it could not keep; or why there is none.

    A file about which there is nothing to say has no copy, and neither has one that could not be read: that is a
    finding. `why` is a neutral key.
    """

    file: str
    copy: Path | None = None
    cells: int = 0
    lost: tuple[str, ...] = ()
    why: str | None = None


def check_output(arguments: Sequence[str], output: Path, workspace: Workspace | None) -> None:
    """Refuse a folder in which copies would be taken for submitted sheets, before anything is read.

    Raises:
        Refused: it lies among the sheets of the workspace, or in a folder that is searched.
    """
    folder = output.resolve()
    shown = workspace.shown(output) if workspace else output.as_posix()
    if workspace and _inside(folder, workspace.all_sheets.resolve()) is not None:
        raise Refused("copies_in_sheets", path=shown)
    for argument in arguments:
        inside = _inside(folder, Path(argument).resolve()) if Path(argument).is_dir() else None
        if inside is not None and not any(part.startswith("_") for part in inside.parts):
            raise Refused("copies_among_inputs", path=shown)


def annotate(
    validation: Validation,
    arguments: Sequence[str],
    output: Path,
    *,
    workspace: Workspace | None = None,
    force: bool = False,
    lang: Lang = "vi",
) -> list[MarkedFile]:
    """Write a marked copy of each file with findings below `output`, laid out as the files lie.

    Raises:
        Refused: a copy would replace a submitted file, or, without `force`, any file; nothing is written then.
        OutputBlocked: a copy could not be written.
    """
    files = {(workspace.shown(path) if workspace else path.as_posix()): path for path in collect(arguments).files}
    findings = _by_file(validation, files)
    places = _places(files, findings, output)
    _check_places(places, files.values(), force=force)
    if places:
        check_writable(output)
    hashes = {file.path: file.sha256 for file in validation.files}
    return [
        _marked(MarkedFile(shown, places.get(shown)), path, hashes[shown], findings.get(shown, []), lang)
        for shown, path in files.items()
        if shown in hashes
    ]


def _by_file(validation: Validation, files: Mapping[str, Path]) -> dict[str, list[Finding]]:
    """Return the findings of every file that a copy can be made of."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in ordered(validation.findings):
        if (file := finding.at.file) and file in files:
            found[file].append(finding)
    return {file: own for file, own in found.items() if not any(one.code in _REJECTED for one in own)}


_REJECTED = frozenset({"DG101", "DG102", "DG103", "DG104", "DG105"})
"""What the reader says of a file that it did not accept: no other program shall open it."""


def _places(files: Mapping[str, Path], wanted: Iterable[str], output: Path) -> dict[str, Path]:
    """Return where each copy goes: below `output` as the files lie below the folder they share, as .xlsx."""
    full = {shown: Path(os.path.abspath(path)) for shown, path in files.items()}  # noqa: PTH100 - links stay links
    shared = _shared([path.parent for path in full.values()])
    places: dict[str, Path] = {}
    taken: set[str] = set()
    for shown in wanted:
        path = full[shown]
        inside = path.parent.relative_to(shared) if shared else Path()
        for stem in _stems(path.stem):
            place = output / inside / f"{stem}.xlsx"
            if os.fspath(place).casefold() not in taken:
                break
        taken.add(os.fspath(place).casefold())
        places[shown] = place
    return places


def _stems(stem: str) -> Iterator[str]:
    """Yield names for a copy: the file's own, then numbered ones."""
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def _shared(folders: Sequence[Path]) -> Path | None:
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on several drives, or there are none
        return None


def _check_places(places: Mapping[str, Path], files: Iterable[Path], *, force: bool) -> None:
    originals = {os.path.normcase(path.resolve()) for path in files}
    for place in places.values():
        if os.path.normcase(place.resolve()) in originals:
            raise Refused("copy_over_input", file=place.as_posix())
        if not force and os.path.lexists(place):
            raise Refused("file_exists", file=place.as_posix())


def _marked(planned: MarkedFile, path: Path, sha256: str, findings: Sequence[Finding], lang: Lang) -> MarkedFile:
    if planned.copy is None:
        return planned
    try:
        original = read_original(path, sha256=sha256)
        submitted = Submitted(path.name, original.data, original.sheets, original.lost)
        made = marked_copy(submitted, findings, lang)
    except (Unmarkable, NotOpenable) as fault:
        return replace(planned, copy=None, why=fault.why if isinstance(fault, Unmarkable) else "not_openable")
    write_file(planned.copy, made.data)
    return replace(planned, cells=made.cells, lost=original.lost)


def _inside(path: Path, folder: Path) -> Path | None:
    """Return a path as it lies in a folder (`.` for the folder itself), or None."""
    return path.relative_to(folder) if path.is_relative_to(folder) else None
