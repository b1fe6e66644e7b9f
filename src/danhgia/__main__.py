"""Run the command line as `python -m danhgia`."""

from __future__ import annotations

from danhgia.cli import main

if __name__ == "__main__":
    main()
