"""A new version of the program for this computer: what is new in it, and taking it."""

from __future__ import annotations

from app.language import _
from app.messages import words
from app.release import installing
from app.release.installing import Updated
from app.release.lying import Release
from app.release.refusals import ReleaseRefused
from ui.shell import Shell
from ui.widgets.plain import Button, Card, Label, box, clear, column, hint, row
from ui.widgets.sticks import Sticks


class NewVersion(Card):
    """Hidden until there is one, or one that is not taken; `says` whence, with its version."""

    def __init__(self, shell: Shell, sticks: Sticks, says: str) -> None:
        super().__init__("", margin=26)
        self.shell, self._sticks, self._says = shell, sticks, says
        self.release: Release | None = None
        self.headline = Label("", "headline", wrap=True)
        self._news = column(spacing=4)
        about = _(
            "First all that is recorded is backed up. Then it takes a few minutes, and the program"
            " opens anew. If the new version does not start, this one opens again."
        )
        self.about = hint(about)
        self.button = Button(_("Install it"), self.install, look="primary")
        self.append(self.headline, box(self._news), self.about, row(self.button, None))
        self.hide()

    def show_release(self, found: Release | ReleaseRefused | None) -> None:
        """Show one that was found, or why it is not taken."""
        self.release = found if isinstance(found, Release) else None
        clear(self._news)
        if isinstance(found, ReleaseRefused):
            self.headline.setText(_("The new version on the stick was not taken"))
            self._news.addWidget(Label(words(found), "late", wrap=True))
        elif found is not None:
            self.headline.setText(_(self._says).format(version=found.manifest.version))
            for each in found.manifest.whats_new():
                self._news.addWidget(Label(f"·  {each}", wrap=True))
        for each in (self.about, self.button):
            each.setVisible(self.release is not None)
        self.setVisible(found is not None)

    def install(self) -> None:
        """Take it: backed up, verified, installed beside this one, and opened anew."""
        release = self.release
        if release is None or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        self._sticks.stop()

        def done(updated: Updated) -> None:
            self.hide()
            self.shell.program.begin_anew(updated.launcher)

        def failed(error: Exception) -> None:
            self.button.setEnabled(True)
            self._sticks.start()
            self.shell.fail(error)

        self.shell.banner.hide()
        version = release.manifest.version
        title = _("Installing version {version}. Please leave the computer on.")
        self.shell.run(
            lambda progress: installing.install(release, progress),
            done,
            title=title.format(version=version),
            failed=failed,
        )
