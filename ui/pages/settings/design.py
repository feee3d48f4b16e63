"""How printed things look: written out, brought back, seen before and after, used, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from app.documents.designs import files as design_files
from app.documents.designs import samples as design_samples
from app.documents.designs.files import Read
from app.documents.designs.samples import SAMPLES
from app.documents.designs.shapes import SHAPES, label
from app.language import _, listed
from app.records import designs
from ui import style
from ui.shell import Shell
from ui.widgets.chips import Chips
from ui.widgets.message import ask
from ui.widgets.plain import Button, Card, Words, box, column, empty, row
from ui.widgets.preview import NotWritten, Preview

_SHOWN: Final = 8
_FIELDS: Final = 4


class DesignPart(QWidget):
    """What is in force, what was read and waits to be used, and how both look."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.read: Read | None = None
        self.page: QScrollArea | None = None
        self._asked = 0
        self.stands = Words("", "strong", wrap=True)
        self.write = Button(_("Write the set out…"), self.choose_where)
        self.bring = Button(
            _("Bring back an edited set…"),
            look="primary",
            menu=[
                (_("An archive or one file…"), self.choose_archive),
                (_("A folder…"), self.choose_folder),
            ],
        )
        self.before_last = Button(_("Take back the last change"), self.take_back, look="link")
        self.first = Button(_("The program's own look"), self.begin_anew, look="link")
        teach = Words(
            _(
                "Wording, sizes and colours of signs, cards, certificates and forms are files."
                " Write them out, change them in a text editor, and bring them back: they are"
                " checked first. Your rooms get them with the next reply. The guide of the office"
                " says how."
            ),
            "quiet",
            wrap=True,
        )
        self.found = Card(_("What was read"), margin=22)
        self.found.hide()
        self.chips: Chips | None = None
        self.chosen = box(column())
        self.now, self.then = (self._preview() for _side in range(2))
        self.now_words, self.then_words = Words("", "quiet"), Words("", "quiet")
        left = box(column(self.now_words, self.now, spacing=6))
        self.right = box(column(self.then_words, self.then, spacing=6))
        # How wide a page must be is asked once, before anything is known to be shown.
        for each in (self.right, self.before_last, self.first):
            each.hide()
        sides = row(left, self.right, spacing=12)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        self.setLayout(
            column(
                Card(
                    _("Print design"),
                    teach,
                    4,
                    self.stands,
                    row(self.write, self.bring, None),
                    row(self.before_last, self.first, None),
                    margin=22,
                ),
                self.found,
                Card(_("How it prints"), self.chosen, sides, margin=22),
                None,
                spacing=12,
            )
        )

    @staticmethod
    def _preview() -> Preview:
        preview = Preview(tools=False)
        preview.setMinimumHeight(style.px(300))
        return preview

    def look_again(self) -> None:
        """Say what is in force, and show it."""
        changed, made = designs.in_force(), designs.changes()
        if not changed:
            self.stands.setText(_("Things are printed as the program came."))
        else:
            names = listed(label(name) for name in changed if name in SHAPES)
            words = _("Changed: {names}.").format(names=names)
            if made and made[0].names:
                words += " " + _("Since {day}.").format(day=made[0].day)
            self.stands.setText(words)
        self.before_last.setVisible(bool(made))
        self.first.setVisible(bool(designs.own()))
        self._show_found()

    # Files

    def choose_where(self) -> None:
        """Ask where to, and write the set there."""
        path, _kind = QFileDialog.getSaveFileName(
            self, _("Where to?"), _("Print design") + ".zip", "ZIP (*.zip)"
        )
        if path:
            self.write_to(Path(path))

    def write_to(self, path: Path) -> None:
        """Write the set in force into an archive."""
        try:
            count = design_files.write_out(path)
        except OSError:
            self.shell.fail(NotWritten(path=path))
            return
        self.shell.notify(_("{count} files written to {file}.").format(count=count, file=path.name))

    def choose_archive(self) -> None:
        """Ask for the edited archive, or one file of it."""
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Bring back an edited set…"), "", "ZIP, JSON (*.zip *.json)"
        )
        if path:
            self.bring_back(Path(path))

    def choose_folder(self) -> None:
        """Ask for the folder that the archive was unpacked to."""
        chosen = QFileDialog.getExistingDirectory(self, _("Bring back an edited set…"))
        if chosen:
            self.bring_back(Path(chosen))

    def bring_back(self, path: Path) -> None:
        """Read and check an edited set; nothing is changed by that."""

        def reading(progress: Any) -> Read:
            progress()
            return design_files.read(path)

        self.shell.run(reading, self._was_read, title=_("Checking the files…"))

    def _was_read(self, read: Read) -> None:
        self.read = read
        self._show_found()
        if self.page is not None:
            self.page.verticalScrollBar().setValue(0)

    def use(self) -> None:
        """Print by what was read from now on."""
        if self.read is None:
            return
        before = designs.own()
        designs.keep(self.read.files)
        self.read = None
        self.look_again()
        self.shell.notify(
            _("Things are printed so from now on; the rooms get it with the next reply."),
            undo=lambda: self._again(before),
        )

    def leave(self) -> None:
        """Let go of what was read."""
        self.read = None
        self.look_again()

    def take_back(self) -> None:
        """Print again as before the last change."""
        made = designs.changes()
        before = designs.own(until=made[0].entry - 1) if made else {}
        now = designs.own()
        self._again(before)
        self.shell.notify(_("The last change is taken back."), undo=lambda: self._again(now))

    def begin_anew(self) -> None:
        """Ask, and print as the program came."""
        now = designs.own()

        def anew() -> None:
            self._again({})
            self.shell.notify(
                _("Things are printed as the program came."), undo=lambda: self._again(now)
            )

        ask(self, _("Print everything as the program came?"), _("Print so"), anew)

    def _again(self, files: Mapping[str, str]) -> None:
        designs.keep(files)
        self.look_again()

    # Showing

    def _show_found(self) -> None:
        self.found.clear()
        read = self.read
        self.found.setVisible(read is not None)
        if read is not None:
            body = self.found.body
            for fault in read.faults[:_SHOWN]:
                body.addWidget(Words(fault.sentence, "error", wrap=True))
            if len(read.faults) > _SHOWN:
                more = len(read.faults) - _SHOWN
                body.addWidget(Words(_("And {count} more.").format(count=more), "error"))
            if read.faults:
                body.addWidget(
                    Words(_("Put these right in the files and bring them back again."), wrap=True)
                )
            elif not read.changes:
                body.addWidget(Words(_("Nothing in these files differs from what is in force.")))
            for change in read.changes[: 0 if read.faults else None]:
                body.addWidget(Words(f"{change.label}（{change.name}.json）", "strong"))
                for line in change.differs[:_FIELDS]:
                    body.addWidget(Words(line, "quiet", wrap=True))
                if len(change.differs) > _FIELDS:
                    more = len(change.differs) - _FIELDS
                    body.addWidget(Words(_("And {count} more.").format(count=more), "quiet"))
            leave = Button(_("Leave it"), self.leave)
            buttons = row(None, leave)
            if read.changes and not read.faults:
                buttons.addWidget(Button(_("Print so from now on"), self.use, look="primary"))
            body.addLayout(buttons)
        self._offer()

    def _offer(self) -> None:
        """Chips for what can be looked at: where something waits, what it changes."""
        read, chosen = self.read, self.chips.value if self.chips is not None else None
        waits = read is not None and bool(read.changes) and not read.faults
        names = [each.name for each in read.changes] if read is not None and waits else []
        samples = design_samples.touched(names) if names else list(SAMPLES)
        layout = self.chosen.layout()
        while layout is not None and layout.count():
            empty(layout.takeAt(0))
        kept = [each.name for each in samples]
        self.chips = None
        if samples and layout is not None:
            start = chosen if chosen in kept else kept[0]
            self.chips = Chips([(each.name, _(each.label)) for each in samples], start)
            self.chips.chosen.connect(lambda _name: self._draw())
            layout.addWidget(self.chips)
        self.right.setVisible(bool(names))
        self.now_words.setText(_("As it is now") if names else "")
        self.now_words.setVisible(bool(names))
        self.then_words.setText(_("As it would be"))
        if not samples:
            self.now.show_nothing(_("What changes is on no paper that can be shown here."))
        else:
            self._draw()

    def _draw(self) -> None:
        """Draw the chosen thing as it is and, where something waits, as it would be."""
        if self.chips is None:
            return
        sample = next(each for each in SAMPLES if each.name == self.chips.value)
        now = designs.in_force()
        then = self.read.files if self.read is not None and not self.right.isHidden() else None
        self._asked += 1
        asked = self._asked

        def drawing(progress: Any) -> tuple[bytes, bytes | None]:
            progress()
            after = design_samples.draw(sample, then) if then is not None else None
            return design_samples.draw(sample, now), after

        def drawn(made: tuple[bytes, bytes | None]) -> None:
            if asked == self._asked:
                self.now.show_document(made[0])
                if made[1] is not None:
                    self.then.show_document(made[1])

        self.shell.run(drawing, drawn, quiet=True)
