"""Whether a workbook is a version that is kept, what differs, and what can be carried over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.books.superior.filling import Unfit, unfit
from app.books.superior.form import Form, Place, read, without_digits
from app.errors import AppError
from app.language import N_, _, n_
from app.records.stats import superior
from app.records.stats.superior import Asked, SuperiorBook


class NotKept(AppError):
    """A workbook is none of those that are kept (file)."""

    message = N_("{file} is not kept yet: nothing is said of what goes into its cells.")


class AnotherVersion(AppError):
    """A workbook is not quite the one that is kept (file, name, sheet, cell, was, now)."""

    message = N_(
        "{file} is another version than “{name}”: in sheet “{sheet}”, cell {cell}, stood “{was}”,"
        " now “{now}”. Look at it and keep it as a version of its own."
    )


@dataclass(frozen=True)
class Difference:
    """The first cell in which two workbooks have not the same words."""

    sheet: str
    cell: str
    was: str
    now: str


def known(form: Form) -> SuperiorBook | None:
    """The kept version that a workbook is, but for numbers, days and what is filled in."""
    for book in superior.every():
        if differs(book, form) is None:
            return book
    return None


def require_known(form: Form, name: str = "") -> SuperiorBook:
    """The kept version that a workbook is; or the newest called `name`, whatever differs in it.

    Raises NotKept, AnotherVersion.
    """
    kept = [each for each in superior.every() if name in ("", each.name)]
    found = known(form) if not name else next(iter(kept), None)
    if found is not None:
        return found
    if not kept:
        raise NotKept(file=form.file)
    other = differs(kept[0], form)
    assert other is not None
    said = {"sheet": other.sheet, "cell": other.cell, "was": other.was, "now": other.now}
    raise AnotherVersion(file=form.file, name=kept[0].name, **said)


def of_book(book: SuperiorBook) -> Form:
    """A kept version, looked at."""
    return read(book.data, book.name)


def differs(book: SuperiorBook, form: Form) -> Difference | None:
    """Where the words of a workbook are first not those of a kept version."""
    return difference(read(book.data, book.name, copied=False), form, superior.cells(book))


def difference(kept: Form, form: Form, filled: Collection[Place] = ()) -> Difference | None:
    """The same for a kept version that was looked at, but for the cells that are `filled`."""
    before, now = _words(kept, filled), _words(form, filled)
    for place in sorted({*before, *now}):
        was, there = before.get(place, ""), now.get(place, "")
        if was != there:
            at, cell = place
            sheets = form.sheets if at < len(form.sheets) else kept.sheets
            return Difference(sheets[at].name, cell, was, there)
    return None


def carried(form: Form, cells: Mapping[Place, Asked]) -> tuple[dict[Place, Asked], list[Unfit]]:
    """What can go into the same cells of another version, and the cells in which it cannot."""
    wrong = {(each.sheet, each.cell): each for each in unfit(form, cells)}
    fit: dict[Place, Asked] = {}
    for (name, cell), asked in cells.items():
        sheet = form.sheet(name)
        if sheet is not None and (name, cell) not in wrong:
            fit[sheet.name, cell] = asked
    return fit, list(wrong.values())


@dataclass(frozen=True)
class Alike:
    """A kept version that another one may follow: what goes into the same cells of it.

    Nothing can go into the `unfit` ones; the words differ first where `differs` says.
    """

    book: SuperiorBook
    fit: Mapping[Place, Asked]
    unfit: Sequence[Unfit]
    differs: Difference | None

    def words(self) -> list[str]:
        """How many cells are filled as before, and what is to be looked at."""
        count = len(self.fit)
        words = n_("{count} cell is filled as before.", "{count} cells are filled as before.",
                   count)  # fmt: skip
        said = [words.format(count=count)]
        if (other := self.differs) is not None:
            words = _("Sheet “{sheet}”, cell {cell}: “{was}” before, now “{now}”. Look whether the"
                      " cells are still the right ones.")  # fmt: skip
            said.append(
                words.format(sheet=other.sheet, cell=other.cell, was=other.was, now=other.now)
            )
        return said + [each.words for each in self.unfit]


def alike(form: Form) -> Alike | None:
    """The newest kept version some of whose cells can be filled in a workbook, too."""
    for book in superior.every():
        fit, wrong = carried(form, superior.asked_of(book))
        if fit:
            return Alike(book, fit, wrong, differs(book, form))
    return None


def _words(form: Form, filled: Iterable[Place]) -> dict[tuple[int, str], str]:
    """The words and formulas of each cell that nothing goes into, and what is merged."""
    left_out = {(without_digits(sheet), cell) for sheet, cell in filled}
    found: dict[tuple[int, str], str] = {}
    for at, sheet in enumerate(form.sheets):
        name = without_digits(sheet.name)
        found[at, ""] = name
        for cell, said in sheet.cells.items():
            if (said.words or said.formula) and (name, cell) not in left_out:
                text = said.text if said.formula else without_digits(said.text)
                if text:
                    found[at, cell] = text
    return found
