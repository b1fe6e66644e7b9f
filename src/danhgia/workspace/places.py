"""Where things are in a workspace, however the file system spells Vietnamese letters."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from danhgia.readers.rubric_file import find_rubric
from danhgia.workspace.config import CONFIG_FILE, read_config

if TYPE_CHECKING:
    from danhgia.periods import Period
    from danhgia.workspace.config import Config


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with a `danhgia.yaml`; `root` is absolute. Its paths need not exist.

    A path that exists under another Unicode form of its name (macOS writes letters and marks apart) is given as it
    exists.
    """

    root: Path
    config: Config

    @property
    def rubric(self) -> Path:
        """The file of its rubric.

        Raises:
            Unusable: DG600, there is no such rubric.
        """
        named = _portable(self.config.rubric)
        given = self._at(named)
        own = given.is_file() and (given.suffix in {".yaml", ".yml"} or "/" in named)
        return given if own else find_rubric(named, base=self.root)

    @property
    def roster(self) -> Path:
        """The list of who is rated, and of the units."""
        return self._at(self.config.paths.roster)

    @property
    def register(self) -> Path:
        """The registers of what happened and was decided."""
        return self._at(self.config.paths.register_)

    @property
    def ledger(self) -> Path:
        """The ledger of every graded period."""
        return self._at(self.config.paths.ledger)

    @property
    def own_folder(self) -> Path:
        """What the program keeps for itself: its lock, and what may be thrown away at any time."""
        return self.root / ".danhgia"

    @property
    def all_sheets(self) -> Path:
        """The folder of all filled-in sheets, of every period."""
        return self._at(self.config.paths.sheets)

    def sheets(self, period: Period) -> Path:
        """Return the folder of a period's filled-in sheets."""
        return self._at(self.config.paths.sheets, str(period))

    @property
    def all_templates(self) -> Path:
        """The folder of all templates, of every period."""
        return self._at(self.config.paths.templates)

    def templates(self, period: Period) -> Path:
        """Return the folder in which a period's templates are made."""
        return self._at(self.config.paths.templates, str(period))

    def results(self, period: Period) -> Path:
        """Return the result workbook of a period, or of a year."""
        return self._at(self.config.paths.results, f"{period}.xlsx")

    def shown(self, path: Path) -> str:
        """Return a path as every output names it: from the root on where it lies inside, else as given; with `/`."""
        for full in (os.path.abspath, os.path.realpath):  # the shell may name a folder by a link
            inside = _inside(full(self.root), full(path))
            if inside is not None:
                return _printable(inside)
        return _printable(path)

    def _at(self, *names: str) -> Path:
        return existing(self.root.joinpath(*map(_portable, names)))


def find_workspace(start: Path) -> Workspace | None:
    """Return the workspace of the nearest `danhgia.yaml` from a folder upwards, or None.

    Raises:
        Unusable: there is one, and it has errors.
    """
    folder = _absolute(start)
    found = next((place for place in (folder, *folder.parents) if os.path.isfile(place / CONFIG_FILE)), None)  # noqa: PTH113 - pathlib's raises where a folder above may not be searched
    return load_workspace(found) if found else None


def load_workspace(folder: Path) -> Workspace:
    """Return the workspace in a folder.

    Raises:
        Unusable: its `danhgia.yaml` is missing (DG550) or has errors, each with its line.
    """
    root = _absolute(folder)
    return Workspace(root, read_config(root / CONFIG_FILE))


def existing(path: Path) -> Path:
    """Return the path under which `path` exists, if need be in another Unicode form; else with what of it exists."""
    if os.path.lexists(path) or path.parent == path:
        return path
    parent = existing(path.parent)
    return parent / _spelled(parent, path.name)


def _spelled(folder: Path, name: str) -> str:
    """Return the name in a folder that is `name` in another Unicode form; `name` itself where there is none."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names are all that is needed
    except OSError:
        return name
    return next((spelled for spelled in names if _nfc(spelled) == _nfc(name)), name)


def _portable(path: str) -> str:
    r"""Return a configured path with `/`: a workspace set up on Windows (`phieu\2018`) works elsewhere, too."""
    return path.replace("\\", "/")


def _absolute(path: Path) -> Path:
    """Return a path from the root of all on, links as they are named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - pathlib's follows links


def _inside(root: str, path: str) -> Path | None:
    """Return where a path lies within a folder, however the two are spelled; None where it does not."""
    if path.startswith(root + os.sep):
        return Path(path[len(root) + 1 :])
    above, parts = (Path(one).parts for one in (root, path))
    within = [_nfc(os.path.normcase(part)) for part in parts[: len(above)]]
    return Path(*parts[len(above) :]) if within == [_nfc(os.path.normcase(part)) for part in above] else None


def _printable(path: Path) -> str:
    r"""Return a path as text that can be written anywhere: bytes that are no UTF-8 as `\udcff`."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)
