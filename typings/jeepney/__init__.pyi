from enum import Enum, IntFlag
from typing import Any

class MessageType(Enum):
    method_call = 1
    method_return = 2
    error = 3
    signal = 4

class MessageFlag(IntFlag):
    no_reply_expected = 1

class HeaderFields(Enum):
    path = 1
    interface = 2
    member = 3
    error_name = 4
    reply_serial = 5
    destination = 6
    sender = 7
    signature = 8

class Header:
    message_type: MessageType
    flags: MessageFlag
    fields: dict[HeaderFields, Any]

class Message:
    header: Header
    body: tuple[Any, ...]

class DBusAddress:
    object_path: str
    def __init__(
        self, object_path: str, bus_name: str | None = ..., interface: str | None = ...
    ) -> None: ...

class DBusErrorResponse(Exception): ...

class MatchRule:
    def __init__(
        self,
        *,
        type: str | None = ...,
        sender: str | None = ...,
        interface: str | None = ...,
        member: str | None = ...,
    ) -> None: ...
    def add_arg_condition(self, argno: int, value: str) -> None: ...
    def serialise(self) -> str: ...

def new_method_call(
    remote_obj: DBusAddress, method: str, signature: str = ..., body: tuple[Any, ...] = ...
) -> Message: ...
