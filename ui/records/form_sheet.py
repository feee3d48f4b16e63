"""A sheet that asks for a few values and keeps them with one function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.fields import Described
from app.language import _
from app.store import Record, drafts, session
from ui.shell import Shell
from ui.widgets.arrange import tall
from ui.widgets.form import Form
from ui.widgets.message import Banner, Sheet
from ui.widgets.plain import Button, Label, box, column, row

WIDE: Final = 552
"""How wide the form is at 100 %, in pixels."""
Done = Callable[[Any], object]
"""What goes on with what was made."""
About = Sequence[Record | str | None]
"""What a sheet is about: first the record on whose page it is opened, or else that page."""


class FormSheet(Sheet):
    """A form that is kept with one function; what is refused stands beside its field.

    `keep` does with the values (column name to value) what the sheet is for, and gives what
    `done` goes on with; a sheet of its own overrides it. It may raise FieldErrors, AppError.

    What is typed is a draft until it is kept or the sheet is left: when the screen locks or the
    program ends, it is there again the next time the same is asked `about` the same.
    """

    def __init__(
        self,
        shell: Shell,
        title: str,
        form: Form,
        done: Done,
        keep: Callable[[dict[str, Any]], Any] | None = None,
        *,
        about: About = (),
    ) -> None:
        super().__init__(shell, title, stays=True)
        self.shell, self.form, self._done, self._keep = shell, form, done, keep
        self.banner = Banner()
        self.draft: str | None = None
        self._called, self._about = title, [each for each in about if each is not None]
        self._at_first: dict[str, Any] = {}
        """What it began with; while no more is typed, there is nothing to keep."""
        form.submitted.connect(self.save)
        form.draft.connect(self.keep_draft)

    def show_form(
        self,
        *below: QWidget,
        focus: str = "",
        explain: str = "",
        yes: str = "",
        no: str = "",
        besides: Sequence[QWidget] = (),
        aside: Sequence[QWidget] = (),
        width: int = WIDE + 48,
    ) -> FormSheet:
        """Show a word of explanation, the form, what stands below it, and its buttons.

        The field `focus` has the keyboard, the first unless told. What stands `besides` the button
        that saves does something like it, what stands `aside` something else.
        """
        save = Button(yes or _("Save"), self.save, look="primary", key="Ctrl ↵")
        leave = Button(no or _("Leave it"), self.leave)
        self.add(self.banner)
        if explain:
            self.add(Label(explain, "quiet", wrap=True))
        self._take_up()
        inside = tall(box(column(self.form, *below, None)), self.shell)
        self.add(inside, 6, row(*aside, None, leave, *besides, save))
        self.rise(self.form.input(focus or next(iter(self.form.fields))), width=width)
        return self

    def keep(self, values: dict[str, Any]) -> Any:
        """Do with the values what the sheet is for."""
        assert self._keep is not None
        return self._keep(values)

    def save(self, then: Done | None = None) -> None:
        """Keep what was typed; then close, or do something else, such as ask for one more."""

        def kept(made: Any) -> None:
            self.forget()
            (then or self.finish)(made)

        self.banner.hide()
        self.shell.act(
            lambda: self.keep(self.form.values()), form=self.form, done=kept, refused=self.refused
        )

    def finish(self, made: Any) -> None:
        """Close, and go on with what was made."""
        self.forget()
        self.close_sheet()
        self._done(made)

    def leave(self) -> None:
        """Close it, and throw away what was typed."""
        self.forget()
        self.close_sheet()

    def close_sheet(self) -> None:
        """Take it away; what was typed since the last draft is kept, unless it was forgotten."""
        self.form.flush()
        super().close_sheet()

    def refused(self, error: AppError) -> None:
        """Say why, above the form: what was typed stays."""
        self.banner.refuse(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self.form.flush()
        return super().eventFilter(watched, event)

    # Drafts

    def keep_draft(self) -> None:
        """Keep what is typed as a draft, while the records are open."""
        if session.is_open():
            self.shell.act(self.write_draft, refused=self.refused)

    def write_draft(self) -> None:
        """Write the draft, or discard it where everything is as it was at first."""
        typed = self.form.typed()
        if typed == self._at_first:
            self.forget()
        elif self._about:
            named = {**typed, **self._asks(), drafts.TITLE: self._called}
            owner = self._about[0]
            record = None if isinstance(owner, str) else owner.id
            self.draft = drafts.save(self._kept_as(), named, draft=self.draft, record=record)

    def forget(self) -> None:
        """Want no draft of what is typed."""
        self.form.mark_clean()
        draft, self.draft = self.draft, None
        if draft is not None:
            self.shell.act(lambda: drafts.discard(draft))

    def _take_up(self) -> None:
        """Go on with what was typed when the same was asked before."""
        self._at_first = self.form.typed()
        asks = self._asks().items()
        for each in drafts.unfinished(self._kept_as()) if self._about else ():
            if all(each.typed.get(name) == said for name, said in asks):
                self.draft = each.id
                self.form.restore(each.typed)
                self.add(Label(_("What was typed here before is there again."), "safe", wrap=True))
                return

    def _kept_as(self) -> str:
        owner = self._about[0]
        return f"{owner if isinstance(owner, str) else owner.kind_name}.sheet"

    def _asks(self) -> dict[str, Any]:
        """By what the same sheet is known again: what it is about, and what it asks."""
        about = [each if isinstance(each, str) else each.id for each in self._about]
        return {"_about": about, "_asks": list(self.form.fields)}


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
    about: About = (),
    **shown: Any,
) -> FormSheet:
    """Ask for what is described, each on a line of its own unless `rows` are told.

    `form` is for `Form`, what else is shown for `show_form`.
    """
    made = Form(asked, rows or [(name,) for name in asked], **(form or {}))
    if begin is not None:
        made.fill(begin)
    return FormSheet(shell, title, made, done, keep, about=about).show_form(*below, **shown)
