"""A rubric for tests, made without a file: the shape of Tam Điệp's form, its criteria's names synthetic."""

from __future__ import annotations

from decimal import Decimal

from danhgia.rubric import Edition, Rubric

_CAPS = (
    ("I", "Tư tưởng, chính trị", 15, (4, 3, 3, 3, 2)),
    ("II", "Phẩm chất đạo đức, lối sống", 15, (3, 3, 3, 3, 3)),
    ("III", "Ý thức tổ chức kỷ luật", 10, (5, 5)),
    ("IV", "Thực hiện chức trách, nhiệm vụ được giao", 60, (30, 10, 10, 10)),
)
_LEVELS = (
    ("excellent", "XS", "Hoàn thành xuất sắc nhiệm vụ", "HTXSNV", 90),
    ("good", "T", "Hoàn thành tốt nhiệm vụ", "HTTNV", 75),
    ("completed", "HT", "Hoàn thành nhiệm vụ", "HTNV", 50),
    ("failed", "KHT", "Không hoàn thành nhiệm vụ", "KHTNV", 0),
)


def sample_rubric(**changes: object) -> Rubric:
    """Return the sample, with top-level keys replaced."""
    keys: dict[str, object] = {
        "schema": 1,
        "id": "sample-2018",
        "version": "1",
        "name": "Bộ tiêu chí mẫu",
        "rates": {"quarter": "kết quả thực hiện cam kết", "year": "chất lượng đảng viên"},
        "words": {"theme": "Đôn đốc, giám sát cán bộ, đảng viên nói đi đôi với làm"},
        "ballot": {"mode": "agree"},
        "sheets": [sample_sheet()],
    }
    return Rubric.model_validate(keys | changes)


def sample_sheet(**changes: object) -> dict[str, object]:
    """Return the sample's one sheet as a rubric file states it, with keys replaced."""
    keys: dict[str, object] = {
        "period": "quarter",
        "score": {"total": Decimal(100), "step": Decimal("0.5")},
        "scorers": [{"id": "self", "name": "Cá nhân tự chấm"}, {"id": "branch", "name": "Chi bộ chấm"}],
        "official": "branch",
        "domains": [_domain(*domain) for domain in _CAPS],
        "levels": [
            {"id": level, "code": code, "name": name, "short": short, "from": Decimal(bound)}
            for level, code, name, short, bound in _LEVELS
        ],
    }
    return keys | changes


def sample_edition(rubric: Rubric | None = None) -> Edition:
    """Return the sample as if a file had stated it."""
    return Edition(rubric or sample_rubric(), "0" * 64, "rubrics/sample-2018.yaml")


def _domain(label: str, name: str, cap: int, caps: tuple[int, ...]) -> dict[str, object]:
    criteria = [
        {"id": f"{label}.{number}", "name": f"{name} – tiêu chí {number}", "cap": Decimal(most)}
        for number, most in enumerate(caps, start=1)
    ]
    return {"id": label, "name": name, "cap": Decimal(cap), "criteria": criteria}
