"""What results rest on that no text gives: the nodes of a rubric whose status is not official."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danhgia.rubric import Edition


def assumptions(edition: Edition) -> list[str]:
    """Return what in a rubric rests on no text, as `path (status)`, in file order and whatever the language."""
    return [f"{path} ({status})" for path, status in edition.assumed]
