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

    def domain(self, root: Node, number: int) -> str:
        """Return the id of a domain: its label, else its place."""
        own = root.line.label if root.children else ""
        return self._free(own, f"{root.line.label}-{number}" if own else "", f"nhom-{number}")

    def criterion(self, leaf: Leaf, number: int) -> str:
        """Return the id of a criterion: its label where no other has it, else the labels of its groups before it."""
        label = leaf.node.line.label
        alone = label if self.labels[fold(label)] == 1 else ""
        path = path_of([*leaf.groups, leaf.node], number)
        return self._free(alone, path, f"{path_of(leaf.groups[:1], number)}.{number}", f"tc-{number}")

    def is_single(self, leaf: Leaf) -> bool:
        """Tell whether no other criterion has the label that is printed in front of one."""
        return bool(leaf.node.line.label) and self.labels[fold(leaf.node.line.label)] == 1

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
    """Return the labels of lines that lie in one another as one: `II.1.a`; `1.1` within `1` says both."""
    path = ""
    for place, node in enumerate(nodes):
        last = place == len(nodes) - 1
        label = node.line.label or (str(number) if last else "")
        if not label:
            continue
        inner = fold(label).startswith(f"{fold(path)}.")
        path = label if inner or not path else f"{path}.{label}"
    return path or str(number)


def slug(text: str) -> str:
    """Return a text as a name for the machine: small letters, digits and hyphens; empty where nothing is left."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    return _NOT_IN_ID.sub("-", kept).strip("-")[:LONGEST].strip("-")
