"""LibreOffice without a window, for tests: it recalculates and converts workbooks as people's programs do."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

# By default LibreOffice trusts the results that a file carries; 0 makes it calculate every formula on loading.
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_SECONDS = 120
_TYPIST = Path(__file__).with_name("typist.py")


def recalculated(data: bytes, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it again after calculating every formula in it."""
    return converted(data, folder, to="xlsx")


def converted(data: bytes, folder: Path, *, to: str) -> bytes:
    """Return a workbook converted, its formulas calculated; the test is skipped where there is no LibreOffice.

    `folder` is the test's own: programs running side by side must not share a profile.
    """
    source = folder / "source.xlsx"
    source.write_bytes(data)
    subprocess.run(
        [
            *_program(folder),
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


def typed(data: bytes, folder: Path, cells: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return a workbook after somebody opened it in LibreOffice, typed into cells (by sheet and address) and saved it.

    The test is skipped where LibreOffice or its bridge to Python (`python3-uno`) is missing.
    """
    bridge = _python_with_bridge()
    source, target, pipe = folder / "opened.xlsx", folder / "saved.xlsx", f"danhgia-{secrets.token_hex(8)}"
    source.write_bytes(data)
    office = [*_program(folder), "--norestore", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(office, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            subprocess.run(
                [bridge, str(_TYPIST), str(source), str(target), pipe],
                check=True,
                input=json.dumps(cells).encode(),
                capture_output=True,
                timeout=_SECONDS,
            )
            running.wait(_SECONDS)
        finally:
            running.kill()
    return target.read_bytes()


def _program(folder: Path) -> list[str]:
    """Return how LibreOffice is called, with a profile of its own in a folder; skip the test where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
    return [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]


def _python_with_bridge() -> str:
    """Return the Python that LibreOffice can be scripted with: its own, or the system's."""
    beside = Path(shutil.which("soffice") or "").resolve().parent / "python"
    for python in (str(beside), "/usr/bin/python3", "python3"):
        found = shutil.which(python)
        if found and subprocess.run([found, "-c", "import uno"], check=False, capture_output=True).returncode == 0:
            return found
    pytest.skip("no Python has LibreOffice's bridge (python3-uno)")
