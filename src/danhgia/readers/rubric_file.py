"""Rubric files: YAML to an edition of the rubric, every problem at its line; and where the shipped ones are."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from danhgia.checks.rubric_checks import check_rubric
from danhgia.findings import Finding, Location, Unusable, ordered
from danhgia.readers.yaml_models import build
from danhgia.readers.yaml_nodes import MAX_BYTES, Document, parse_yaml, unreadable
from danhgia.rubric import SHORTHAND, Edition, Rubric
from danhgia.rubric.score_sheets import LEVELS_OF_POINTS, OF_POINTS, POINTS
from danhgia.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.checks.rollup_proofs import RolledOutcome
    from danhgia.checks.rubric_totality import YearOutcome
    from danhgia.readers.yaml_nodes import Path as NodePath

_TOP = tuple(info.alias or name for name, info in Rubric.model_fields.items())
_CASES = ".cases.yaml"
_WITHOUT_SHEETS = {"duties", "coverage", "checklists"}
"""A rubric that says these may do without a score sheet: it rates nobody."""
_SUFFIXES = (".yaml", ".yml")
_MISLED: dict[str, frozenset[str]] = {
    "score": frozenset({"DG602", "DG603", "DG611", "DG613"}),
    "domains": frozenset({"DG602", "DG611", "DG613", "DG614", "DG615"}),
    "facts": frozenset({"DG607", "DG610"}),
    "overrides": frozenset({"DG607", "DG610"}),
    "levels": frozenset(
        {"DG536", "DG537", "DG603", "DG606", "DG607", "DG610", "DG611", "DG612", "DG720", "DG721", "DG722"}
    ),
    "ballot": frozenset({"DG536", "DG537", "DG606", "DG607", "DG610"}),
    "period": frozenset({"DG610", "DG612", "DG720", "DG721"}),
    "scorers": frozenset({"DG607", "DG610"}),
    "official": frozenset({"DG607", "DG610"}),
    "combined": frozenset({"DG607", "DG610", "DG722"}),
    "gap": frozenset({"DG606", "DG607"}),
    "year_end": frozenset({"DG607", "DG609", "DG610", "DG612"}),
    "rollups": frozenset({"DG606", "DG607", "DG609", "DG610", "DG720", "DG721", "DG722"}),
    "quotas": frozenset({"DG606", "DG607", "DG609", "DG610"}),
    "effective": frozenset({"DG607"}),
}
"""What a stand-in for a bad value below a key would make up; those checks wait until the value is right."""
_WHOLE = frozenset({"DG605", "DG616", "DG617", "DG618", "DG619"})
"""What is said of a rubric only where all of it could be read."""


def read_rubric(
    path: Path,
    *,
    shown: str | None = None,
    outcome: YearOutcome | None = None,
    rolled: RolledOutcome | None = None,
) -> tuple[Edition | None, list[Finding]]:
    """Return the rubric in a file with all findings about it, `rubric_checks` included, in order.

    The edition is None where a key, a value or the file itself is wrong; with errors of the checks alone (a gap between
    levels) it is there to look at. `shown` is the path that findings name. `outcome` and
    `rolled` let the checks prove that nothing is left open. Findings: DG600 to DG619, DG720 to DG722.
    """
    shown = shown or path.as_posix()
    raw, fault = file_bytes(path, shown)
    if fault:
        return None, [fault]
    edition, findings = _read(raw, shown, outcome, rolled)
    return edition, [*findings]


@lru_cache(maxsize=8)
def _read(
    raw: bytes, shown: str, outcome: YearOutcome | None, rolled: RolledOutcome | None
) -> tuple[Edition | None, list[Finding]]:
    """Return what `read_rubric` does of a file's bytes; one command asks several times."""
    document, findings = parse_yaml(raw, shown)
    if document is None:
        return None, ordered(findings)
    if not isinstance(document.value, dict):
        return None, ordered([*findings, unreadable(shown, "mapping", line=1)])
    unfolded, doubled = _unfolded(document, document.value, shown)
    built, half = build(Rubric, unfolded, shown), [*_half_scored(unfolded, shown)]
    problems = [*findings, *doubled, *built.findings, *half]
    lost = {path[-1] for path in built.replaced if len(path) == len(("sheets", 0, "key"))} | {one.value for one in half}
    found = None if lost & {"score", "scorers", "domains"} else built.makeshift  # no stand-in for these is harmless
    edition = Edition(found, hashlib.sha256(raw).hexdigest(), shown, unfolded.lines) if found else None
    noticed = check_rubric(edition, outcome=outcome, rolled=rolled) if edition else []
    steps = (*(step for place in built.replaced for step in place), *(one.value for one in half))
    misled = {code for step in steps for code in _MISLED.get(str(step), ())}
    silent = misled | (_WHOLE if problems else set())
    return None if problems else edition, ordered([*problems, *(one for one in noticed if one.code not in silent)])


def load_rubric(path: Path, *, shown: str | None = None) -> Edition:
    """Return the rubric in a file, fit to work with.

    Raises:
        Unusable: it has errors; carries them all.
    """
    edition, findings = read_rubric(path, shown=shown)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors or edition is None:
        raise Unusable(*errors)
    return edition


def shipped_rubrics() -> tuple[Path, ...]:
    """Return the files of the rubrics that ship, by id; `rubric_id` gives each one's id."""
    return tuple(sorted(path for path in _shelf().glob("*.yaml") if not path.name.endswith(_CASES)))


def find_rubric(id_or_file: str, *, base: Path | None = None) -> Path:
    """Return the file of a rubric that is named by the id of a shipped one or by a path, relative to `base`.

    What looks like a path (a separator, `.yaml`) is one if such a file exists; anything else is an id first.

    Raises:
        Unusable: there is neither (DG600, `why` is `not_found`; `near` and `options` name shipped ids).
    """
    shipped = {path.stem: path for path in shipped_rubrics()}
    wanted = id_or_file.strip()
    given = (base or Path()) / wanted
    looks_like_path = wanted.endswith(_SUFFIXES) or any(sign in wanted for sign in "/\\")
    named = shipped.get(Path(wanted).stem if wanted.endswith(_SUFFIXES) else wanted)
    for candidate in (given, named) if looks_like_path else (named, given):
        if candidate is not None and _is_file(candidate):
            return candidate
    facts = {"why": "not_found", "near": nearest(wanted, shipped), "options": tuple(shipped)}
    raise Unusable(Finding("DG600", value=wanted, facts=facts))


def cases_file(rubric: Path) -> Path:
    """Return where the worked cases of a rubric stand: beside it, `<id>.cases.yaml`."""
    return rubric.with_name(rubric.stem + _CASES)


def file_bytes(path: Path, shown: str) -> tuple[bytes, Finding | None]:
    """Return what a rubric or cases file holds, as far as the size limit lets it be read, or why it cannot be."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1), None
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the path
        why = "not_found" if isinstance(fault, FileNotFoundError) else "access"
        return b"", unreadable(shown, why, value=shown)


def _unfolded(document: Document, top: dict[str, object], file: str) -> tuple[Document, list[Finding]]:
    """Return the document in the long form: shorthand keys moved into one sheet, their lines with them."""
    short = [key for key in SHORTHAND if key in top]
    if "sheets" in top:
        first = str(document.lines.get(("sheets",), 1))
        doubled = [
            Finding("DG608", Location(file, line=document.lines.get((key,), 1)), value=key, facts={"first": first})
            for key in short
        ]
        kept = {key: value for key, value in top.items() if key not in short}
        return Document(kept, document.lines, document.typed), doubled
    short += [key for key in top if key not in _TOP and nearest(key, (*_TOP, *SHORTHAND)) in SHORTHAND]  # typing errors
    value = {key: value for key, value in top.items() if key not in short}
    if not short and (top.keys() & _WITHOUT_SHEETS):
        return document, []
    value["sheets"] = [{key: top[key] for key in short}]
    start = min((document.lines[(key,)] for key in short), default=1)
    lines = {_long(path, short): line for path, line in document.lines.items()}
    lines |= {("sheets",): start, ("sheets", 0): start}
    return Document(value, lines, {_long(path, short): typed for path, typed in document.typed.items()}), []


def _half_scored(document: Document, file: str) -> Iterator[Finding]:
    """DG606: a sheet that says something of points and not all that these take; one that says nothing has none."""
    listed = document.value.get("sheets") if isinstance(document.value, dict) else None
    for place, sheet in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(sheet, dict) or not (sheet.keys() & {*OF_POINTS} or _bounded(sheet.get("levels"))):
            continue
        at: NodePath = ("sheets", place)
        line = document.lines.get(at, 1)
        near = {nearest(key, POINTS) for key in sheet if key not in OF_POINTS}  # typing errors are said as such
        yield from (
            Finding("DG606", Location(file, line=line), value=key)
            for key in POINTS
            if key not in sheet and key not in near
        )


def _bounded(levels: object) -> bool:
    """Tell whether any level takes points, or needs something besides them; so do levels of which nothing is said."""
    listed = levels if isinstance(levels, list) else [dict.fromkeys(LEVELS_OF_POINTS)]
    return any(isinstance(level, dict) and level.keys() & {*LEVELS_OF_POINTS} for level in listed)


def _long(path: NodePath, short: list[str]) -> NodePath:
    return ("sheets", 0, *path) if path and path[0] in short else path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _shelf() -> Path:
    """Return the folder of the shipped rubrics: inside the installed package, else beside `src` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "rubrics"
    return installed if installed.is_dir() else package.parents[1] / "rubrics"
