"""What floats over the visits: why one is void, what was changed, legal aid."""

from __future__ import annotations

import difflib
import html
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app import codes
from app.documents.references import titles
from app.errors import AppError, FieldErrors
from app.language import N_, _
from app.records import history, visits
from app.records.history import Difference
from app.records.visits import Referral, Visit
from app.store import Record
from ui import style
from ui.pages.visits.aid import ROWS, clock
from ui.shell import Shell
from ui.widgets.arrange import scrolled
from ui.widgets.form import Form
from ui.widgets.line import Line
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Words, column, row, rule


def ask_void(parent: QWidget, visit: Visit, then: Callable[[str, str], object]) -> Sheet:
    """Ask why a visit is void; nothing is ever deleted."""
    sheet = Sheet(parent, _("Why is No. {number} void?").format(number=visit.number or ""))
    words = Line()
    words.setPlaceholderText(_("In a few words (only for “other”)"))

    def answered(reason: str) -> None:
        sheet.close_sheet()
        then(reason, words.text().strip())

    sheet.add(
        Words(
            _("It stays in the list of void ones and can be brought back; the number stays used."),
            "quiet",
            wrap=True,
        )
    )
    buttons = [
        Button(code.label, lambda reason=code.code: answered(reason))
        for code in codes.load("void_reason").current()
    ]
    leave = Button(_("Not now"), sheet.close_sheet)
    sheet.add(words, row(*buttons, None, leave))
    return sheet.rise(buttons[0], width=520)


def show_history(parent: QWidget, record: Record) -> Sheet:
    """Every change of a record: who, when, and the difference in words."""
    sheet = Sheet(parent, _("What was changed"))
    inside = QWidget()
    lines = column(spacing=8)
    for at, step in enumerate(history.of(record, titles())):
        if at:
            lines.addWidget(rule())
        day, _t, time = step.time[:16].partition("T")
        head = row(Words(f"{day} {time}", "quiet"), Words(step.who), Words(_(step.what), "strong"))
        head.addStretch(1)
        lines.addLayout(head)
        if step.reason:
            lines.addWidget(Words(_("Reason: {why}").format(why=step.reason), wrap=True))
        for each in step.differences:
            lines.addWidget(_difference(each))
    lines.addStretch(1)
    inside.setLayout(lines)
    area = scrolled(inside)
    area.setMinimumHeight(min(inside.sizeHint().height(), parent.window().height() // 2))
    close = Button(_("Close"), sheet.close_sheet, look="primary")
    return sheet.add(area, row(None, close)).rise(close, width=640)


def _difference(each: Difference) -> QLabel:
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
    parts: list[str] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        old = html.escape(before[i:j]).replace("\n", "<br>")
        new = html.escape(after[k:m]).replace("\n", "<br>")
        if what == "equal":
            parts.append(new)
            continue
        parts += [_gone(old) if old else "", _fresh(new) if new else ""]
    return "".join(parts)


def _gone(text: str) -> str:
    return f'<s style="color:{style.colour("red").name()}">{text}</s>'


def _fresh(text: str) -> str:
    return f'<u style="color:{style.colour("green").name()}">{text}</u>'


def ask_referral(shell: Shell, visit: Visit, done: Callable[[Referral], object]) -> Sheet:
    """The small record of somebody sent on to legal aid, with its clock."""
    known = visits.referral_of(visit.id)
    sheet = Sheet(shell, _("Legal aid for {name}").format(name=visit.name or _("Prefers no name")))
    form = Form(Referral.columns(), ROWS, labels={"documents": N_("Papers asked for")})
    form.fill(known.values() if known is not None else {"told": True})

    def save() -> None:
        try:
            values = {k: v for k, v in form.values().items() if k != "visit"}
            if known is None:
                kept = visits.refer(visit, **{k: v for k, v in values.items() if v is not None})
            else:
                kept = visits.change_referral(known, **values)
        except FieldErrors as errors:
            if not form.refuse(errors):
                shell.fail(errors)
            return
        except AppError as error:
            shell.fail(error)
            return
        sheet.close_sheet()
        done(kept)

    form.submitted.connect(save)
    area = scrolled(form)
    area.setMinimumHeight(min(form.sizeHint().height(), shell.height() - style.px(230)))
    says = (clock(known) if known is not None else "") or _(
        "Legal aid decides within 7 days of the papers, and names a lawyer within 3 more."
    )
    leave = Button(_("Not now"), sheet.close_sheet)
    keep = Button(_("Keep"), save, look="primary", key="Ctrl ↵")
    sheet.add(Words(says, "quiet", wrap=True), area, row(None, leave, keep))
    return sheet.rise(form.input("centre"), width=680)
