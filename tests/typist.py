"""Type into a workbook as a person does who has LibreOffice open; a program of its own, for the Python that has `uno`.

`typist.py SOURCE TARGET PIPE` reads from standard input a JSON object of what to type, by sheet and cell, and saves.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

SECONDS = 60
HIDDEN = PropertyValue(Name="Hidden", Value=True)
AS_XLSX = PropertyValue(Name="FilterName", Value="Calc MS Excel 2007 XML")


def main() -> None:
    """Open, type, save, and end LibreOffice."""
    source, target, pipe = sys.argv[1:]
    desktop = _desktop(pipe)
    try:
        document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (HIDDEN,))
        for name, typed in json.load(sys.stdin).items():
            sheet = document.getSheets().getByName(name)
            for address, text in typed.items():
                sheet.getCellRangeByName(address).setFormula(text)
        document.calculateAll()
        document.storeToURL(Path(target).as_uri(), (AS_XLSX,))
        document.close(True)
    finally:
        desktop.terminate()


def _desktop(pipe: str) -> Any:  # noqa: ANN401 - LibreOffice's own object
    """Return the desktop of the LibreOffice that listens at a pipe, as soon as it does."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


if __name__ == "__main__":
    main()
