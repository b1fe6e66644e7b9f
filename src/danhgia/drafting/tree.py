"""Which line of a form is within which: by the kinds of their labels, by the sums below groups, by the layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from danhgia.drafting.labels import chosen
from danhgia.drafting.sums import is_certain, sum_of
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from danhgia.drafting.labels import Shape
    from danhgia.drafting.lines import FormLine, Points

_SumKind = Literal["group", "total", "plain", "unmatched"]
_DEEPEST = 12
"""Groups whose sums the form prints lie in one another no deeper; beyond, labels alone tell."""
_PLAIN = frozenset(map(fold, ("cộng", "cộng:", "cộng điểm")))


@dataclass(eq=False)
class Node:
    """A line with what stands within it; `notes` are lines without points of their own, `sums` print its points again.

    `options` are lines with points that are choices of it, none of them criteria.
    """

    line: FormLine
    children: list[Node] = field(default_factory=list)
    notes: list[FormLine] = field(default_factory=list)
    options: list[FormLine] = field(default_factory=list)
    sums: list[FormLine] = field(default_factory=list)

    @property
    def prints(self) -> list[Points]:
        """Everything that the form prints as its points, its own cell first."""
        found = [self.line.cap, *(_points(line) for line in self.sums), self.line.text_cap]
        return [points for points in found if points is not None and points.said]

    @property
    def cap(self) -> Points:
        """Its points, or what stands in their place."""
        return self.prints[0] if self.prints else self.line.cap

    @property
    def value(self) -> Decimal | None:
        """Its points where they can be read."""
        return self.cap.value

    def below(self) -> Iterator[Node]:
        """Yield itself and everything within it, in the form's order."""
        yield self
        for child in self.children:
            yield from child.below()


@dataclass
class Forest:
    """A whole form: its outermost lines, the sums of everything, and lines that belong to none of them."""

    roots: list[Node] = field(default_factory=list)
    totals: list[FormLine] = field(default_factory=list)
    stray: list[FormLine] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """Yield every line that is no sum, in the form's order."""
        for root in self.roots:
            yield from root.below()


class _Open(NamedTuple):
    node: Node
    shape: Shape
    closed: bool


def grown(lines: Sequence[FormLine]) -> Forest:
    """Return the lines of a form as a tree."""
    grower = _Grower(lines)
    grower.forest.roots = grower.within(0, len(lines))
    return grower.forest


class _Grower:
    def __init__(self, lines: Sequence[FormLine]) -> None:
        self.lines = lines
        self.forest = Forest()
        self.unlabelled = not any(line.label for line in lines)
        self.kinds: dict[int, _SumKind] = {}
        self.closings: dict[int, int] = {}
        self.labelled: dict[Shape, str] = {}
        self.passed: list[tuple[int, tuple[str, ...], int]] = []
        self.named: dict[str, list[int]] = {}
        for at, line in enumerate(lines):
            self.match(at, line)

    def match(self, at: int, line: FormLine) -> None:
        """Find out whether a line is a sum, and of which group."""
        of = sum_of(line.name)
        if of is None or (line.label and of):
            self.open(at, line)
        elif not of:
            self.kinds[at] = "plain" if fold(line.name) in _PLAIN else "total"
        elif self.named.get(of):
            self.close(of, at)
        elif is_certain(line.name):
            self.kinds[at] = "unmatched"
        else:
            self.open(at, line)

    def open(self, at: int, line: FormLine) -> None:
        """Remember a line by what a sum may call it."""
        names = tuple({key for text in (line.label, line.name, f"{line.label} {line.name}") if (key := fold(text))})
        self.passed.append((at, names, 0))
        for name in names:
            self.named.setdefault(name, []).append(at)

    def close(self, of: str, at: int) -> None:
        """Take a line for the sum of the last group of that name; what stands between is within the group."""
        group, deepest = self.named[of][-1], 0
        last = -1
        while last != group:
            last, names, depth = self.passed.pop()
            deepest = max(deepest, depth)
            for name in names:
                self.named[name].pop()
        self.kinds[at] = "group"
        self.passed.append((at, (), deepest + 1))
        if deepest < _DEEPEST:
            self.closings[group] = at

    def within(self, start: int, end: int) -> list[Node]:
        """Return the outermost of some lines, the others within them."""
        roots: list[Node] = []
        stack: list[_Open] = []
        at = start
        while at < end:
            line = self.lines[at]
            if at in self.kinds:
                self.add_sum(line, self.kinds[at], stack)
            elif self.is_note(at):
                (stack[-1].node.notes if stack else self.forest.stray).append(line)
            else:
                closing = self.closings.get(at)
                node = Node(line)
                self.place(_Open(node, self.shape(at, stack), closing is not None), roots, stack)
                if closing is not None:
                    node.children = self.within(at + 1, closing)
                    node.sums.append(self.lines[closing])
                    at = closing
            at += 1
        return roots

    def add_sum(self, line: FormLine, kind: _SumKind, stack: Sequence[_Open]) -> None:
        """Keep the sum of everything, of the outermost group that is open, or of nothing that is known."""
        if kind == "total" or (kind == "plain" and (not stack or not stack[0].node.children)):
            self.forest.totals.append(line)
        elif kind == "plain":
            stack[0].node.sums.append(line)
        else:
            self.forest.stray.append(line)

    def is_note(self, at: int) -> bool:
        """Tell whether a line is neither group nor criterion: it has neither a label nor points."""
        line = self.lines[at]
        if line.label or line.has_points or line.depth is not None or (line.shouts and not line.mark):
            return False
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        heads = following is not None and following.has_points and at + 1 not in self.kinds
        return not (self.unlabelled and not line.mark and heads)

    def shape(self, at: int, stack: Sequence[_Open]) -> Shape:
        """Return the kind of a line, by which its place in the tree is found."""
        line = self.lines[at]
        if line.depth is not None:
            return ("depth", line.depth)
        if line.label:
            found = chosen(line.label, [(one.shape, one.node.line.label) for one in stack], self.labelled)
            self.labelled[found] = line.label
            return found
        if line.mark:
            return (line.mark, 0)
        return ("heading", 0) if line.shouts or not line.has_points else ("none", 0)

    def place(self, one: _Open, roots: list[Node], stack: list[_Open]) -> None:
        """Put a line beside the last of its kind, else within the last that is open."""
        kind, number = one.shape
        if kind == "depth":
            while stack and stack[-1].shape[1] >= number:
                stack.pop()
        elif one.shape in [other.shape for other in stack]:
            while stack[-1].shape != one.shape:
                stack.pop()
            stack.pop()
        elif kind == "heading":
            stack.clear()
        while stack and stack[-1].closed:
            stack.pop()
        (stack[-1].node.children if stack else roots).append(one.node)
        stack.append(one)


def _points(line: FormLine) -> Points | None:
    return line.cap if line.cap.said else line.text_cap
