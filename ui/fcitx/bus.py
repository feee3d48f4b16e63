"""The session's D-Bus for the window: calls that wait a little, and signals as they come."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg
from PySide6.QtCore import QObject, QSocketNotifier, QTimer

REFUSED: Final = (OSError, DBusErrorResponse)
"""What a call raises when the other side says no, says nothing in time, or is gone."""
_DBUS: Final = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class Bus(QObject):
    """A connection to the session's bus or the system's. Raises one of REFUSED where there is none.

    `signalled(sender, path, member, values)` is called for each signal that was asked for, before
    the answer that followed it; `lost()` once the bus itself is gone.
    """

    def __init__(
        self,
        parent: QObject,
        signalled: Callable[[str, str, str, tuple[Any, ...]], None],
        lost: Callable[[], None],
        *,
        bus: str = "SESSION",
    ) -> None:
        super().__init__(parent)
        self._signalled, self._lost = signalled, lost
        self._waiting: deque[Message] = deque()
        try:
            self._connection = open_dbus_connection(bus)
        except (KeyError, RuntimeError) as error:  # no address, or one of a kind nobody speaks
            raise ConnectionError from error
        self._connection.sock.settimeout(2)
        self._notifier = QSocketNotifier(
            self._connection.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._drain)

    @property
    def is_open(self) -> bool:
        """Whether calls can still be made."""
        return self._connection.sock.fileno() >= 0

    def close(self) -> None:
        """Hear and say nothing more."""
        if self.is_open:
            self._notifier.setEnabled(False)
            self._connection.close()

    def listen(self, which: MatchRule) -> None:
        """Ask for the signals that a rule matches. Raises one of REFUSED."""
        self.call(_DBUS, "AddMatch", "s", which.serialise())

    def owner(self, name: str) -> str:
        """Who has a well-known name now. Raises one of REFUSED where nobody has."""
        return self.call(_DBUS, "GetNameOwner", "s", name)[0]

    def send(self, to: DBusAddress, member: str, signature: str = "", *values: Any) -> None:
        """Make a call and wait for nothing. Raises one of REFUSED."""
        message = new_method_call(to, member, signature, values)
        message.header.flags |= MessageFlag.no_reply_expected
        self._connection.send(message)

    def call(
        self, to: DBusAddress, member: str, signature: str = "", *values: Any, wait: float = 2.0
    ) -> tuple[Any, ...]:
        """Make a call and wait so many seconds for its answer. Raises one of REFUSED."""
        serial = next(self._connection.outgoing_serial)
        self._connection.send(new_method_call(to, member, signature, values), serial=serial)
        until = time.monotonic() + wait
        try:
            while True:
                message = self._connection.receive(timeout=max(0.0, until - time.monotonic()))
                if message.header.fields.get(HeaderFields.reply_serial) == serial:
                    break
                self._waiting.append(message)
        finally:
            # What was read together with the answer wakes no notifier.
            QTimer.singleShot(0, self, self._drain)
            self._hand_on()
        return unwrap_msg(message)

    def _drain(self) -> None:
        if not self.is_open:
            return
        gone = False
        try:
            while True:
                self._waiting.append(self._connection.receive(timeout=0))
        except TimeoutError:
            pass
        except OSError:
            gone = True
            self.close()
        self._hand_on()
        if gone:
            self._lost()

    def _hand_on(self) -> None:
        while self._waiting:
            message = self._waiting.popleft()
            fields = message.header.fields
            if message.header.message_type is MessageType.signal:
                with suppress(IndexError, TypeError, ValueError):  # not what it is said to be
                    self._signalled(
                        fields.get(HeaderFields.sender, ""),
                        fields.get(HeaderFields.path, ""),
                        fields.get(HeaderFields.member, ""),
                        message.body,
                    )


__all__ = ["REFUSED", "Bus", "DBusAddress", "MatchRule"]
