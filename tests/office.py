"""LibreOffice without a window, for tests: it recalculates and converts workbooks as people's programs do."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# By default LibreOffice trusts the results that a file carries; 0 makes it calculate every formula on loading.
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_SECONDS = 120


def recalculated(data: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it again after calculating every formula in it."""
    return converted(data, folder, to="xlsx")


def converted(data: bytes, folder: Path, *, to: str) -> bytes:
    """Return a workbook converted, its formulas calculated; the test is skipped where there is no LibreOffice.

    `folder` is the test's own: programs running side by side must not share a profile.
    """
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
    source = folder / "source.xlsx"
    source.write_bytes(data)
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )
    return (folder / "out" / f"source.{to}").read_bytes()
