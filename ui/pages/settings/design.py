"""How printed things look: written out, brought back, seen before and after, used, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from app.documents.designs import files as design_files
from app.documents.designs import samples as design_samples
from app.documents.designs.files import Read
from app.documents.designs.samples import SAMPLES
from app.documents.designs.shapes import in_force_words
from app.language import _
from app.records import designs
from ui import style, work
from ui.pages.settings.part import Part
from ui.widgets.chips import Chips
from ui.widgets.files import file_to_open, file_to_write, folder
from ui.widgets.message import ask
from ui.widgets.plain import Button, Card, Label, box, clear, column, hint, row
from ui.widgets.preview import NotWritten, Preview


class DesignPart(Part):
    """What is in force, what was read and waits to be used, and how both look."""

    def build(self) -> None:
        self.read: Read | None = None
        self.stands = Label("", "strong", wrap=True)
        name, kinds = _("Print design") + ".zip", "ZIP (*.zip)"
        where = partial(file_to_write, self, _("Where to?"), name, kinds, self.write_to)
        write = Button(_("Write the set out…"), where)
        asked, edited = _("Bring back an edited set…"), "ZIP, JSON (*.zip *.json)"
        self.bring = Button(
            asked,
            look="primary",
            menu=[
                (
                    _("An archive or one file…"),
                    partial(file_to_open, self, asked, edited, self.bring_back),
                ),
                (_("A folder…"), partial(folder, self, asked, self.bring_back)),
            ],
        )
        self.before_last = Button(_("Take back the last change"), self.take_back, look="link")
        self.first = Button(_("The program's own look"), self.ask_reset, look="link")
        teach = _(
            "Wording, sizes and colours of signs, cards, certificates and forms are files."
            " Write them out, change them in a text editor, and bring them back: they are"
            " checked first. Your rooms get them with the next reply. The guide of the office"
            " says how."
        )
        self.found = Card(_("What was read"), margin=22)
        self.found.hide()
        self.chips: Chips | None = None
        self._chosen = column()
        self.now, self.then = Preview(tools=False), Preview(tools=False)
        self.now_words = Label(_("As it is now"), "quiet")
        left = box(column(self.now_words, self.now, spacing=6))
        self.right = box(column(Label(_("As it would be"), "quiet"), self.then, spacing=6))
        sides = row(left, self.right, spacing=12)
        for at, preview in enumerate((self.now, self.then)):
            preview.setMinimumHeight(style.px(300))
            sides.setStretch(at, 1)
        # How wide a page must be is asked once, before anything is known to be shown.
        for each in (self.right, self.before_last, self.first):
            each.hide()
        files = row(write, self.bring, None)
        back = row(self.before_last, self.first, None)
        self.lay_out(
            Card(_("Print design"), hint(teach), 4, self.stands, files, back, margin=22),
            self.found,
            Card(_("How it prints"), self._chosen, sides, margin=22),
        )

    def look_again(self) -> None:
        """Say what is in force, and show it."""
        self.stands.setText(in_force_words())
        self.before_last.setVisible(bool(designs.changes()))
        self.first.setVisible(bool(designs.own_files()))
        self._show_found()

    # Files

    def write_to(self, path: Path) -> None:
        """Write the set in force into an archive."""

        def write() -> int:
            try:
                return design_files.write_out(path)
            except OSError as error:
                raise NotWritten(path=path) from error

        def written(count: int) -> None:
            words = _("{count} files written to {file}.")
            self.shell.notify(words.format(count=count, file=path.name))

        self.shell.act(write, done=written)

    def bring_back(self, path: Path) -> None:
        """Read and check an edited set; nothing is changed by that."""
        self.shell.run(
            lambda progress: design_files.read(path), self._was_read, title=_("Checking the files…")
        )

    def _was_read(self, read: Read) -> None:
        self.read = read
        self._show_found()
        self.area.verticalScrollBar().setValue(0)

    def use(self) -> None:
        """Print by what was read from now on."""
        if self.read is not None:
            words = _("Things are printed so from now on; the rooms get it with the next reply.")
            self._print_by(self.read.files, words)

    def leave(self) -> None:
        """Let go of what was read."""
        self.read = None
        self.look_again()

    def take_back(self) -> None:
        """Print again as before the last change."""
        made = designs.changes()
        before = designs.own_files(until=made[0].entry - 1) if made else {}
        self._print_by(before, _("The last change is taken back."))

    def ask_reset(self) -> None:
        """Ask, and print as the program came."""
        words = _("Things are printed as the program came.")
        question = _("Print everything as the program came?")
        ask(self, question, _("Print so"), lambda: self._print_by({}, words))

    def _print_by(self, files: Mapping[str, str], words: str) -> None:
        """Print by these files from now on, and say so, with a way back."""
        before = designs.own_files()

        def keep(files: Mapping[str, str]) -> None:
            designs.keep(files)
            self.leave()

        self.shell.act(lambda: keep(files), words=words, undo=lambda _kept: keep(before))

    # Showing

    def _show_found(self) -> None:
        read = self.read
        self.found.clear()
        self.found.setVisible(read is not None)
        if read is not None:
            self.found.append(*(Label(text, look, wrap=True) for text, look in read.lines()))
            buttons = [Button(_("Leave it"), self.leave)]
            if read.waiting:
                buttons.append(Button(_("Print so from now on"), self.use, look="primary"))
            self.found.append(row(None, *buttons))
        self._offer()

    def _offer(self) -> None:
        """Chips for what can be looked at: where something waits, what it changes."""
        names = [each.name for each in self.read.waiting] if self.read is not None else []
        chosen = self.chips and self.chips.value
        samples = design_samples.touched(names) if names else list(SAMPLES)
        clear(self._chosen)
        self.chips = None
        if samples:
            start = chosen if chosen in [each.name for each in samples] else samples[0].name
            self.chips = Chips([(each.name, _(each.label)) for each in samples], start)
            self.chips.chosen.connect(lambda _name: self._draw())
            self._chosen.addWidget(self.chips)
        for each in (self.right, self.now_words):
            each.setVisible(bool(names))
        if not samples:
            work.forget(self)  # what was drawn before
            self.now.show_nothing(_("What changes is on no paper that can be shown here."))
        else:
            self._draw()

    def _draw(self) -> None:
        """Draw the chosen thing as it is and, where something waits, as it would be."""
        if self.chips is None:
            return
        sample = next(each for each in SAMPLES if each.name == self.chips.value)
        now = designs.in_force()
        then = self.read.files if self.read is not None and self.read.waiting else None

        def draw() -> tuple[bytes, bytes | None]:
            after = design_samples.draw(sample, then) if then is not None else None
            return design_samples.draw(sample, now), after

        def drawn(made: tuple[bytes, bytes | None]) -> None:
            self.now.show_document(made[0])
            if made[1] is not None:
                self.then.show_document(made[1])

        work.read(self, draw, drawn)
