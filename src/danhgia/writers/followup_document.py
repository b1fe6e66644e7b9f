"""What is still open in the registers, as parts of a document and as rows of a list."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

from danhgia.duties import counted
from danhgia.writers.csv_text import table_csv
from danhgia.writers.number_documents import measures_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from danhgia.checklists import SignCount, SignList
    from danhgia.coverage import Coverage, Uncovered
    from danhgia.duties import DutyList, Owed
    from danhgia.findings import Location
    from danhgia.registers.values import Subject
    from danhgia.reminders import OpenRemedy, OpenReminder
    from danhgia.results import FollowUp
    from danhgia.watching import WatchList
    from danhgia.writers.documents import Document

ListName = Literal["duties", "reminders", "remedies", "coverage", "checklists", "watched"]

_ABOUT = ("subject", "kind", "name", "unit", "unit_name")
_COLUMNS: dict[ListName, tuple[str, ...]] = {
    "duties": (
        "duty", "due", *_ABOUT, "deadline", "unmet", "unclear", "handed_in", "adopted", "published", "place", "file",
        "sheet", "row",
    ),
    "reminders": (
        *_ABOUT, "task", "number", "document", "notified", "due", "days_over", "unclear", "file", "sheet", "row",
    ),
    "remedies": (
        *_ABOUT, "weakness", "named_by", "due", "result", "result_date", "days_over", "unclear", "file", "sheet", "row",
    ),
    "coverage": ("coverage", "area", "area_name", "from", "to", "unclear"),
    "checklists": (
        "checklist", "from", "to", "unit", "unit_name", "sign", "sign_name", "people", "self", "organisation",
    ),
    "watched": ("unit", "unit_name", "people", "proposed", "approved"),
}  # fmt: skip


def followup_document(found: FollowUp) -> Document:
    """Return the keys that a document about progress has besides."""
    return {
        "on": _iso(found.on),
        "duties": [_duty(one) for one in found.duties],
        "reminders": [_reminder(one, found) for one in found.reminders],
        "remedies": [_remedy(one, found) for one in found.remedies],
        "coverage": [_coverage(one, found) for one in found.coverage],
        "checklists": [_checklist(one) for one in found.checklists],
        "watched": _watched(found.watched) if found.watched else None,
        "measures": found.measures and measures_document(found.measures),
    }


def followup_csv(found: FollowUp, name: ListName) -> str:
    """Return one of the lists for a spreadsheet program, a row per person or unit, or per time without anybody."""
    columns = _COLUMNS[name]
    return table_csv(columns, ([_cell(row[column]) for column in columns] for row in _rows(found, name)))


def _rows(found: FollowUp, name: ListName) -> Iterator[Document]:
    match name:
        case "duties":
            for listed in found.duties:
                about = {"duty": listed.rule.id, "due": listed.due.isoformat()}
                yield from ({**about, **_owed(one), **_placed(one.row.at if one.row else None)} for one in listed.open)
        case "reminders":
            yield from ({**_reminder(one, found), **_placed(one.reminder.at)} for one in found.reminders)
        case "remedies":
            yield from ({**_remedy(one, found), **_placed(one.remedy.at)} for one in found.remedies)
        case "coverage":
            yield from (row for covered in found.coverage for row in _uncovered(covered))
        case "checklists":
            yield from (row for seen in found.checklists for row in _seen(seen))
        case "watched":
            yield from _watched_units(found.watched) if found.watched else ()


def _uncovered(covered: Coverage) -> Iterator[Document]:
    """Yield a row for each time in which an area has nobody."""
    for area in covered.uncovered:
        about = {"coverage": covered.rule.id, "area": area.area, "area_name": area.name}
        yield from ({**about, **span, "unclear": area.unclear} for span in _spans(area))


def _seen(seen: SignList) -> Iterator[Document]:
    """Yield a row for each sign seen in each unit."""
    time = {"checklist": seen.rule.id, "from": seen.first.isoformat(), "to": seen.last.isoformat()}
    for unit in seen.units:
        about = {**time, "unit": unit.unit, "unit_name": unit.name}
        yield from ({**about, **_sign(one), "sign_name": one.sign.name} for one in unit.signs)


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _duty(listed: DutyList) -> Document:
    rule = listed.rule
    return {
        "duty": rule.id,
        "name": rule.name,
        "kind": rule.kind_id,
        "due": listed.due.isoformat(),
        "basis": rule.basis,
        "status": rule.status,
        "summary": counted(listed.owed),
        "units": [
            {"unit": unit, "unit_name": rows[0].unit_name, **counted(rows)} for unit, rows in listed.by_unit().items()
        ],
        "open": [_owed(one) for one in listed.open],
    }


def _owed(one: Owed) -> Document:
    row = one.row
    return {
        **_about(one.subject, one.name, one.unit, one.unit_name),
        "deadline": one.deadline.isoformat(),
        "unmet": list(one.state.unmet),
        "unclear": one.state.unclear,
        "handed_in": _iso(row.handed_in) if row else None,
        "adopted": _iso(row.adopted) if row else None,
        "published": _iso(row.published) if row else None,
        "place": row.place if row else "",
        "source": _source(row.at) if row else None,
    }


def _reminder(one: OpenReminder, found: FollowUp) -> Document:
    row = one.reminder
    return {
        **_named(row.subject, found),
        "task": row.task,
        "number": row.number,
        "document": row.document,
        "notified": row.notified.isoformat(),
        "due": _iso(row.due),
        "days_over": one.days_over,
        "unclear": not row.clear,
        "source": _source(row.at),
    }


def _remedy(one: OpenRemedy, found: FollowUp) -> Document:
    row = one.remedy
    return {
        **_named(row.subject, found),
        "weakness": row.weakness,
        "named_by": row.source,
        "due": row.due.isoformat(),
        "result": row.result,
        "result_date": _iso(row.result_date),
        "days_over": one.days_over,
        "unclear": not row.clear,
        "source": _source(row.at),
    }


def _coverage(one: Coverage, found: FollowUp) -> Document:
    return {
        "coverage": one.rule.id,
        "name": one.rule.name,
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "areas": one.areas,
        "uncovered": [
            {
                "area": area.area,
                "name": area.name,
                "spans": _spans(area),
                "unclear": area.unclear,
            }
            for area in one.uncovered
        ],
        "several": [{**_named(holder.subject, found), "areas": list(holder.areas)} for holder in one.several],
    }


def _checklist(one: SignList) -> Document:
    rule = one.rule
    return {
        "checklist": rule.id,
        "name": rule.name,
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "basis": rule.basis,
        "status": rule.status,
        "listed": len(rule.signs),
        "asked": one.asked,
        "people": one.people,
        "unclear": one.unclear,
        "signs": [{**_sign(seen), "name": seen.sign.name, "status": seen.sign.status} for seen in one.signs],
        "units": [
            {
                "unit": unit.unit,
                "unit_name": unit.name,
                "asked": unit.asked,
                "people": unit.people,
                "signs": [_sign(seen) for seen in unit.signs],
            }
            for unit in one.units
        ],
    }


def _watched(one: WatchList) -> Document:
    return {**asdict(one.whole), "unclear": one.unclear, "units": _watched_units(one)}


def _watched_units(one: WatchList) -> list[Document]:
    return [{"unit": unit, "unit_name": name, **asdict(counted)} for unit, name, counted in one.units]


def _sign(one: SignCount) -> Document:
    return {"sign": one.sign.id, "people": one.people, "self": one.self_, "organisation": one.organisation}


def _named(subject: Subject, found: FollowUp) -> Document:
    named = found.names[subject]
    return _about(subject, named.name, named.unit, named.unit_name)


def _about(subject: Subject, name: str, unit: str, unit_name: str) -> Document:
    return {"subject": subject.code, "kind": subject.kind, "name": name, "unit": unit, "unit_name": unit_name}


def _spans(area: Uncovered) -> list[dict[str, str]]:
    return [{"from": first.isoformat(), "to": last.isoformat()} for first, last in area.spans]


def _placed(at: Location | None) -> Document:
    return _source(at) if at else {"file": None, "sheet": None, "row": None}


def _source(at: Location) -> Document:
    return {"file": at.file, "sheet": at.sheet, "row": at.row}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
