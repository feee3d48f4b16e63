"""What a ledger says of records, by their own description and that of what they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, cast

from app.documents import confidential
from app.documents.confidential import ListedName, ListedNames
from app.documents.references import referred, titles
from app.fields import Name, Names, Text
from app.language import N_
from app.store import Column, Installation, Record

MADE_BY = "origin"
"""The column that an office has besides: whose record it is."""

_AT_ONCE = 500


def described(model: type[Record], name: str) -> Column | None:
    """A column of a record, or after a dot of what it refers to, as a list shows it.

    Names know of what may stand in their place, references are words already.
    """
    if name == MADE_BY:
        return made_by()
    behind, _, rest = name.rpartition(".")
    if behind:
        target = referred(model, behind)
        return described(target, rest) if target is not None else None
    column = model.columns().get(name)
    if column is None:
        return None
    kind = column.kind
    to = getattr(kind, "to", "")
    if type(kind) is Name or to == "person":
        kind = ListedName()
    elif type(kind) is Names:
        kind = ListedNames()
    elif to:
        kind = Text()
    return Column(kind, column.label, private=column.private, travels=column.travels)


def made_by() -> Column:
    """Whose record it is, in words."""
    return Column(Text(max=60), N_("Made by"))


def rows(
    found: Iterable[Record], columns: Mapping[str, Column], spared: Sequence[str] = ()
) -> Iterator[dict[str, Any]]:
    """What each record says in these columns; of confidential disputes no name and no word.

    `spared` names columns of those who serve, which nothing has to hide.
    """
    title = titles()
    secret = confidential.hidden()
    coming = iter(found)
    while chunk := list(islice(coming, _AT_ONCE)):
        behind = _behind(chunk, columns)
        for record in chunk:
            values = {name: _value(record, name, behind, title) for name in columns}
            if confidential.touches(references(record), secret):
                yield confidential.without_words(values, columns, spared)
            else:
                yield values


Behind = Mapping[str, Mapping[str, Record]]
"""The records that a run of them refers to, by the column that says so and their identity."""


def _behind(chunk: Sequence[Record], columns: Iterable[str]) -> Behind:
    model = type(chunk[0])
    found: dict[str, dict[str, Record]] = {}
    for first in {name.partition(".")[0] for name in columns if "." in name}:
        target = referred(model, first)
        if target is not None:
            wanted = {getattr(record, first) for record in chunk} - {None}
            asked = target.select().where(target.id.in_(wanted))
            found[first] = {each.id: each for each in asked}
    return found


def _value(record: Record, name: str, behind: Behind, title: Callable[[str, str], str]) -> Any:
    first, _, rest = name.partition(".")
    if rest:
        found = behind[first].get(getattr(record, first) or "")
        return _value(found, rest, {}, title) if found is not None else None
    if name == MADE_BY:
        return title(Installation.kind_name, record.origin)
    value = record.in_list(name)
    to = cast("str", getattr(record.columns()[name].kind, "to", ""))
    return title(to, value) if to and value else value


def references(record: Record) -> list[str | None]:
    """The identities of a record and of all that it refers to."""
    columns = record.columns().items()
    return [record.id, *(getattr(record, n) for n, c in columns if getattr(c.kind, "to", ""))]
