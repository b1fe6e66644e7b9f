"""Which lines of a form are scored: where the form prints choices or explanations below a criterion, they are not."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from danhgia.findings import Finding
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danhgia.drafting.lines import FormLine, Points
    from danhgia.drafting.tree import Forest, Node

_BESIDES = tuple(
    map(fold, ("điểm thưởng", "điểm cộng", "điểm trừ", "thưởng điểm", "cộng điểm", "trừ điểm", "điểm khuyến khích"))
)
_COMPARING = "|".join(map(fold, ("dưới", "trên", "trở lên", "đến", "không", "nếu", "đạt", "chưa")))
_COMPARES = re.compile(rf"[%≥≤<>]|\b(?:{_COMPARING})(?: |$)")


class Leaf(NamedTuple):
    """A line that is scored, and the groups that it is in, from the outermost."""

    node: Node
    groups: tuple[Node, ...]


def settle(forest: Forest) -> list[Finding]:
    """Fold what is no criterion into what it belongs to, and take out what stands beside the scale.

    Findings: DG645 (lines below a criterion that are not taken for criteria), DG647 (points beside the scale).
    """
    beside = [root for root in forest.roots if fold(root.line.name).startswith(_BESIDES)]
    forest.roots = [root for root in forest.roots if root not in beside]
    _part_joined(forest)
    found = [Finding("DG647", root.line.at, value=_called(root.line)) for root in beside]
    for root in forest.roots:
        found += _settled(root, top=True)
    return found


def leaves(root: Node) -> list[Leaf]:
    """Return the lines that are scored within an outermost one, in the form's order."""
    return list(_leaves(root, ()))


def _leaves(node: Node, groups: tuple[Node, ...]) -> Iterator[Leaf]:
    if not node.children:
        yield Leaf(node, groups)
    for child in node.children:
        yield from _leaves(child, (*groups, node))


def _part_joined(forest: Forest) -> None:
    """Refuse points in cells that are joined over more than one line: nobody can tell whose they are."""
    nodes = list(forest.nodes())
    for place, node in enumerate(nodes):
        if not node.line.until:
            continue
        behind = place + sum(1 for _ in node.below())
        if behind < len(nodes) and (nodes[behind].line.at.row or 0) <= node.line.until:
            node.line = replace(node.line, cap=replace(node.line.cap, value=None, why="joined"))


def _settled(node: Node, *, top: bool) -> Iterator[Finding]:
    for child in node.children:
        yield from _settled(child, top=False)
    if _flat(node):
        node.children = [inner for child in node.children for inner in child.below()]
        for child in node.children:
            child.children = []
    elif node.children and not any(child.children for child in node.children) and not _are_criteria(node, top=top):
        node.options += [child.line for child in node.children]
        node.children = []
        facts = {"n": len(node.options), "cells": tuple(_cell(line.at) for line in node.options)}
        yield Finding("DG645", node.line.at, value=_called(node.line), facts=facts)


def _flat(node: Node) -> bool:
    """Tell whether everything within a group adds up to its points, however the labels look."""
    inner = [child for child in node.below() if child is not node]
    values = [child.value for child in inner]
    if node.value is None or None in values or len(inner) == len(node.children):
        return False
    return sum((value for value in values if value is not None), Decimal(0)) == node.value


def _are_criteria(node: Node, *, top: bool) -> bool:
    """Tell whether the lines below one are criteria of their own, and not choices or explanations of it.

    Lines without labels are where they add up to its points; labelled ones are not only where they can be nothing else
    than steps of one scale, or where points stand beside the whole alone.
    """
    values = [child.value for child in node.children]
    said = [value for value in values if value is not None]
    loose = not any(child.line.label for child in node.children)
    if loose and node.line.depth is None:
        if node.value is None:
            return bool(said) and not _graded(node, said)
        return len(said) == len(values) and sum(said, Decimal(0)) == node.value
    if not any(child.line.has_points for child in node.children):
        return top or node.value is None
    if len(said) < len(values) or sum(said, Decimal(0)) == node.value:
        return True
    return not (max(said) == node.value and _graded(node, said))


def _graded(node: Node, values: Sequence[Decimal]) -> bool:
    """Tell whether lines are steps of one scale: points that only fall or only rise, words that compare."""
    falling = all(one > other for one, other in pairwise(values))
    rising = all(one < other for one, other in pairwise(values))
    compared = sum(_COMPARES.search(fold(child.line.name)) is not None for child in node.children)
    return len(values) > 1 and (falling or rising) and 2 * compared >= len(node.children)


def _called(line: FormLine) -> str:
    return f"{line.printed_label} {line.name}".strip()


def _cell(at: object) -> str:
    return str(getattr(at, "cell", None) or "")


def points_of(lines: Sequence[FormLine]) -> list[Points]:
    """Return the points that some lines print, those that can be read."""
    found = [line.cap if line.cap.said or line.text_cap is None else line.text_cap for line in lines]
    return [points for points in found if points.value is not None]
