"""A page of text on the terminal: lines and columns that fit its width; whole lines where output goes to a file.

Nothing that comes from a workbook is ever taken for markup, and no control character of it reaches the terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from danhgia.messages import say, show
from danhgia.text import clean
from danhgia.writers.commands import command_line
from danhgia.writers.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from danhgia.codes import Severity
    from danhgia.messages import Lang

STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "note": "cyan"}
HEADING = "bold"
QUIET = "dim"

MOST_NAMES = 20
"""How many people a list on the terminal names; the rest is counted."""

_GAP = "  "
_NARROWEST = 12
"""How far a column gives way to a narrow terminal; then its line runs over."""


@dataclass(frozen=True)
class Page:
    """Where a result is printed, and in which language."""

    console: Console
    lang: Lang

    @property
    def width(self) -> int | None:
        """The cells of a line; None where nobody looks at a terminal, and lines are never broken."""
        return self.console.width if self.console.is_terminal else None

    def say(self, key: str, **facts: object) -> str:
        """Return a line or heading by its key."""
        return say(key, self.lang, **facts)

    def show(self, fact: object) -> str:
        """Return a number, a period or a date as the language prints it."""
        return show(fact, self.lang)

    def next_step(self, key: str, command: str, *words: object) -> None:
        """Print what to do next, with the command that does it and what that is given."""
        self.line(self.say("next_step", step=self.say(f"next.{key}", command=command_line(command, *words))))

    def blank(self) -> None:
        """Print an empty line."""
        self.console.print()

    def heading(self, text: str) -> None:
        """Print the heading of a part."""
        self.line(capital(text), style=HEADING)

    def line(self, text: str, *, label: str = "", style: str = "", indent: int = 0) -> None:
        """Print one line, its further lines under its beginning; a `label` stands in front, and takes the style."""
        margin = " " * indent
        lead = f"{clean(label)} " if label else ""
        hang = " " * cell_len(lead)
        for number, part in enumerate(self._broken(clean(text), indent + len(hang))):
            text_style = "" if label else style
            self._put((margin, ""), (lead if number == 0 else hang, style), (part, text_style))

    def grid(self, rows: Sequence[Sequence[str]], *, left: int = 1, indent: int = 0, style: str = "") -> None:
        """Print rows in columns: the first `left` ones from the left, the others from the right.

        The first row takes the style. The first column gives way where the terminal is too narrow.
        """
        cells = [[clean(cell) for cell in row] for row in rows]
        widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
        widths[0] = self._squeezed(widths, indent)
        for number, row in enumerate(cells):
            for line, first in enumerate(self._wrapped(row[0], widths[0])):
                rest = row[1:] if line == 0 else [""] * (len(row) - 1)
                padded = [_padded(cell, widths[at], right=at >= left) for at, cell in enumerate([first, *rest])]
                self._put((" " * indent, ""), (_GAP.join(padded).rstrip(), style if number == 0 else ""))

    def _broken(self, text: str, used: int) -> list[str]:
        return [text] if self.width is None else self._wrapped(text, max(self.width - used, _NARROWEST))

    def _wrapped(self, text: str, width: int) -> list[str]:
        lines = Text(text).wrap(self.console, max(width, 1)) if cell_len(text) > width else [Text(text)]
        return [line.plain.rstrip() for line in lines]

    def _squeezed(self, widths: Sequence[int], indent: int) -> int:
        """Return how wide the first column can be."""
        if self.width is None:
            return widths[0]
        others = sum(widths[1:]) + len(_GAP) * (len(widths) - 1) + indent
        return min(widths[0], max(self.width - others, _NARROWEST))

    def _put(self, *parts: tuple[str, str]) -> None:
        text = Text.assemble(*parts)
        text.rstrip()
        self.console.print(text, soft_wrap=True)


def print_people(page: Page, lines: Sequence[str]) -> None:
    """Print a list of people; beyond the first twenty only how many more there are."""
    for text in lines[:MOST_NAMES]:
        page.line(text, label="-", indent=2)
    if len(lines) > MOST_NAMES:
        page.line(page.say("more_people", n=len(lines) - MOST_NAMES), indent=2)


def _padded(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - cell_len(cell))
    return space + cell if right else cell + space
