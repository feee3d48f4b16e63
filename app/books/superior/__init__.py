"""The superior's own workbook: looked at, its cells checked, a copy filled with numbers."""

from app.books.superior.filling import CellsUnfit, Unfit, fill, require_fit, shown, unfit
from app.books.superior.form import Form, FormCell, FormSheet, read, read_file
from app.books.superior.rows import by_place
from app.books.superior.versions import (
    Alike,
    Difference,
    alike,
    carried,
    differs,
    known,
    of_book,
    require_known,
)

__all__ = [
    "Alike",
    "CellsUnfit",
    "Difference",
    "Form",
    "FormCell",
    "FormSheet",
    "Unfit",
    "alike",
    "by_place",
    "carried",
    "differs",
    "fill",
    "known",
    "of_book",
    "read",
    "read_file",
    "require_fit",
    "require_known",
    "shown",
    "unfit",
]
