"""Data of the program, such as rules and tables, changed and added to by what an office publishes.

Each has a name and is a record of its own at the office. What a room cannot read of it changes
nothing: the last version that is understood stays in force.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Final, Generic, TypeVar

from app.errors import AppError
from app.language import N_, _
from app.records.data_files import BadFile, DoesNotFit, Format, Named
from app.store import Column, Record, journal
from app.store.session import current

MOST: Final = 100
"""Data of a kind that are taken from an office."""

T = TypeVar("T", bound=Named)


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

    def words(self) -> list[str]:
        """From whom they are, and whether they are understood; nothing of the program's own."""
        said = [_("changed by the office")] if self.sent else []
        if self.misread:
            said.append(
                _("what was sent last is not understood by this program; it stands as before")
            )
        return said


class Published(Record):
    """What carries data of a kind as an office sends them: their name, and their text."""

    ours_only = True
    comes_down = True
    in_ledgers = False

    file_format: ClassVar[Format[Any]]
    text_column: ClassVar[str]

    name: Column[str]

    @classmethod
    def contradictions(cls, values: Mapping[str, Any], record: str) -> Mapping[str, AppError]:
        """A text that says nothing known, or data called otherwise than the record says."""
        name = values["name"]
        try:
            found = cls.file_format.read(values[cls.text_column].encode(), f"{name}.json")
        except BadFile as wrong:
            return {cls.text_column: wrong}
        return {} if found.name == name else {"name": DoesNotFit(word=name)}

    def heading(self) -> str:
        """The name of the data."""
        return self.name or ""


class SentDown(Generic[T]):
    """A kind of data: those of the program, and the records that carry those of an office."""

    def __init__(self, model: type[Published]) -> None:
        self._model, self._column = model, model.text_column
        self._format: Format[T] = model.file_format

        def known(text: str, name: str) -> T:
            return self._format.read(text.encode(), f"{name}.json")

        self._known: Callable[[str, str], T] = lru_cache(maxsize=2 * MOST)(known)

    def given(self) -> list[Given[T]]:
        """All there are: the program's in order, then the office's."""
        found = {each.name: Given(each) for each in self._format.bundled()}
        for name, record in sorted(self._newest().items()):
            good = self._last_good(record)
            if good is not None:
                found[name] = Given(good[0], sent=True, misread=not good[1])
            elif name in found:
                found[name] = Given(found[name].data, misread=True)
        return list(found.values())

    def send(self, data: T) -> Published:
        """Let data be in force here and, with the next replies, in the rooms of this office.

        Raises OfTheOffice, FieldErrors.
        """
        mine, text = self._ours(data.name), self._format.spelled(data)
        with journal.action(f"{self._model.kind_name}.send", published=True) as act:
            if mine is not None:
                return act.change(mine, **{self._column: text})
            return act.add(self._model, **{"name": data.name, self._column: text})

    def read_in(self, path: Path) -> Published:
        """Let the data of a file be in force, as sent. Raises BadFile, OfTheOffice, FieldErrors."""
        return self.send(self._format.read_file(path))

    def spelled(self, data: T) -> str:
        """The text of the file that says some data."""
        return self._format.spelled(data)

    def take_back(self, name: str) -> None:
        """Let data be again as the program has them; what the program has not is gone.

        Raises OfTheOffice.
        """
        mine = self._ours(name)
        if mine is not None:
            with journal.action(f"{self._model.kind_name}.take_back", published=True) as act:
                act.void(mine, "other")

    def _ours(self, name: str) -> Published | None:
        require_office()
        found = self._model.where_equal("name", name)
        return next((each for each in found if current().may_change(each.origin)), None)

    def _newest(self) -> dict[str, Published]:
        """The record of each; what we publish ourselves counts before what comes from above."""
        store, found = current(), dict[str, Published]()
        asked = self._model.select().where(self._model.voided.is_null())
        several = list(asked.order_by(self._model.row.desc()).limit(MOST))
        for each in sorted(several, key=lambda e: (store.may_change(e.origin), e.entry)):
            found[each.name or ""] = each
        return found

    def _last_good(self, record: Published) -> tuple[T, bool] | None:
        """The last version of a record that is understood here, and whether it is the very last."""
        name = record.name or ""
        if found := self._read(getattr(record, self._column), name):
            return found, True
        for change in reversed(journal.changes(record.id)):
            if found := self._read(change.body.get(self._column), name):
                return found, False
        return None

    def _read(self, text: object, name: str) -> T | None:
        """The data that a text says; None where it is none, or too long for the column here."""
        try:
            found = self._known(text, name) if isinstance(text, str) else None
        except BadFile:
            return None
        return found if found is not None and found.name == name else None


def require_office() -> None:
    """Raise OfTheOffice in a room."""
    if not current().is_office:
        raise OfTheOffice
