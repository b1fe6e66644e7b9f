"""Workers judge parts as the parent would, and where one dies the parent does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from danhgia.crew import pool
from danhgia.crew.tasks import Task
from workspaces import danhgia, filled, make_town

if TYPE_CHECKING:
    from pathlib import Path

    from workspaces import Ran, Town


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Return a workspace with something wrong in one unit, and nothing graded."""
    return make_town(tmp_path / "town", rows={"CB01-002": filled("T", {"I.1": "x"}), "CB02-001": None})


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every unit a part, and every file one for the workers."""
    for limit in ("FEW", "MANY", "PEOPLE_A_PART"):
        monkeypatch.setattr(pool, limit, 0)


def both(town: Town) -> tuple[Ran, Ran]:
    validated = danhgia("validate", "sheets", "--format", "json", at=town.root)
    graded = danhgia("grade", "--quarter", "3", "--format", "json", at=town.root)
    town.ledger.unlink()
    return validated, graded


@pytest.mark.usefixtures("apart")
def test_workers_say_the_same(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Task, object]] = []
    ask = pool._Worker.ask

    def heard(worker: Any, request: object, seconds: int) -> object:  # noqa: ANN401
        answer = ask(worker, request, seconds)
        if isinstance(request, Task):
            asked.append((request, answer))
        return answer

    monkeypatch.setattr(pool._Worker, "ask", heard)
    by_workers = both(town)
    assert len(asked) == 4
    assert all(answer for _, answer in asked)
    monkeypatch.undo()
    assert [(done.code, done.out) for done in by_workers] == [(done.code, done.out) for done in both(town)]


@pytest.mark.usefixtures("apart")
def test_where_a_worker_dies_the_parent_judges(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = pool._Worker.ask

    def dies(worker: Any, request: object, seconds: int) -> object:  # noqa: ANN401
        if isinstance(request, Task):
            worker._process.kill()
            worker._process.wait()
        return ask(worker, request, seconds)

    monkeypatch.setattr(pool._Worker, "ask", dies)
    alone = both(town)
    monkeypatch.undo()
    assert [(done.code, done.out) for done in alone] == [(done.code, done.out) for done in both(town)]
