"""The README pages: two lines to paste, links that lead somewhere, tables and output that are what the program says."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "tools" / "readme.py"
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.vi.md")}
LINKING = [
    *PAGES,
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "rubrics/README.md",
    "examples/README.md",
    "examples/batch/README.md",
]
ADVISED_AGAINST = re.compile(
    r"phát hiện|rà soát|thẩm định|đạt xuất sắc|không đạt|người dùng|bản ghi|trường dữ liệu|\bnull\b|bị trừ điểm"
    r"|tự động hạ|vui lòng|\bbạn\b|chấm sai",
)


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


readme = script()


@pytest.mark.parametrize("page", PAGES)
def test_the_two_lines_to_paste_come_first_and_are_the_only_ones_marked_sh(page: str) -> None:
    languages = [language for language, _ in readme.fences(PAGES[page])]
    assert languages[:2] == ["sh", "sh"]
    assert not {"sh", "bash", "shell", ""} & set(languages[2:])


@pytest.mark.parametrize("page", PAGES)
def test_what_to_paste_is_one_line_each(page: str) -> None:
    assert [block.count("\n") for block in readme.sh_blocks(PAGES[page])] == [1, 1]


def test_both_pages_have_the_same_lines_to_paste() -> None:
    assert readme.sh_blocks(PAGES["README.md"]) == readme.sh_blocks(PAGES["README.vi.md"])


def test_the_first_line_runs_the_main_job() -> None:
    main_job, tests = readme.sh_blocks(PAGES["README.md"])
    assert re.findall(r"danhgia [^&)]+[^&) \n]", main_job) == [
        "danhgia validate sheet.xlsx",
        "danhgia grade --quarter 3",
        "danhgia yearend",
    ]
    assert "pytest" in tests


@pytest.mark.parametrize("number", [1, 2])
def test_a_block_is_printed_as_it_stands(number: int) -> None:
    # -S: no installed package may be needed, because the block is what installs them
    command = [sys.executable, "-I", "-S", str(SCRIPT), "--block", str(number)]
    run = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert run.stdout == readme.sh_blocks(PAGES["README.md"])[number - 1]


@pytest.mark.parametrize("page", PAGES)
def test_tables_are_what_the_program_says(page: str) -> None:
    """That the output in the tour is, too, `.ci/run` sees for itself: it runs `tools/readme.py --check`."""
    assert readme.with_tables(PAGES[page], readme.PAGES[page]) == PAGES[page]


@pytest.mark.parametrize("page", LINKING)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        place, _, part = link.partition("#")
        if "://" in link:
            continue
        target = path.parent / place if place else path
        assert target.exists(), link
        assert not part or part in anchors(target), link


def anchors(path: Path) -> set[str]:
    """Return the names under which a page's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_the_vietnamese_page_keeps_to_the_words_of_the_regime() -> None:
    assert ADVISED_AGAINST.findall(PAGES["README.vi.md"]) == []


class TestPagesAreRenewed:
    def test_a_table_is_replaced_between_its_marks(self) -> None:
        page = "Before\n\n<!-- generated: findings -->\nold\n<!-- end -->\n\nAfter\n"
        new = readme.renewed(page, "en")
        assert new.startswith("Before\n\n<!-- generated: findings -->\n| code | name |")
        assert "| DG201 | score-above-cap | Error | the person | " in new
        assert new.endswith("\n<!-- end -->\n\nAfter\n")

    def test_output_follows_its_command(self) -> None:
        page = "```console\n$ echo one\nold\nolder\n$ echo two >&2\n```\n\ntext\n\n```text\n$ echo no\n```\n"
        new = readme.renewed(page, "en")
        assert new == page.replace("old\nolder\n", "one\n").replace(">&2\n", ">&2\ntwo\n")

    def test_a_page_is_one_session_from_block_to_block(self) -> None:
        page = "```console\n$ export A=b; false\n```\n```console\n$ echo $? $A; cd examples\n$ ls README.md\n```\n"
        assert "1 b\n" in readme.renewed(page, "en")
        assert "README.md\nREADME.md\n" not in page
        assert "$ ls README.md\nREADME.md\n" in readme.renewed(page, "en")

    def test_what_is_renewed_stays_as_it_is(self) -> None:
        page = "```console\n$ echo one\n```\n<!-- generated: commands -->\n<!-- end -->\n"
        once = readme.renewed(page, "vi")
        assert readme.renewed(once, "vi") == once
