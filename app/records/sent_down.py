"""Data of the program, such as rules and tables, changed and added to by what an office publishes.

Each has a name and is a record of its own at the office. What a room cannot read of it changes
nothing: the last version that is understood stays in force.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar, cast

from app.errors import AppError
from app.language import N_
from app.records.data_files import BadFile, DoesNotFit
from app.store import Record, journal
from app.store.session import current

MOST: Final = 100
"""Data of a kind that are taken from an office."""

T = TypeVar("T")


class OfTheOffice(AppError):
    """A room cannot change what an office sends down."""

    message = N_("This is changed at the office; it sends it down.")


@dataclass(frozen=True, slots=True)
class Given(Generic[T]):
    """Data, and whether an office has sent them.

    `misread` says that what came last of them is not known here, so that they stand as before.
    """

    data: T
    sent: bool = False
    misread: bool = False


class SentDown(Generic[T]):
    """A kind of data: the record that carries them, how a text of them is read, those bundled.

    The record has columns `name` and, for the text, `column`.
    """

    def __init__(
        self,
        model: type[Record],
        column: str,
        read: Callable[[bytes, str], T],
        bundled: Callable[[], Iterable[T]],
    ) -> None:
        self._model, self._column, self._bundled = model, column, bundled

        def known(text: str, name: str) -> T:
            return read(text.encode(), f"{name}.json")

        self._known: Callable[[str, str], T] = lru_cache(maxsize=2 * MOST)(known)

    def given(self) -> list[Given[T]]:
        """All there are: the program's in order, then the office's."""
        found = {_name(each): Given(each) for each in self._bundled()}
        for name, record in sorted(self._newest().items()):
            good = self._last_good(record)
            if good is not None:
                found[name] = Given(good[0], sent=True, misread=not good[1])
            elif name in found:
                found[name] = Given(found[name].data, misread=True)
        return list(found.values())

    def send(self, name: str, text: str) -> Record:
        """Let a text be in force here and, with the next replies, in the rooms of this office.

        Raises OfTheOffice, FieldErrors.
        """
        mine = self._ours(name)
        with journal.action(f"{self._model.kind_name}.send", published=True) as act:
            if mine is not None:
                return act.change(mine, **{self._column: text})
            return act.add(self._model, **{"name": name, self._column: text})

    def take_back(self, name: str) -> None:
        """Let data be again as the program has them; what the program has not is gone.

        Raises OfTheOffice.
        """
        mine = self._ours(name)
        if mine is not None:
            with journal.action(f"{self._model.kind_name}.take_back", published=True) as act:
                act.void(mine, "other")

    def contradictions(self, values: Mapping[str, Any]) -> Mapping[str, AppError]:
        """What is wrong in the columns of a record: a text that says nothing, or another name."""
        try:
            found = self._known(values[self._column], values["name"])
        except BadFile as wrong:
            return {self._column: wrong}
        name = _name(found)
        return {} if name == values["name"] else {"name": DoesNotFit(word=values["name"])}

    def _ours(self, name: str) -> Record | None:
        require_office()
        found = self._model.where_equal("name", name)
        return next((each for each in found if current().may_change(each.origin)), None)

    def _newest(self) -> dict[str, Record]:
        """The record of each; what we publish ourselves counts before what comes from above."""
        store, found = current(), dict[str, Record]()
        asked = self._model.select().where(self._model.voided.is_null())
        several = list(asked.order_by(self._model.row.desc()).limit(MOST))
        for each in sorted(several, key=lambda e: (store.may_change(e.origin), e.entry)):
            found[_name(each)] = each
        return found

    def _last_good(self, record: Record) -> tuple[T, bool] | None:
        """The last version of a record that is understood here, and whether it is the very last."""
        name = _name(record)
        if found := self._read(getattr(record, self._column), name):
            return found, True
        for change in reversed(journal.changes(record.id)):
            text = change.body.get(self._column)
            if isinstance(text, str) and (found := self._read(text, name)):
                return found, False
        return None

    def _read(self, text: str, name: str) -> T | None:
        try:
            found = self._known(text, name)
        except BadFile:
            return None
        return found if _name(found) == name else None


def require_office() -> None:
    """Raise OfTheOffice in a room."""
    if not current().is_office:
        raise OfTheOffice


def _name(data: object) -> str:
    return cast("Any", data).name
