from collections.abc import Iterator
from socket import socket

from jeepney import Message

class DBusConnection:
    sock: socket
    unique_name: str
    outgoing_serial: Iterator[int]
    def send(self, message: Message, serial: int | None = None) -> None: ...
    def receive(self, *, timeout: float | None = None) -> Message: ...
    def close(self) -> None: ...

def open_dbus_connection(bus: str = "SESSION") -> DBusConnection: ...
