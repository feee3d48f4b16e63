"""Certificates: a register, requests, preparing, judging a photo, whose keys are known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, TypeVar

from PySide6.QtWidgets import QWidget

from app.language import _
from app.records import certificates
from app.records.certificates import Certificate, CertificateRequest, Filter
from app.records.layouts import kinds_shown_with, related
from app.store.session import current
from ui.pages.certificates.asked import RequestsList, Waiting
from ui.pages.certificates.check import Check
from ui.pages.certificates.issuers import Issuers
from ui.pages.certificates.prepare import Prepare
from ui.pages.certificates.register import Register
from ui.shell import Page, Shell
from ui.widgets.chips import Chips
from ui.widgets.plain import Button, column, row
from ui.widgets.stack import OneOf

T = TypeVar("T", bound=QWidget)

_PREPARE: Final = "prepare"


class CertificatesPage(Page):
    """Parts beside each other as chips; preparing certificates takes the place of them all."""

    shows = frozenset(
        kinds_shown_with(Certificate) | related(Certificate) | related(CertificateRequest)
    )
    scrolls = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        office = current().is_office
        named = (
            ("register", _("Register")),
            ("asked", _("Asked for by rooms") if office else _("Asked for")),
            ("check", _("Check a certificate")),
            ("issuers", _("Known issuers")),
        )
        self.chips = Chips(named)
        words = _("＋ Issue certificates") if office else _("＋ Ask for certificates")
        self.new = Button(words, self.start, look="primary", key="Ctrl N")
        self.head = row(self.chips, self.new, stretch=0)
        self.stack = OneOf()
        self.setLayout(column(self.head, self.stack, stretch=1))
        self.chips.chosen.connect(self.turn_to)
        self._at = "register"

    # Its parts, each made when it is first shown

    @cached_property
    def register(self) -> Register:
        """What was issued."""
        return self._added(Register(self.shell))

    @cached_property
    def asked(self) -> Waiting | RequestsList:
        """What rooms ask for; in a room what it asked for itself."""
        office = current().is_office
        return self._added(Waiting(self.shell) if office else RequestsList(self.shell))

    @cached_property
    def check(self) -> Check:
        """Where a photo is judged."""
        return self._added(Check(self.shell))

    @cached_property
    def issuers(self) -> Issuers:
        """Whose keys are known."""
        return self._added(Issuers(self.shell))

    @cached_property
    def prepare(self) -> Prepare:
        """Where certificates are prepared."""
        return self._added(Prepare(self.shell, self))

    def _added(self, part: T) -> T:
        self.stack.addWidget(part)
        return part

    # What the window calls

    def open(
        self,
        record_id: str | None = None,
        *,
        part: str = "",
        new: bool = False,
        only: str = "",
        draft: str | None = None,
        prefilled: Mapping[str, Any] | None = None,
        **_wanted: Any,
    ) -> None:
        """Show a part; a certificate of the register, or what it is narrowed to.

        `prefilled` begins a list of certificates, as a draft keeps it.
        """
        if prefilled is not None:
            self.start()
            self.prepare.take(prefilled)
            return
        if new or draft:
            self.start()
            return
        if only:
            self.register.list.narrow_to(Filter(only=only))
        self.turn_to(part or ("register" if record_id or only else self._at))
        if record_id and CertificateRequest.get_or_none(CertificateRequest.id == record_id):
            self.turn_to("asked")
            self.asked.table.pick(record_id)
        elif record_id:
            self.register.show_id(record_id)
        self._badge()

    def refresh(self, kinds: set[str]) -> None:
        if kinds & self.shows:
            self._badge()
        super().refresh(kinds)

    def look_again(self) -> None:
        if self._at != _PREPARE:
            self._part(self._at).reload()

    def can_leave(self) -> bool:
        """What is being prepared is kept as it stands."""
        return "prepare" not in self.__dict__ or self.prepare.flush()

    # What its parts call

    def turn_to(self, part: str) -> None:
        """Show one part."""
        self._at = part
        preparing = part == _PREPARE
        self.chips.setVisible(not preparing)
        self.new.setVisible(not preparing)
        if preparing:
            self.stack.setCurrentWidget(self.prepare)
            self.prepare.go_on()
            return
        self.chips.set_value(part)
        shown = self._part(part)
        self.stack.setCurrentWidget(shown)
        shown.reload()

    def start(self) -> None:
        """Prepare certificates."""
        self.turn_to(_PREPARE)

    def prepared(self, part: str, ids: list[str]) -> None:
        """What was prepared is issued, or asked for: show it."""
        self.turn_to(part)
        if part == "register" and ids:
            self.register.list.narrow_to(Filter())
            self.register.show_issued(ids)

    def _part(self, name: str) -> Any:
        return getattr(self, name)

    def _badge(self) -> None:
        if current().is_office:
            waiting = certificates.count_waiting()
            words = _("Asked for by rooms")
            self.chips.set_words("asked", f"{words} {waiting}" if waiting else words)
            self.shell.set_badge("certificates", waiting)
