"""Commands on any kind of record, derived from its description: list, show, keep, change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from app.commands.options import Containing, Kind
from app.commands.refusals import NotByCommand
from app.commands.terminal import Data, Json, opened, period, report
from app.documents import confidential
from app.documents.items import choosing
from app.documents.items.refusals import NoSuchRecord
from app.documents.ledgers.rows import references, titles
from app.errors import AppError, FieldErrors
from app.fields import Reference
from app.language import N_, _
from app.messages import shortened
from app.records import directory, keeping, people, places, unmasking, visits
from app.records.keeping import Narrowing
from app.records.people import Person
from app.records.visits import Visit
from app.store import Column, Record, current, journal, registry

Which = Annotated[str, typer.Argument(metavar="RECORD", help=N_("Identity, number, code or name."))]
Fields = Annotated[
    list[str] | None, typer.Argument(metavar="FIELD=VALUE…", help=N_("What is to stand in it."))
]
Private = Annotated[
    bool, typer.Option("--private", help=N_("Show private fields in full; that is written down."))
]


def list_kind(
    kind: Kind,
    data: Data = None,
    text: Containing = "",
    since: Annotated[
        str, typer.Option("--since", "--from", metavar="DAY", help=N_("From this day on."))
    ] = "",
    until: Annotated[
        str, typer.Option("--until", "--to", metavar="DAY", help=N_("Up to this day."))
    ] = "",
    facets: Annotated[
        list[str] | None,
        typer.Option(
            "--facet",
            metavar="FIELD=VALUE",
            help=N_("Only with this in a field; may be said several times."),
        ),
    ] = None,
    void: Annotated[bool, typer.Option("--void", help=N_("Those that are void."))] = False,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help=N_("At most so many."))
    ] = 50,
    private: Private = False,
    as_json: Json = False,
) -> None:
    """List records of a kind, the latest first; private fields are masked."""
    model = named(kind)
    first, last = period(since, until)
    with opened(data):
        asked = Narrowing(
            text=text,
            since=first,
            until=last,
            facets=read(model, facets or []),
            voided=void,
        )
        count = keeping.count(model, asked)
        found = [record for record, _key in keeping.page(model, asked, None, limit)]
        columns = {name: each for name, each in model.columns().items() if each.listed}
        told = list(_told(found, columns, private=private))
        said: dict[str, object] = {
            "kind": model.kind_name,
            "count": count,
            "records": [_as_json(*each, columns, private=private) for each in told],
        }
        report(as_json, said, *_table(told, columns, count, private=private))


def show(
    kind: Kind, which: Which, data: Data = None, private: Private = False, as_json: Json = False
) -> None:
    """Show one record of a kind, every field that says something."""
    model = named(kind)
    with opened(data):
        record = meant(model, which)
        # Keys and tokens that are nobody's to read are listed nowhere.
        columns = {n: c for n, c in model.columns().items() if c.listed or not model.ours_only}
        values = record.values()
        if private:
            _note([record], columns)
        words = _words(values, columns, titles(), private=private)
        lines = [f"{_(columns[name].label)}：{said}" for name, said in words.items() if said]
        report(
            as_json, _as_json(record, values, columns, private=private), record.heading(), *lines
        )


def keep(kind: Kind, fields: Fields = None, data: Data = None, as_json: Json = False) -> None:
    """Keep a new record of a kind; without its day it is of today."""
    model = named(kind)
    with opened(data):
        values = read(model, fields or [])
        if on := model.day_column():
            values.setdefault(on, current().today())
        with _labelled(model):
            made = _make(model, values)
        _say_kept(as_json, made)


def change(
    kind: Kind,
    which: Which,
    fields: Fields = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="WORDS", help=N_("Why it is corrected."))
    ] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Correct a record of a kind; a field that is given nothing is emptied."""
    model = named(kind)
    with opened(data):
        record = meant(model, which)
        values = read(model, fields or [])
        with _labelled(model):
            changed = _change(record, reason, values)
        _say_kept(as_json, changed)


def named(kind: str) -> type[Record]:
    """A kind of record by its name, or by its label in the language of the user."""
    asked = kind.strip().lower()
    for name, model in registry.items():
        if asked in (name, model.label.lower(), _(model.label).lower()):
            return model
    raise typer.BadParameter(f"KIND: {' | '.join(sorted(registry))}")


def read(model: type[Record], fields: Iterable[str]) -> dict[str, Any]:
    """What was typed as FIELD=VALUE, as the fields read it. Raises FieldErrors.

    A field is called by its name or its label, what it refers to by identity, number, code or name.
    """
    columns = model.columns()
    called = {_(column.label): name for name, column in columns.items()}
    values: dict[str, Any] = {}
    wrong: dict[str, AppError] = {}
    for each in fields:
        field, sign, typed = each.partition("=")
        name = called.get(field.strip(), field.strip())
        if not sign or name not in columns:
            raise typer.BadParameter(f"FIELD=VALUE: {each}；{' | '.join(columns)}")
        try:
            values[name] = _read(columns[name], typed)
        except AppError as refusal:
            wrong[_(columns[name].label)] = refusal
    if wrong:
        raise FieldErrors(wrong)
    return values


def _read(column: Column, typed: str) -> Any:
    if not isinstance(column.kind, Reference) or not typed.strip():
        return column.kind.parse(typed, year=current().today().year)
    to = column.kind.to
    try:
        return choosing.find(to, typed)
    except NoSuchRecord:
        if to != "place" or directory.village(typed.strip()) is None:
            raise
        return places.ensure(typed.strip()).id


def meant(model: type[Record], which: str) -> Record:
    """The record that an identity, number, code or name means.

    Raises NoSuchRecord, SeveralRecords.
    """
    return journal.get(model, choosing.find(model.kind_name, which))


def _make(model: type[Record], values: dict[str, Any]) -> Record:
    if model is Visit:
        visits.require_last_known(values["day"])
        return visits.log(**values)
    if model is Person:
        return people.register(**values)
    _require_plain(model)
    return keeping.keep(model, **values)


def _change(record: Record, reason: str, values: dict[str, Any]) -> Record:
    if isinstance(record, Visit):
        return visits.amend(record, reason=reason, **values)
    if isinstance(record, Person):
        return people.change(record, **values)
    _require_plain(type(record))
    return keeping.change(record, reason=reason, **values)


@contextmanager
def _labelled(model: type[Record]) -> Generator[None]:
    """Let a refusal call the fields by their labels."""
    try:
        yield
    except FieldErrors as errors:
        columns = model.columns()
        said = {_(columns[n].label) if n in columns else n: e for n, e in errors.fields.items()}
        raise FieldErrors(said) from errors


def _require_plain(model: type[Record]) -> None:
    if not model.plain:
        raise NotByCommand(kind=_(model.label))


def _say_kept(as_json: bool, record: Record) -> None:
    said = _("{heading} is kept.").format(heading=record.heading() or record.id)
    report(as_json, {"kind": record.kind_name, "id": record.id}, said)


# Words and JSON

Values = Mapping[str, Any]


def _told(
    found: Sequence[Record], columns: Mapping[str, Column], *, private: bool
) -> Iterable[tuple[Record, Values]]:
    """Each record with its values, of a confidential dispute no name and no word."""
    secret = confidential.hidden()
    open_ones = [each for each in found if not confidential.touches(references(each), secret)]
    if private:
        _note(open_ones, columns)
    for record in found:
        values = {name: getattr(record, name) for name in columns}
        is_open = any(record is each for each in open_ones)
        yield record, values if is_open else confidential.without_words(values, columns)


def _note(found: Iterable[Record], columns: Mapping[str, Column]) -> None:
    """Write down which private fields are shown in full."""
    for record in found:
        for name, column in columns.items():
            if column.private and getattr(record, name) is not None:
                unmasking.note(record, name)


def _words(
    values: Values,
    columns: Mapping[str, Column],
    title: Callable[[str, str], str],
    *,
    private: bool,
) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, column in columns.items():
        value, kind = values.get(name), column.kind
        if isinstance(kind, Reference):
            said[name] = title(kind.to, value) or value if value else ""
        else:
            said[name] = kind.mask(value) if column.private and not private else kind.show(value)
    return said


def _table(
    told: Collection[tuple[Record, Values]],
    columns: Mapping[str, Column],
    count: int,
    *,
    private: bool,
) -> list[str]:
    if not told:
        return [_("There is nothing of this kind.")]
    title = titles()
    lines = ["\t".join(["id", *(_(column.label) for column in columns.values())])]
    for record, values in told:
        words = _words(values, columns, title, private=private)
        lines.append("\t".join([record.id, *map(shortened, words.values())]))
    if count > len(told):
        lines.append(_("… and {count} more.").format(count=count - len(told)))
    return lines


def _as_json(
    record: Record, values: Values, columns: Mapping[str, Column], *, private: bool
) -> dict[str, object]:
    """The values as they are stored; what is private and not asked for as its mask."""
    said: dict[str, object] = {"id": record.id, "voided": record.voided}
    for name, column in columns.items():
        value = values.get(name)
        masked = column.private and not private
        said[name] = column.kind.mask(value) if masked else column.kind.to_json(value)
    return said


COMMANDS = (
    ("list", list_kind, N_("List records of any kind, narrowed by text, days and fields.")),
    ("show", show, N_("Show one record of any kind.")),
    ("keep", keep, N_("Keep a visit, a person, a place or another plain record.")),
    ("change", change, N_("Correct a visit, a person, a place or another plain record.")),
)
