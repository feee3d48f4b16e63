"""After a backup was restored: the last number of a kind of certificate on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.records.certificates import numbering
from app.records.certificates.refusals import LastCertificateUnknown
from ui.records.last_number import LastNumberSheet
from ui.shell import Shell


def unless_numbered(
    shell: Shell,
    error: Exception,
    again: Callable[[], object],
    otherwise: Callable[[Any], object],
) -> None:
    """Ask for the last number where it is that which is refused, and go on; else refuse."""
    if not isinstance(error, LastCertificateUnknown):
        otherwise(error)
        return
    kind, year = str(error.data["kind"]), int(str(error.data["year"]))
    LastNumberSheet(shell, error, lambda n: numbering.say_last_on_paper(kind, year, n), again)
