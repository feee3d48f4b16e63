"""What the page of notices says of one: who has read it, or the button that says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.language import _, listed
from app.records import notices
from app.records.notices import Notice
from app.store.session import current
from ui.records.view import RecordView
from ui.widgets.plain import Button, Label


class NoticeView(RecordView):
    """A notice; in a room with the button that says it was read, at the office with who has."""

    def buttons(self) -> Sequence[QWidget]:
        self.read = Button(_("Read"), self._mark_read, look="primary")
        return (self.read,)

    def show_buttons(self) -> None:
        super().show_buttons()
        self.read.setVisible(self.record is not None and notices.is_ours_to_read(self.record))

    def parts(self, record: Any) -> Sequence[QWidget]:
        return [*super().parts(record), *_read_by(record)]

    def _mark_read(self) -> None:
        notice = self.record
        self.act(lambda: notices.mark_read(notice), _("Noted that it was read."))


def _read_by(notice: Notice) -> list[QWidget]:
    if not current().is_office or notice.origin != current().published:
        return []
    marks = notices.read_by(notice)
    everybody = len(marks.read) + len(marks.unread) + len(marks.waiting)
    words = _("Read by {count} of {all}").format(count=len(marks.read), all=everybody)
    lines: list[QWidget] = [Label(words, "strong")]
    if marks.read:
        read = (f"{name} {day[5:]}" for name, day in marks.read)
        lines.append(Label(_("Read: {names}").format(names=listed(read)), wrap=True))
    if marks.unread:
        names = listed(marks.unread)
        lines.append(Label(_("Not read yet: {names}").format(names=names), "soon", wrap=True))
    if marks.waiting:
        names = listed(marks.waiting)
        lines.append(Label(_("Has not gone down yet: {names}").format(names=names), wrap=True))
    return lines
