"""What floats over a record of any kind: why it is void, what was changed."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app import codes
from app.documents.references import titles
from app.language import _
from app.records import history
from app.records.history import Difference
from app.records.keeping import OTHER
from app.store import Record
from ui import style
from ui.widgets.arrange import tall
from ui.widgets.line import Line
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, box, column, row, rule


def ask_void(parent: QWidget, what: str, says: str, then: Callable[[str, str], object]) -> Sheet:
    """Ask why a record is void; nothing is ever deleted.

    `then` takes a code of the list `void_reason` and a few words.
    """
    sheet = Sheet(parent, _("Why is {number} void?").format(number=what))
    words, lacks = Line(), Label(_("Say in a few words why."), "error")
    words.setPlaceholderText(_("In a few words (only for “other”)"))
    words.textEdited.connect(lambda _text: lacks.hide())
    lacks.hide()

    def answered(reason: str) -> None:
        if reason == OTHER and not words.text().strip():
            lacks.show()
            words.setFocus()
            return
        sheet.close_sheet()
        then(reason, words.text().strip())

    buttons = [
        Button(code.label, lambda reason=code.code: answered(reason))
        for code in codes.load("void_reason").current()
    ]
    leave = Button(_("Leave it valid"), sheet.close_sheet)
    sheet.add(Label(says, "quiet", wrap=True), words, lacks, row(*buttons, None, leave))
    return sheet.rise(buttons[0], width=520)


def show_history(parent: QWidget, record: Record) -> Sheet:
    """Every change of a record: who, when, and the difference in words."""
    sheet = Sheet(parent, _("What was changed"))
    lines = column(spacing=8)
    for at, step in enumerate(history.of(record, titles())):
        if at:
            lines.addWidget(rule())
        day, _t, time = step.time[:16].partition("T")
        head = row(
            Label(f"{day} {time}", "quiet"),
            Label(step.who),
            Label(_(step.what), "strong"),
        )
        head.addStretch(1)
        lines.addLayout(head)
        if step.reason:
            lines.addWidget(Label(_("Reason: {why}").format(why=step.reason), wrap=True))
        for each in step.differences:
            lines.addWidget(difference(each))
    lines.addStretch(1)
    return sheet.add(tall(box(lines), parent)).show_to_read(width=640)


def difference(each: Difference) -> QLabel:
    """What one field said before and says now, what went struck through."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    quiet = style.colour("quiet").name()
    name = f'<span style="color:{quiet}">{html.escape(each.label)}：</span>'
    if each.long and each.before and each.after:
        label.setText(name + marked(each.before, each.after))
        return label
    nothing = _("nothing")
    before, after = html.escape(each.before or nothing), html.escape(each.after or nothing)
    label.setText(f"{name}{_gone(before)} → {_fresh(after)}")
    return label


def marked(before: str, after: str) -> str:
    """Two texts in one: what went struck through, what came underlined (HTML)."""
    looks = {"": str, "gone": _gone, "fresh": _fresh}
    parts = history.compared(before, after)
    return "".join(looks[what](html.escape(text).replace("\n", "<br>")) for what, text in parts)


def _gone(text: str) -> str:
    return f'<s style="color:{style.colour("red").name()}">{text}</s>'


def _fresh(text: str) -> str:
    return f'<u style="color:{style.colour("green").name()}">{text}</u>'
