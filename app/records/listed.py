"""What lists of records are made of: columns and their widths, rows fetched page by page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from app.fields import Clock, Day, Money, Whole
from app.language import _

NARROWEST: Final = 0.75
"""How much of its planned width a column keeps before the list is scrolled across."""


class Source(Protocol):
    """Where rows come from: those after a key (None at first), each with its own key.

    `text` is what stands in the filter; a page shorter than `size` is the last.
    """

    def __call__(self, text: str, after: Any, size: int) -> Sequence[tuple[Any, Any]]:
        """A page of rows."""
        ...


def paged(found: Sequence[Any], after: int | None, size: int) -> list[tuple[Any, int]]:
    """A page of rows that are all here; the key of each is its number."""
    start = after or 0
    return [(each, start + at + 1) for at, each in enumerate(found[start : start + size])]


def all_here(find: Callable[[str], Sequence[Any]]) -> Source:
    """A source of rows that are all here: those that `find` gives for a text, at once.

    Page by page, a row further down would be neither found nor gone to.
    """

    def every(text: str, after: Any, size: int) -> list[tuple[Any, Any]]:
        del size
        found = find(text) if after is None else ()
        return paged(found, None, len(found))

    return every


@dataclass(frozen=True)
class TableColumn:
    """A column of a list; `look`, fixed or given for a row: late, soon, safe, a colour; strong."""

    name: str
    label: str
    show: Callable[[Any], str]
    width: int = 100
    """At 100 %, in pixels; columns share what is left over by it."""
    right: bool = False
    look: Callable[[Any], str] | str = ""
    order: Callable[[Any], Any] | None = None
    """What a click on the header sorts by; the words unless told."""
    discreet: bool = False
    """Hidden while a record is being entered, because the visitor sees the screen."""
    whole: bool = False
    """Its words say nothing when they are cut, such as a date."""


def shown(
    model: Any,
    names: Sequence[str],
    *,
    show: Mapping[str, Callable[[Any], str]] | None = None,
    look: Mapping[str, Callable[[Any], str]] | None = None,
    widths: Mapping[str, int] | None = None,
    discreet: Sequence[str] = (),
) -> list[TableColumn]:
    """Columns of a list from the columns of a model; private ones are masked."""
    described = model.columns()
    return [
        TableColumn(
            name,
            _(described[name].label),
            (show or {}).get(name) or _words(described[name], name),
            (widths or {}).get(name, 100),
            right=isinstance(described[name].kind, (Whole, Money)),
            look=(look or {}).get(name, ""),
            order=_amount(name) if isinstance(described[name].kind, (Whole, Money)) else None,
            discreet=name in discreet or described[name].private,
            whole=isinstance(described[name].kind, (Clock, Day, Money, Whole)),
        )
        for name in names
    ]


def _words(described: Any, name: str) -> Callable[[Any], str]:
    kind = described.kind
    say = kind.mask if described.private else kind.show
    return lambda record: say(record.in_list(name)).replace("\n", " ")


def _amount(name: str) -> Callable[[Any], Any]:
    return lambda record: getattr(record, name)


def uncut(widths: Sequence[int], needed: Sequence[int], whole: Collection[int]) -> list[int]:
    """Widths of the same sum in which some columns have what they need, as far as others can give.

    Half a date says nothing, half a name something.
    """
    found = list(widths)
    for at in whole:
        for other in sorted(range(len(found)), key=lambda each: -found[each]):
            lacks = needed[at] - found[at]
            if lacks > 0 and other not in whole:
                given = min(lacks, max(0, found[other] - round(widths[other] * NARROWEST)))
                found[at] += given
                found[other] -= given
    return found


def shared(planned: Sequence[int], needed: Sequence[int]) -> list[int]:
    """Widths of the same sum, where what one column does not need goes to those that are cut.

    Those that lack least are served first: one long text shall not take from everybody.
    """
    widths = list(planned)
    spare = [max(0, plan - need) for plan, need in zip(planned, needed, strict=True)]
    left = total = sum(spare)
    for at in sorted(range(len(widths)), key=lambda at: needed[at] - planned[at]):
        given = min(left, max(0, needed[at] - planned[at]))
        widths[at] += given
        left -= given
    taken = total - left
    for at, each in enumerate(spare):
        part = taken * each // total if total else 0
        widths[at] -= part
        total, taken = total - each, taken - part
    return widths
