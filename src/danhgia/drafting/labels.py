"""What forms print in front of their lines – `I`, `1.1`, `a)`, `đ`, `110` – and which kinds of it there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Shape = tuple[str, int]
"""A kind of label, with its number of parts: `1.1` is ("number", 2)."""

LONGEST = 40
BULLETS = "-–—+•*▪●○◦"

_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*")
_HUNDRED = re.compile(r"[1-9][0-9]{2}")
_PATH = re.compile(r"(?:[IVXLC]+|[A-ZĐ])(?:\.(?:[0-9]{1,2}|[a-zđ]))+|[0-9]{1,2}(?:\.[0-9]{1,2})*\.[a-zđ]")
_LETTER = re.compile(r"[a-zđ]")
_CAPITAL = re.compile(r"[A-ZĐ]")
_SMALL_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_AFTER = r"\s*[.):/]\s*|\s+[-–—]\s+"
_PRINTED = (
    r"(?:[IVXLC]+|[A-ZĐ])(?:\.(?:[0-9]{1,2}|[a-zđ]))+|[IVXLC]+|[A-ZĐ]|[0-9]{1,3}(?:\.[0-9]{1,2})*(?:\.[a-zđ])?|[a-zđ]"
    r"|[ivx]+|[A-Za-zĐđ]{1,4}[-.]?[0-9]{1,3}(?:[-.][0-9]{1,3})*"
)
_MARKED = re.compile(rf"\(?((?:(?:Mục|Phần|Nhóm|Tiêu chí|MỤC|PHẦN|NHÓM|TIÊU CHÍ) )?(?:{_PRINTED}))(?:{_AFTER})(.*)")
_PARTED = re.compile(r"((?:[IVXLC]+|[A-ZĐ]|[0-9]{1,2})(?:\.(?:[0-9]{1,2}|[a-zđ]))+)\s+(\S.*)")
_BARE = re.compile(rf"({_PRINTED})\s+(\S.*)")
_BULLET = re.compile(rf"([{re.escape(BULLETS)}])\s*(.*)")
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_EDGES = " .:)(/-–—"


def without_marks(label: str) -> str:
    """Return a printed label without the marks around it: `a)` is `a`, `I.` is `I`."""
    return label.strip(_EDGES)


def split(text: str, *, bare: bool = False) -> tuple[str, str, str]:
    """Return what a line begins with and the rest: its label as printed and as kept, and its words.

    One number or letter needs a mark behind it (`1.`, `a)`); several parts do not (`1.1`), and neither does anything
    where `bare` labels are known to stand in front.
    """
    for pattern in (_PARTED, _MARKED, *((_BARE,) if bare else ())):
        found = pattern.fullmatch(text)
        if found and not re.match(r"[0-9]", found[2]):
            printed = text[: found.start(2)].strip()
            return printed, without_marks(found[1]), found[2].strip()
    return "", "", text


def unbulleted(text: str) -> tuple[str, str]:
    """Return the bullet in front of a line, if any, and the line without it."""
    found = _BULLET.fullmatch(text)
    return (found[1], found[2]) if found else ("", text)


def shapes(label: str) -> tuple[Shape, ...]:  # noqa: PLR0911 - one line per kind
    """Return the kinds of label that one can be of, the likeliest first: `C` is a letter, or a hundred in Roman."""
    if _HUNDRED.fullmatch(label):
        return (("hundred", 1 if label.endswith("00") else 2),)
    if _NUMBER.fullmatch(label):
        return (("number", label.count(".") + 1),)
    if _PATH.fullmatch(label):
        return (("path", label.count(".") + 1),)
    roman: Shape = ("roman", 1)
    if _CAPITAL.fullmatch(label):
        capital: Shape = ("capital", 1)
        return (roman, capital) if label in "IVX" else (capital, roman) if label in "CL" else (capital,)
    if _LETTER.fullmatch(label):
        small: Shape = ("small roman", 1)
        letter: Shape = ("letter", 1)
        return (small, letter) if label == "i" else (letter, small) if label in "vx" else (letter,)
    if _ROMAN.fullmatch(label):
        return (roman,)
    if _SMALL_ROMAN.fullmatch(label):
        return (("small roman", 1),)
    return (("words", 1),)


def chosen(label: str, before: Sequence[tuple[Shape, str]], passed: Mapping[Shape, str]) -> Shape:
    """Return the kind of a label beside those that are open before it: `C` after `B` is a letter.

    Letters may go on from group to group: `passed` has the last label of each kind, open or not.
    """
    possible = shapes(label)
    last = dict(before)
    for known in (last, passed):
        for shape in possible:
            if len(possible) > 1 and shape in known and _follows(label, known[shape]):
                return shape
    return next((shape for shape in possible if shape in last), possible[0])


def _follows(label: str, earlier: str) -> bool:
    one, other = fold(earlier), fold(label)
    if len(one) != 1 or len(other) != 1 or one not in _ALPHABET or other not in _ALPHABET:
        return False
    return _ALPHABET.index(other) == _ALPHABET.index(one) + 1
