"""The levels that a blank form shows: in a list, over the votes for each, as words to tick; with bounds if printed."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from danhgia.drafting.lines import FormLevel
from danhgia.findings import Location
from danhgia.forms import NOT_RATED_SPELLINGS
from danhgia.numbers import from_text
from danhgia.readers.cells import text_value
from danhgia.readers.layout import words
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from danhgia.readers.workbook import Grid

_N = r"([0-9]{1,3}(?:[.,][0-9]{1,4})?)"
_OPEN_UPWARDS = re.compile(rf"trên {_N}(?: điểm)? trở lên", re.IGNORECASE)
_BOUNDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern, re.IGNORECASE))
    for key, pattern in (
        ("from", rf"(?:từ|≥|>=)\s*(?:đủ )?{_N}"),
        ("above", rf"(?:trên|(?<![≥<])>(?!=))\s*{_N}"),
        ("below", rf"(?:dưới|(?<!>)<(?!=))\s*{_N}"),
        ("to", rf"(?:đến|≤|<=)\s*{_N}"),
    )
)
_DASHED = re.compile(rf"{_N}\s*[-–—]\s*(dưới |<\s*)?{_N}\s*(?:điểm|đ\b)?", re.IGNORECASE)
_BAND = re.compile(
    rf"\s*[(:–—-]*\s*((?:từ|trên|dưới|đến|≥|≤|>=|<=|>|<)\s*(?:đủ )?{_N}.*|{_N}\s*[-–—]\s*(?:dưới |<\s*)?{_N}.*)$",
    re.IGNORECASE,
)
_TICK = re.compile(r"^[\s☐☑□■○◯●\[\]()oO.…\-–+*]*\s(?=\S)|^[☐☑□■○◯●]+|^\[ ?\]\s*")
_VOTES = re.compile(r"\s*(.+?)\s*[:…._ ]*[…._][…._ ]*\s*phiếu\.?\s*", re.IGNORECASE)
_KNOWN = frozenset(
    map(
        fold,
        (
            "HTXSNV", "HTTNV", "HTNV", "KHTNV", "HTXS", "HTT", "KHT", "Xuất sắc", "Tốt", "Khá", "Trung bình", "TB",
            "Yếu", "Kém", "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
            "Không hoàn thành nhiệm vụ", "Hoàn thành xuất sắc", "Hoàn thành tốt", "Không hoàn thành", "Hoàn thành",
            "Hoàn thành nhiệm vụ ở mức độ thấp",
            *(f"{word} {letter}" for word in ("Loại", "Hạng", "Mức") for letter in "ABCD"),
        ),
    )
)  # fmt: skip
_OVER = tuple(map(fold, ("xếp loại", "số phiếu", "kết quả")))
_FEWEST, _MOST = 2, 9
_SHORT = 12


def find_levels(grids: Sequence[Grid], skipped: Mapping[str, tuple[int, int]]) -> tuple[FormLevel, ...]:
    """Return the levels of a workbook, from whichever of its sheets shows most of them.

    `skipped` are the rows of tables' headers, by sheet: ticks for every single criterion are no levels.
    """
    lists = [found for grid in grids if (found := _listed(grid))]
    heads = [found for grid in grids for found in _headings(grid)]
    ticks = [found for grid in grids if (found := _phrases(grid, skipped.get(grid.name)))]
    said = [found for grid in grids for found in _sentences(grid)]
    base = max([*lists, *ticks, *said], key=lambda found: (_stated(found), len(found)), default=None)
    if base is None:
        return tuple(map(_as_code, heads[0])) if heads else ()
    for head in heads:
        if len(head) == len(base):
            return tuple(_with_short(level, short) for level, short in zip(base, head, strict=True))
    return tuple(map(_as_code, base))


def bounds_in(text: str) -> tuple[Mapping[str, Decimal], str]:
    """Return the bounds that words state, by the rubric's keys, and the words themselves where they say two things."""
    if _OPEN_UPWARDS.search(text):
        return {}, text
    found: dict[str, Decimal] = {}
    if dashed := _DASHED.search(text):
        lower, upper = from_text(dashed[1]), from_text(dashed[3])
        if lower is not None and upper is not None:
            found = {"from": lower, ("below" if dashed[2] else "to"): upper}
        return found, ""
    for key, pattern in _BOUNDS:
        stated = [from_text(one) for one in pattern.findall(text)]
        if len(stated) > 1:
            return {}, text
        if stated and stated[0] is not None:
            found[key] = stated[0]
    if "from" in found and "above" in found:
        return {}, text
    if "below" in found and "to" in found:
        return {}, text
    return found, ""


def _stated(levels: Sequence[FormLevel]) -> int:
    return sum(bool(level.bounds) + bool(level.code) + bool(level.name) for level in levels)


def _listed(grid: Grid) -> list[FormLevel]:
    """Return the levels of a list with code and name side by side, below the words `Mức xếp loại`."""
    for row in sorted(grid.rows):
        for column, cell in sorted(grid.rows[row].items()):
            if cell.kind == "s" and words(cell.text) == fold("Mức xếp loại"):
                found = list(_below(grid, row, column))
                if len(found) >= _FEWEST and len({fold(level.code) for level in found}) == len(found):
                    return found
    return []


def _below(grid: Grid, row: int, column: int) -> Iterator[FormLevel]:
    for at in range(row + 1, row + _MOST + 1):
        code, said = (text_value(grid.cell(at, where)) for where in (column, column + 1))
        if not code or not said or fold(code) in NOT_RATED_SPELLINGS:
            return
        name, bounds, unclear = _parted(said)
        yield FormLevel(Location(sheet=grid.name, row=at, column=column), name, code, "", bounds, unclear)


def _parted(text: str) -> tuple[str, Mapping[str, Decimal], str]:
    """Part a level's words into its name and its bounds; the last words that are bounds are taken."""
    found = None
    for start in (place for place, letter in enumerate(text) if letter in "(:–—"):
        found = _BAND.match(text, start) or found
    if found is None or not text[: found.start()].strip():
        return text, {}, ""
    bounds, unclear = bounds_in(found[1])
    return (text[: found.start()].rstrip(" :–—-("), bounds, unclear) if bounds or unclear else (text, {}, "")


def _headings(grid: Grid) -> Iterator[list[FormLevel]]:
    """Yield the levels that stand below a cell which spans them – `Số phiếu đề nghị xếp loại` – or before `phiếu`."""
    for top, left, _, right in grid.merges:
        over = fold(text_value(grid.cell(top, left)))
        if right - left < _FEWEST or not any(word in over for word in _OVER):
            continue
        below = [(column, text_value(grid.cell(top + 1, column))) for column in range(left, right + 1)]
        said = [(column, text) for column, text in below if text and not _unrated(text)]
        votes = over.startswith(fold("số phiếu"))
        known = [(column, text) for column, text in said if fold(text) in _KNOWN]
        chosen = said if votes else known
        if _FEWEST <= len({fold(text) for _, text in chosen}) == len(chosen) <= _MOST:
            yield [FormLevel(Location(sheet=grid.name, row=top + 1, column=at), short=text) for at, text in chosen]
    for row, cells in sorted(grid.rows.items()):
        for column, cell in sorted(cells.items()):
            parts = [found[1] for part in cell.text.split(";") if (found := _VOTES.fullmatch(part))]
            if cell.kind == "s" and _FEWEST <= len(set(map(fold, parts))) == len(parts) <= _MOST:
                yield [FormLevel(Location(sheet=grid.name, row=row, column=column), short=text) for text in parts]


def _unrated(text: str) -> bool:
    return fold(text.strip("() ")) in NOT_RATED_SPELLINGS


def _phrases(grid: Grid, header: tuple[int, int] | None) -> list[FormLevel]:
    """Return the longest run of well-known levels, one below the other or side by side, to tick or with bounds."""
    found: dict[tuple[int, int], FormLevel] = {}
    for row, cells in grid.rows.items():
        if header and header[0] <= row <= header[1]:
            continue
        for column, cell in cells.items():
            if cell.kind == "s" and (level := _phrase(cell.text, Location(sheet=grid.name, row=row, column=column))):
                found[row, column] = level
    across, down = (_runs(found, along=along) for along in (0, 1))
    return max([*across, *down], key=lambda run: (_stated(run), len(run)), default=[])


def _sentences(grid: Grid) -> Iterator[list[FormLevel]]:
    """Yield the levels of cells that name them all with their bounds: `Xếp loại: Tốt: từ 80 điểm; Khá: …`."""
    for row, cells in sorted(grid.rows.items()):
        for column, cell in sorted(cells.items()):
            if cell.kind != "s" or cell.text.count(";") < _FEWEST:
                continue
            at = Location(sheet=grid.name, row=row, column=column)
            first, *others = cell.text.rstrip(" .;").split(";")
            told = [_phrase(first, at) or _phrase(first.partition(":")[2], at), *(_phrase(one, at) for one in others)]
            found = [level for level in told if level and (level.bounds or level.unclear)]
            if len({level.key for level in found}) == len(told) <= _MOST:
                yield found


def _phrase(text: str, at: Location) -> FormLevel | None:
    """Return the level that a whole cell names, with or without a box to tick and its bounds; None for other words."""
    bare = _TICK.sub("", text, count=1).strip(" …._:")
    if fold(bare) in _KNOWN:
        return FormLevel(at, bare)
    name, bounds, unclear = _parted(bare)
    if fold(name) in _KNOWN and (bounds or unclear):
        return FormLevel(at, name, bounds=bounds, unclear=unclear)
    first, mark, last = bare.rpartition(":")
    if mark and fold(last) in _KNOWN:
        bounds, unclear = bounds_in(first)
        return FormLevel(at, last.strip(), bounds=bounds, unclear=unclear) if bounds or unclear else None
    return None


def _runs(found: Mapping[tuple[int, int], FormLevel], *, along: int) -> list[list[FormLevel]]:
    """Return levels that stand in one row (0) or column (1), each once."""
    runs = []
    for _, places in groupby(sorted(found, key=lambda place: (place[along], place)), key=itemgetter(along)):
        levels = [found[place] for place in places]
        if _FEWEST < len({level.key for level in levels}) == len(levels) <= _MOST:
            runs.append(levels)
    return runs


def _with_short(level: FormLevel, head: FormLevel) -> FormLevel:
    """Return a level with the short form that columns are headed with."""
    if not level.code:
        return level._replace(code=head.short)
    return level if fold(level.code) == fold(head.short) else level._replace(short=head.short)


def _as_code(level: FormLevel) -> FormLevel:
    """Return a level whose one short word is what people write: its code and its name."""
    shown = level.short or level.name
    name, code = level.name or shown, level.code or (shown if len(shown) <= _SHORT else "")
    return level._replace(name=name, code=code, short="")
