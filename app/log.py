"""What went wrong, written down beside the data; never what anybody typed or what is kept."""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Final

FILE: Final = "legalroom.log"
_MOST_BYTES: Final = 512 * 1024

_OWN_WORDS: Final = (AttributeError, ImportError, MemoryError, NameError, RuntimeError, TypeError)
"""Errors whose words come from programs; what others say may hold a name or a number."""

_NOISE: Final = ("QObject::", "qt.qpa", "propagateSizeHints", "QFont::")


_QUOTED: Final = re.compile(r"""'[^'\n]*'|"[^"\n]*"|`[^`\n]*`""")
_PATH: Final = re.compile(
    r"(?:[A-Za-z]:\\|(?<![\w.])/)(?:[^:'\"\n]*?\.[A-Za-z0-9]{1,8}\b|[^\s:'\"]+)"
)
_VALUE: Final = re.compile(r"[^\x00-\x7f]+|\d{7,}[\dX]?")
_IDENTIFIER: Final = re.compile(r"['\"`][A-Za-z_][\w.]*['\"`]")


def _bare(words: str) -> str:
    """Without what no program says by itself: Qt and libraries repeat names of files and values.

    The name of a file may be that of somebody, written in letters.
    """
    return _VALUE.sub("*", _PATH.sub("*", words))


def _own(error: BaseException) -> str:
    """The words of an error that come from programs, without what they quote of values.

    A name of a variable is quoted, too, and stays in those that speak of nothing else.
    """
    if not isinstance(error, _OWN_WORDS):
        return ""
    names = not isinstance(error, RuntimeError)

    def quoted(found: re.Match[str]) -> str:
        return found[0] if names and _IDENTIFIER.fullmatch(found[0]) else "*"

    return f": {_QUOTED.sub(quoted, str(error))}"


class _Discreet(logging.Formatter):
    """Where it happened and what kind of error it was."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have put its own, talkative text of the error here before.
        before, record.exc_text = record.exc_text, None
        try:
            return _bare(super().format(record))
        finally:
            record.exc_text = before

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        kind, error, trace = ei
        lines = [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(trace)
        ]
        words = _own(error) if error is not None else ""
        before = error.__cause__ or error.__context__ if error is not None else None
        if before is not None:
            lines.append(f"  after {type(before).__name__}")
        return "\n".join([*lines, f"  {getattr(kind, '__name__', kind)}{words}"])


def begin(folder: Path, say: Callable[[Exception], object]) -> None:
    """Write to the log in `folder` from now on; `say` tells the user of what nobody caught."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / FILE, maxBytes=_MOST_BYTES, backupCount=0, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    root.addHandler(handler)
    if sys.stderr is not None:  # a window program on Windows has none
        faulthandler.enable()
    log = logging.getLogger(__name__)
    speaking = False

    def caught(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        nonlocal speaking
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        log.error(
            "unforeseen, on %s, Python %s",
            platform.platform(),
            platform.python_version(),
            exc_info=(kind, error or kind(), trace),
        )
        if speaking or not isinstance(error, Exception):
            return
        speaking = True
        try:
            say(error)
        except Exception as again:
            log.error("and it could not be said", exc_info=again)
        finally:
            speaking = False

    sys.excepthook = caught
    threading.excepthook = lambda args: log.error(
        "unforeseen on a thread",
        exc_info=(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback),
    )


def take_from_qt(words: str) -> None:
    """Write down what Qt warns of, but for its noise."""
    if not any(each in words for each in _NOISE):
        logging.getLogger("qt").warning(words)
