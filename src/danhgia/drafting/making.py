"""From what a form prints to the draft of a rubric, with everything in the form that contradicts itself."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from danhgia.drafting.draft import Draft, DraftCriterion, DraftDomain, DraftLevel, DraftScorer
from danhgia.drafting.lines import Points
from danhgia.drafting.naming import Names, slug
from danhgia.drafting.settle import leaves, points_of, settle
from danhgia.drafting.tree import grown
from danhgia.findings import Finding
from danhgia.numbers import plain
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danhgia.drafting.lines import FormLevel, FormRead, Printed
    from danhgia.drafting.settle import Leaf
    from danhgia.drafting.tree import Forest, Node

USUAL_LEVELS: Mapping[str, str] = {
    fold(spelling): level
    for level, spellings in {
        "excellent": ("XS", "HTXS", "HTXSNV", "Xuất sắc", "Hoàn thành xuất sắc", "Hoàn thành xuất sắc nhiệm vụ"),
        "good": ("T", "HTT", "HTTNV", "Tốt", "Hoàn thành tốt", "Hoàn thành tốt nhiệm vụ"),
        "completed": ("HT", "HTNV", "Hoàn thành", "Hoàn thành nhiệm vụ"),
        "failed": ("KHT", "KHTNV", "Không HT", "Không HTNV", "Không hoàn thành", "Không hoàn thành nhiệm vụ"),
    }.items()
    for spelling in spellings
}
"""The levels that most regimes have, by every spelling; others get ids of their own."""

WITHOUT_GROUPS = "Các tiêu chí"
"""What the one domain of a form without groups is called."""


def drafted(read: FormRead, rubric_id: str) -> Draft:
    """Return the draft of what a form prints.

    Findings: DG641 (points that do not add up), DG642 (one thing's points printed twice, not the same), DG643 (labels
    that several criteria have), DG644 (groups deeper than the language has), DG645 and DG647 of `settle`.
    """
    forest = grown(read.lines)
    found = settle(forest)
    flat = bool(forest.roots) and not any(root.children for root in forest.roots)
    total = _total(forest, read)
    scored = [leaf for root in forest.roots for leaf in leaves(root)]
    names = Names([] if flat else forest.roots, scored)
    domains = [_whole(names, scored, total)] if flat else _domains(forest.roots, names)
    found += [*_twice(forest), *_sums(forest, total), *_repeated(names, scored), *_deep(domains)]
    scorers, levels = tuple(_scorers(read.scorers)), tuple(_levels(read.levels))
    return Draft(rubric_id, read, total, scorers, tuple(domains), levels, tuple(found))


def _domains(roots: Sequence[Node], names: Names) -> list[DraftDomain]:
    ids = [names.domain(root, number) for number, root in enumerate(roots, start=1)]
    return [_domain(root, own, names) for root, own in zip(roots, ids, strict=True)]


def _domain(root: Node, own: str, names: Names) -> DraftDomain:
    scored = leaves(root)
    deep = tuple(node for node in root.below() if node is not root and node.children)
    criteria = _criteria(scored, names)
    single = root.line.label and names.domains[fold(root.line.label)] == 1
    label = root.line.label if own != root.line.label and single else ""
    return DraftDomain(own, label, root.line.name or own, root.line, root.cap, criteria, deep, _summed(scored))


def _whole(names: Names, scored: Sequence[Leaf], total: Points) -> DraftDomain:
    """Return the one domain of a form without groups: it has the form's total."""
    own = names.domain(scored[0].node, 1)
    return DraftDomain(own, "", WITHOUT_GROUPS, None, total, _criteria(scored, names), (), _summed(scored))


def _criteria(scored: Sequence[Leaf], names: Names) -> tuple[DraftCriterion, ...]:
    return tuple(_criterion(leaf, number, names) for number, leaf in enumerate(scored, start=1))


def _criterion(leaf: Leaf, number: int, names: Names) -> DraftCriterion:
    node, line = leaf.node, leaf.node.line
    own = names.criterion(leaf, number)
    label = line.label if names.is_single(leaf) and line.label != own else ""
    groups, options, notes = leaf.groups[1:], tuple(node.options), tuple(node.notes)
    return DraftCriterion(own, label, line.name or own, line, node.cap, groups, options, notes)


def _summed(scored: Sequence[Leaf]) -> Decimal | None:
    values = [leaf.node.value for leaf in scored]
    said = [value for value in values if value is not None]
    return sum(said, Decimal(0)) if len(said) == len(values) else None


def _total(forest: Forest, read: FormRead) -> Points:
    """Return the form's total: of several that are printed the one that its parts come to, else the first."""
    said = points_of(forest.totals)
    parts = _added(forest.roots)
    if said:
        return next((points for points in said if points.value == parts), said[0])
    lines = [line.cap for line in forest.totals]
    return next((points for points in lines if points.said), lines[0] if lines else Points(read.at, why="no_column"))


def _added(nodes: Iterable[Node]) -> Decimal | None:
    """Return what lines come to, each by its own points or else by those within it; None where one is not known."""
    values = [node.value if node.value is not None or not node.children else _added(node.children) for node in nodes]
    said = [value for value in values if value is not None]
    return sum(said, Decimal(0)) if len(said) == len(values) and said else None


def _twice(forest: Forest) -> Iterator[Finding]:
    """DG642: the points of one line printed twice, and not the same."""
    for node in forest.nodes():
        first = node.cap
        for other in node.prints[1:]:
            if first.value is not None and other.value is not None and other.value != first.value:
                facts = {"first": first.value, "cell": first.at.cell, "second": other.value, "cell2": other.at.cell}
                yield Finding("DG642", other.at, value=_called(node), limit=plain(first.value), facts=facts)


def _sums(forest: Forest, total: Points) -> Iterator[Finding]:
    """DG641: a group's points, or the total, that its parts do not come to; the points stay as they are printed."""
    groups = [(_called(node), node.cap, node.children) for node in forest.nodes() if node.children]
    for called, cap, parts in [*groups, (None, total, forest.roots)]:
        added = _added(parts)
        if cap.value is None or not parts or _is_one_line(parts, total, cap):
            continue
        if added is None:
            known = sum((part.value for part in parts if part.value is not None), Decimal(0))
            added = known if known > cap.value else None
        if added is not None and added != cap.value:
            cells = tuple(part.cap.at.cell or "" for part in parts if part.value is not None)
            facts = {"group": called, "cap": cap.value, "sum": added, "cells": cells}
            yield Finding("DG641", cap.at, value=plain(cap.value), limit=plain(added), facts=facts)


def _is_one_line(parts: Sequence[Node], total: Points, cap: Points) -> bool:
    """Tell whether a total is that of one group alone, printed once."""
    return cap is total and len(parts) == 1 and parts[0].cap is cap


def _repeated(names: Names, scored: Sequence[Leaf]) -> Iterator[Finding]:
    """DG643: labels that several criteria have; no column could be found by them alone."""
    again = names.repeated(scored)
    if again:
        labels = tuple(dict.fromkeys(leaf.node.line.printed_label for leaf in again))
        facts = {"n": len(again), "labels": labels}
        yield Finding("DG643", again[0].node.line.at, value=", ".join(labels), facts=facts)


def _deep(domains: Sequence[DraftDomain]) -> Iterator[Finding]:
    """DG644: a domain with groups in it; the language has domains and criteria, so far."""
    for domain in domains:
        if domain.deep and domain.line:
            groups = tuple(_called(node) for node in domain.deep)
            yield Finding("DG644", domain.line.at, value=domain.id, facts={"n": len(groups), "groups": groups})


def _scorers(printed: Sequence[Printed]) -> Iterator[DraftScorer]:
    taken: set[str] = set()
    for number, name in enumerate(printed, start=1):
        words = fold(name.text).split()
        wanted = "self" if fold("tự") in words else slug(name.text)
        own = wanted if wanted and wanted not in taken else f"nguoi-cham-{number}"
        taken.add(own)
        yield DraftScorer(own, name)


def _levels(shown: Sequence[FormLevel]) -> Iterator[DraftLevel]:
    """Yield the levels from the best to the worst, as far as their bounds say which that is.

    The worst one of which the form says `dưới 50 điểm` and no more begins where points begin.
    """
    lower = list(map(_lower, shown))
    known = [bound for bound in lower if bound is not None]
    upwards = len(known) == len(lower) > 1 and all(one < other for one, other in pairwise(known))
    taken: set[str] = set()
    best_first = [*reversed(shown)] if upwards else [*shown]
    if best_first and _is_open_downwards(best_first[-1]):
        best_first[-1] = best_first[-1]._replace(bounds={"from": Decimal(0), **best_first[-1].bounds})
    for number, level in enumerate(best_first, start=1):
        usual = next((USUAL_LEVELS[key] for text in level[1:4] if (key := fold(str(text))) in USUAL_LEVELS), "")
        own = next(one for one in (usual, slug(level.code), f"muc-{number}") if one and one not in taken)
        taken.add(own)
        yield DraftLevel(own, level)


def _lower(level: FormLevel) -> Decimal | None:
    """Return where a level's points begin, as far as its words tell which of several is the worst."""
    stated = level.bounds.get("from", level.bounds.get("above"))
    return Decimal(0) if stated is None and _is_open_downwards(level) else stated


def _is_open_downwards(level: FormLevel) -> bool:
    return level.bounds.keys() in ({"below"}, {"to"})


def _called(node: Node) -> str:
    return f"{node.line.printed_label} {node.line.name}".strip()
