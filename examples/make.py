"""Makes example workspaces: those in this folder, and others of any size. `--help` says how.

The same arguments make the same bytes: no clock is read, and everything random follows from `--seed`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from making.ben_tre import make_ben_tre
from making.bulk import Wanted, make_bulk
from making.clean import make_clean
from making.ha_noi import make_ha_noi
from making.hoa_quy import make_hoa_quy
from making.mistakes import make_mistakes
from making.nhu_xuan import make_nhu_xuan
from making.tam_ky import make_tam_ky
from making.writing import remove_workspace

_EXAMPLES = {
    "clean": make_clean,
    "mistakes": make_mistakes,
    "ben-tre": make_ben_tre,
    "ha-noi": make_ha_noi,
    "nhu-xuan": make_nhu_xuan,
    "hoa-quy": make_hoa_quy,
    "tam-ky": make_tam_ky,
}


def main(arguments: list[str]) -> int:
    """Make what the arguments ask for and return the exit code."""
    parser = _parser()
    given = parser.parse_args(arguments)
    folder: Path = given.out
    try:
        if given.force:
            remove_workspace(folder)
        if (folder / "danhgia.yaml").exists():
            parser.error(f"{folder} is a workspace already; --force makes it again")
        if given.example:
            _EXAMPLES[given.example](folder)
        else:
            make_bulk(folder, Wanted(given.units, given.people, given.quarters, given.seed, given.total_people))
    except (FileExistsError, ValueError) as refusal:
        parser.error(str(refusal))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Make an example workspace with synthetic people.")
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to make")
    parser.add_argument("--example", choices=_EXAMPLES, help="one of the examples in this repository")
    parser.add_argument("--force", action="store_true", help="make a workspace again that is there already")
    parser.add_argument("--units", type=_positive, default=8, help="how many units (default: 8)")
    parser.add_argument("--people", type=_positive, default=30, help="how many people in each (default: 30)")
    parser.add_argument("--total-people", type=_positive, help="how many people in all, unevenly spread")
    parser.add_argument("--quarters", type=int, choices=(1, 2, 3, 4), default=1, help="how many quarters (default: 1)")
    parser.add_argument("--seed", default="7", help="what everything random follows from (default: 7)")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
