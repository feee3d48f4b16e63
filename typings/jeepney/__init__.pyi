# The part of jeepney that ui/fcitx uses, typed through: its own types leave parameters open.
from enum import Enum, Flag
from typing import Any

class HeaderFields(Enum):
    path = 1
    interface = 2
    member = 3
    error_name = 4
    reply_serial = 5
    destination = 6
    sender = 7

class MessageType(Enum):
    method_call = 1
    method_return = 2
    error = 3
    signal = 4

class MessageFlag(Flag):
    no_reply_expected = 1

class Header:
    flags: MessageFlag
    message_type: MessageType
    fields: dict[HeaderFields, Any]

class Message:
    header: Header
    body: tuple[Any, ...]

class DBusErrorResponse(Exception):
    name: str
    data: tuple[Any, ...]

class DBusAddress:
    object_path: str
    def __init__(
        self, object_path: str, bus_name: str | None = None, interface: str | None = None
    ) -> None: ...

class MatchRule:
    def __init__(
        self,
        *,
        type: str | None = None,
        sender: str | None = None,
        interface: str | None = None,
        member: str | None = None,
        path: str | None = None,
    ) -> None: ...
    def add_arg_condition(self, argno: int, value: str) -> None: ...
    def serialise(self) -> str: ...

def new_method_call(
    remote_obj: DBusAddress, method: str, signature: str | None = None, body: tuple[Any, ...] = ()
) -> Message: ...
