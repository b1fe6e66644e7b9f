"""The words of lines that sum others up: `Cộng I`, `Tổng (A) =`, `TỔNG ĐIỂM (I + II)`."""

from __future__ import annotations

import re

from danhgia.text import fold


def _one_of(*words: str) -> str:
    return "|".join(re.escape(fold(word)) for word in words)


_HEAD = re.compile(
    rf"(?:{_one_of('tổng', 'cộng')})(?: (?:{_one_of('số')}))?(?: (?:{_one_of('điểm')}))?(?: (?:{_one_of('cộng')}))?"
    rf"(?: (?:{_one_of('của')}))?(?: (?:{_one_of('lĩnh vực', 'mục', 'phần', 'nhóm')}))?(?= |[(:.=]|$)"
)
_EVERYTHING = frozenset(map(fold, ("đạt", "được", "chấm", "tự", "tối", "đa", "cuối", "cùng", "toàn", "bộ", "điểm")))
_ALL_PARTS = re.compile(rf"(?:{_one_of('các tiêu chí', 'các mục', 'các phần', 'các nhóm', 'các lĩnh vực')})(?: |$)")
_CERTAIN = tuple(fold(word) for word in ("tổng điểm", "tổng cộng", "tổng số điểm", "cộng điểm"))
_MARKS = " ():=.;,-"


def sum_of(text: str) -> str | None:
    """Return the folded words of what a text sums: `i` for `Cộng I`, empty for everything; None where it sums nothing.

    Whether there is such a thing to sum is for the form to say: `Cộng tác với đồng nghiệp` sums no `tác với …`.
    """
    folded = fold(text)
    head = _HEAD.match(folded)
    if head is None:
        return None
    rest = _ALL_PARTS.sub("", folded[head.end() :].strip(_MARKS), count=1).strip(_MARKS)
    several = re.search(r"[+=]", rest) is not None
    return "" if several or all(word in _EVERYTHING for word in rest.split()) else rest


def is_certain(text: str) -> bool:
    """Tell whether a text can only be a sum, whatever it sums: `Tổng điểm thưởng`."""
    return fold(text).startswith(_CERTAIN)
