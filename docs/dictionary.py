"""Writes the dictionary of kinds, columns and code lists in package-format.md: `make dictionary`.

It is made from the descriptions that program and package share, so that a reader of packages can be
written from that document alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from app import codes, language
from app.commands import program
from app.fields import Code, Codes, Reference
from app.language import _
from app.resources import resource
from app.store import Column, Record, registry

DOCUMENT = Path(__file__).with_name("package-format.md")
BEGIN, END = "<!-- dictionary: made by docs/dictionary.py -->", "<!-- end of the dictionary -->"
OURS = {"app"}
"""Whoever describes kinds of their own, as tests do, is no part of the format."""


def text() -> str:
    """The dictionary as it stands between its marks."""
    language.use("zh_CN")
    assert program.GROUPS  # they know every kind
    return "\n".join([BEGIN, "", *_kinds(), "", *_lists(), "", END])


def written(document: str) -> str:
    """The document with the dictionary as it is now."""
    before, _mark, rest = document.partition(BEGIN)
    after = rest.partition(END)[2]
    return before + text() + after


def _kinds() -> Iterator[str]:
    yield "### Kinds and their columns"
    for name, model in sorted(registry.items()):
        if model.__module__.partition(".")[0] in OURS:
            yield from ["", *_kind(name, model)]


def _kind(name: str, model: type[Record]) -> Iterator[str]:
    columns = model.columns()
    yield f"#### `{name}` {_(model.label)}"
    yield ""
    if model.ours_only:
        yield "Believed from an installation's own journal alone; of others it is kept unread."
        yield ""
    travelling = {each: column for each, column in columns.items() if column.travels}
    if travelling:
        yield "| column | JSON | holds | label |"
        yield "|---|---|---|---|"
        for each, column in travelling.items():
            yield f"| `{each}` | {_shape(column)} | {_holds(column)} | {_(column.label)} |"
    stay = [each for each in columns if each not in travelling]
    if stay:
        yield ""
        yield "Stay in the kept body: " + ", ".join(f"`{each}`" for each in stay) + "."


def _shape(column: Column) -> str:
    return {str: "string", int: "number", list: "list"}[column.shape]  # type: ignore[index]


def _holds(column: Column) -> str:
    kind = column.kind
    said = type(kind).__name__
    if isinstance(kind, Code | Codes):
        said = f"{said} of `{kind.list}`"
    elif isinstance(kind, Reference):
        said = f"id of `{kind.to}`"
    flags = [
        word for word, so in (("required", column.required), ("private", column.private)) if so
    ]
    return ", ".join([said, *flags])


def _lists() -> Iterator[str]:
    yield "### Code lists"
    for path in sorted(resource("codes").glob("*.json")):
        yield ""
        yield f"`{path.stem}`: " + _entries(codes.load(path.stem).entries)


def _entries(entries: Iterable[codes.Code]) -> str:
    return ", ".join(f"`{each.code}` {each.zh}" for each in entries) + "."


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8")), "utf-8")
