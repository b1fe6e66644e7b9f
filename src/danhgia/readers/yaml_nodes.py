"""YAML text to plain values, each with its line; only what plain files need, and nothing guessed.

Quoted scalars are texts. Bare ones follow the core schema of YAML 1.2, narrowed to what reads back as it was typed:
`4.5` and `12` are numbers, `true` and `null` what they say; `012`, `1e3`, `4,5`, `1:30`, `no` and dates are texts.
Anchors, aliases, tags and further documents are refused. The parser's events are used, not its trees: they never
recurse, so hostile nesting ends in a finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import yaml

from danhgia.findings import Finding, Location
from danhgia.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 100
MAX_FINDINGS = 1000
"""Where a file has more, the rest is not read: it is no rubric."""

_COLON = "mapping values are not allowed in this context"
"""What the parser says of a second colon: in a text without quotes, or because of a key with a value and keys below."""

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAB_IN_FRONT = re.compile(r" *\t[\t ]*\S")


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document: its value, and by path the line and the typed text of its nodes.

    Mappings are dicts with text keys, sequences are lists; scalars are str, int, Decimal, bool or None. `lines` gives
    the line of a key, or of a sequence's item; `typed` the text of each scalar as it stands in the file.
    """

    value: object
    lines: dict[Path, int]
    typed: dict[Path, str]


def parse_yaml(raw: bytes, file: str) -> tuple[Document | None, list[Finding]]:
    """Return the document in `raw`, with every problem found; None where there is no value to go on with.

    Findings: DG600 (unreadable: `why` is `size`, `encoding`, `character`, `tab`, `syntax`, `colon`, `anchor`, `alias`,
    `tag`, `documents`, `key`, `depth` or `empty`) and DG608 (a key stated twice; the first one counts).
    """
    if len(raw) > MAX_BYTES:
        return None, [unreadable(file, "size", limit=str(MAX_BYTES))]
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        return None, [unreadable(file, "encoding", line=raw.count(b"\n", 0, fault.start) + 1)]
    refused = _refused_characters(text, file)
    return (None, refused) if refused else _Builder(file).build(text)


def unreadable(file: str, why: str, *, line: int | None = None, value: str = "", limit: str | None = None) -> Finding:
    """Return the finding that a file cannot be read as a rubric or as cases (DG600), and why."""
    return Finding("DG600", Location(file, line=line), value=value or None, limit=limit, facts={"why": why})


def _refused_characters(text: str, file: str) -> list[Finding]:
    lines = list(enumerate(text.split("\n"), start=1))
    unprintable = [
        unreadable(file, "character", line=number, value=f"U+{ord(found[0]):04X}")
        for number, line in lines
        if (found := _UNPRINTABLE.search(line))
    ]
    tabs = [unreadable(file, "tab", line=number) for number, line in lines if _TAB_IN_FRONT.match(line)]
    return [*unprintable, *tabs][:MAX_FINDINGS]


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is being read: its path, its items so far, and the key that waits for its value."""

    path: Path
    items: dict[str, object] | list[object]
    key: str | None = None
    skipping: bool = False
    """The waiting key is stated twice: its second value is read and left out."""


@dataclass(slots=True)
class _Builder:
    """Builds one document from the parser's events, with a stack of its own."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    typed: dict[Path, str] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: list[object] = field(default_factory=list)
    documents: int = 0

    def build(self, text: str) -> tuple[Document | None, list[Finding]]:
        """Return the document, or why there is none; the first document counts where there are several."""
        for event in self._events(text):
            line = _line(event.start_mark)
            self._refuse_sharing(event, line)
            if not self._take(event, line) or len(self.findings) > MAX_FINDINGS:
                break
        if not self.root and not self.findings:
            self.findings.append(unreadable(self.file, "empty", line=1))
        usable = self.root and not any(finding.code == "DG600" for finding in self.findings)
        return (Document(self.root[0], self.lines, self.typed) if usable else None), self.findings

    def _events(self, text: str) -> Iterator[yaml.Event]:
        line = 1
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                line = _line(event.end_mark)
                yield event
        except (yaml.YAMLError, UnicodeError) as fault:  # UnicodeError: an escaped lone surrogate
            line = min(_line(getattr(fault, "problem_mark", None), line), text.count("\n") + 1)
            colon = getattr(fault, "problem", None) == _COLON
            why = "tab" if "\t" in text.split("\n")[line - 1] else "colon" if colon else "syntax"
            self.findings.append(unreadable(self.file, why, line=line))

    def _refuse_sharing(self, event: yaml.Event, line: int) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            why, sign = ("alias", "*") if isinstance(event, yaml.AliasEvent) else ("anchor", "&")
            self.findings.append(unreadable(self.file, why, line=line, value=f"{sign}{anchor}"))
        if tag:
            self.findings.append(unreadable(self.file, "tag", line=line, value=tag))
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.findings.append(unreadable(self.file, "documents", line=line))

    def _take(self, event: yaml.Event, line: int) -> bool:
        """Take one event in; False where reading on makes no sense."""
        match event:
            case yaml.ScalarEvent() if self._wants_key():
                self._name(clean(event.value), line)
            case yaml.ScalarEvent():
                self._place(_scalar(event), line, event.value)
            case yaml.AliasEvent() if not self._wants_key():
                self._place(None, line, "")
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent() if not self._wants_key():
                return self._open({} if isinstance(event, yaml.MappingStartEvent) else [], line)
            case yaml.AliasEvent() | yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                return self._stop("key", line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                closed = self.stack.pop()
                self._place(closed.items, self.lines.get(closed.path, line))
        return True

    def _stop(self, why: str, line: int, limit: str | None = None) -> bool:
        self.findings.append(unreadable(self.file, why, line=line, limit=limit))
        return False

    def _wants_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].items, dict) and self.stack[-1].key is None

    def _name(self, key: str, line: int) -> None:
        top = self.stack[-1]
        path = (*top.path, key)
        top.key, top.skipping = key, isinstance(top.items, dict) and key in top.items
        if top.skipping:
            first = self.lines.get(path)
            self.findings.append(
                Finding("DG608", Location(self.file, line=line), value=key, facts={"first": first and str(first)})
            )
        elif not self._discarded():
            self.lines[path] = line

    def _open(self, items: dict[str, object] | list[object], line: int) -> bool:
        if len(self.stack) == MAX_DEPTH:
            return self._stop("depth", line, str(MAX_DEPTH))
        path = self._path()
        if not self._discarded():
            self.lines.setdefault(path, line)
        self.stack.append(_Open(path, items))
        return True

    def _place(self, value: object, line: int, typed: str | None = None) -> None:
        """Put a finished value where it belongs: under the waiting key, behind the last item, or at the root."""
        path = self._path()
        if not self._discarded():
            self.lines.setdefault(path, line)
            self.typed |= {} if typed is None else {path: typed}
        if not self.stack:
            self.root.append(value)
            return
        top = self.stack[-1]
        if isinstance(top.items, list):
            top.items.append(value)
            return
        if not top.skipping and top.key is not None:
            top.items[top.key] = value
        top.key, top.skipping = None, False

    def _path(self) -> Path:
        if not self.stack:
            return ()
        top = self.stack[-1]
        return (*top.path, len(top.items) if isinstance(top.items, list) else top.key or "")

    def _discarded(self) -> bool:
        return any(place.skipping for place in self.stack)


def _line(mark: object, default: int = 1) -> int:
    """Return the 1-based line of a mark of the parser, which may give none."""
    line = getattr(mark, "line", None)
    return line + 1 if isinstance(line, int) else default


def _scalar(event: yaml.ScalarEvent) -> object:
    plain = bool(event.implicit[0])
    if plain and event.value in _WORDS:
        return _WORDS[event.value]
    if plain and _NUMBER.fullmatch(event.value):
        number = Decimal(event.value) if "." in event.value else int(event.value)
        if str(number) == event.value:  # `012` and `-0` would not come back as typed
            return number
    return clean(event.value)
