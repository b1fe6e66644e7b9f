"""What results rest on that no text gives: the nodes of a rubric whose status is not official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danhgia.rubric import Model, Node, assumed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danhgia.rubric import Edition


def assumptions(edition: Edition) -> list[str]:
    """Return what in a rubric rests on no text, as `path (status)`, in file order and whatever the language."""
    statuses = _statuses(edition.rubric)
    return [f"{path} ({status})" for path, status in zip(assumed(edition.rubric), statuses, strict=True)]


def _statuses(node: object) -> Iterator[str]:
    """Return the status of every node that `assumed` names, in its order."""
    if isinstance(node, Node) and node.status != "official":
        yield node.status
    below = node if isinstance(node, tuple) else (value for _, value in node) if isinstance(node, Model) else ()
    for value in below:
        yield from _statuses(value)
