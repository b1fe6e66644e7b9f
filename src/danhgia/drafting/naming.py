"""What the lines of a form are called in a rubric: their printed labels, and ids where those do not tell them apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from danhgia.drafting.labels import LONGEST
from danhgia.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from danhgia.drafting.settle import Leaf
    from danhgia.drafting.tree import Node

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


class Names:
    """Gives every domain and criterion a name of its own; the first to want one has it."""

    def __init__(self, roots: Sequence[Node], scored: Sequence[Leaf]) -> None:
        self.taken: set[str] = set()
        self.labels = Counter(fold(leaf.node.line.label) for leaf in scored)
        self.domains = Counter(fold(root.line.label) for root in roots)
        self.local = any(count > 1 for label, count in self.labels.items() if label and "." not in label)
        self.kept = {fold(leaf.node.line.label) for leaf in scored if self.is_single(leaf)}

    def domain(self, root: Node, number: int) -> str:
        """Return the id of a domain: its label, else its place."""
        own = root.line.label if root.children else ""
        return self._free(own, f"{root.line.label}-{number}" if own else "", f"nhom-{number}")

    def criterion(self, leaf: Leaf, number: int) -> str:
        """Return the id of a criterion: its label where that tells it apart, else those of its groups before it."""
        label = leaf.node.line.label
        if self.is_single(leaf) and fold(label) not in self.taken:
            return self._free(label)
        path = path_of([*leaf.groups, leaf.node], number)
        made = (path, f"{path_of(leaf.groups[:1], number)}.{number}", f"tc-{number}")
        return self._free(*(name for name in made if fold(name) not in self.kept or name == made[-1]))

    def is_single(self, leaf: Leaf) -> bool:
        """Tell whether a criterion's label tells it apart; where some count anew in each group, none does."""
        label = leaf.node.line.label
        return bool(label) and self.labels[fold(label)] == 1 and not (self.local and "." not in label)

    def repeated(self, scored: Iterable[Leaf]) -> list[Leaf]:
        """Return the criteria whose label another one has, too."""
        return [leaf for leaf in scored if self.labels[fold(leaf.node.line.label)] > 1 and leaf.node.line.label]

    def _free(self, *wanted: str) -> str:
        for name in wanted:
            if name and len(name) <= LONGEST and fold(name) not in self.taken:
                self.taken.add(fold(name))
                return name
        last = next(name for name in reversed(wanted) if name)[: LONGEST - 7]
        number = 2
        while fold(f"{last}-{number}") in self.taken:
            number += 1
        self.taken.add(fold(f"{last}-{number}"))
        return f"{last}-{number}"


def path_of(nodes: Sequence[Node], number: int) -> str:
    """Return the labels of lines that lie in one another as one: `II.1.a`; `3.1` within `3` of `II` is `II.3.1`."""
    path, above = "", ""
    for place, node in enumerate(nodes):
        last = place == len(nodes) - 1
        label = node.line.label or (str(number) if last else "")
        if not label:
            continue
        for outer in (path, above):
            if outer and fold(label).startswith(f"{fold(outer)}."):
                path += label[len(outer) :]
                break
        else:
            path = f"{path}.{label}" if path else label
        above = label
    return path or str(number)


def slug(text: str) -> str:
    """Return a text as a name for the machine: small letters, digits and hyphens; empty where nothing is left."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    return _NOT_IN_ID.sub("-", kept).strip("-")[:LONGEST].strip("-")
