"""The root of every refusal, and what is not refused but stopped."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from typing import ClassVar

from app.language import N_


class AppError(Exception):
    """Something the program refuses; `data` fills the blanks of `message`."""

    message: ClassVar[str] = N_("This cannot be done.")

    def __init__(self, **data: object) -> None:
        super().__init__(self.message)
        self.data = data

    def __str__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.data.items())})"


class Cancelled(AppError):
    """The user stopped long work."""

    message = N_("Stopped. Nothing was changed.")


class FieldErrors(AppError):
    """One refusal or more, each beside its field (column name to refusal)."""

    message = N_("Something still needs a look; see the marked fields.")

    def __init__(self, fields: dict[str, AppError]) -> None:
        super().__init__()
        self.fields = fields


@contextlib.contextmanager
def refused_beside(name: str, *refusals: type[AppError]) -> Generator[None]:
    """Let what is refused inside stand beside a field. Raises FieldErrors in its place."""
    try:
        yield
    except refusals as error:
        raise FieldErrors({name: error}) from error
