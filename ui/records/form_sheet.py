"""A sheet that asks for a few values and keeps them with one function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.errors import AppError, FieldErrors
from app.fields import Described
from app.language import _
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, box, column, row

WIDE: Final = 552
"""How wide the form is at 100 %, in pixels."""
Done = Callable[[Any], object]
"""What goes on with what was made."""


class FormSheet(Sheet):
    """A form that is kept with one function; what is refused stands beside its field.

    `keep` does with the values (column name to value) what the sheet is for, and gives what
    `done` goes on with; a sheet of its own overrides it. It may raise FieldErrors, AppError.
    """

    def __init__(
        self,
        shell: Shell,
        title: str,
        form: Form,
        done: Done,
        keep: Callable[[dict[str, Any]], Any] | None = None,
    ) -> None:
        super().__init__(shell, title, stays=True)
        self.shell, self.form, self._done, self._keep = shell, form, done, keep
        form.submitted.connect(self.save)

    def show_form(
        self,
        *below: QWidget,
        focus: str = "",
        explain: str = "",
        yes: str = "",
        no: str = "",
        besides: Sequence[QWidget] = (),
    ) -> FormSheet:
        """Show a word of explanation, the form, what stands below it, and its buttons.

        The field `focus` has the keyboard, the first unless told.
        """
        save = Button(yes or _("Save"), self.save, look="primary", key="Ctrl ↵")
        leave = Button(no or _("Leave it"), self.close_sheet)
        if explain:
            self.add(Label(explain, "quiet", wrap=True))
        inside = tall(box(column(self.form, *below, None)), self.shell)
        self.add(inside, 6, row(None, leave, *besides, save))
        self.rise(self.form.input(focus or next(iter(self.form.fields))), width=WIDE + 48)
        return self

    def keep(self, values: dict[str, Any]) -> Any:
        """Do with the values what the sheet is for."""
        assert self._keep is not None
        return self._keep(values)

    def save(self, then: Done | None = None) -> None:
        """Keep what was typed; then close, or do something else, such as ask for one more."""
        self.shell.act(
            lambda: self.keep(self.form.values()),
            form=self.form,
            done=then or self.finish,
            refused=self.refused,
        )

    def finish(self, made: Any) -> None:
        """Close, and go on with what was made."""
        self.close_sheet()
        self._done(made)

    def refused(self, error: AppError) -> None:
        """Nothing here can put it right: close, and say why in the page."""
        if not isinstance(error, FieldErrors):
            self.close_sheet()
        self.shell.fail(error)


def ask(
    shell: Shell,
    title: str,
    asked: Mapping[str, Described],
    done: Done,
    keep: Callable[[dict[str, Any]], Any],
    *below: QWidget,
    rows: Sequence[Sequence[str]] = (),
    begin: Mapping[str, Any] | None = None,
    form: Mapping[str, Any] | None = None,
    **shown: Any,
) -> FormSheet:
    """Ask for what is described, each on a line of its own unless `rows` are told.

    `form` is for `Form`, what else is shown for `show_form`.
    """
    made = Form(asked, rows or [(name,) for name in asked], **(form or {}))
    if begin is not None:
        made.fill(begin)
    return FormSheet(shell, title, made, done, keep).show_form(*below, **shown)
