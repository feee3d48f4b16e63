"""After a backup was restored: the last number of a kind of certificate on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.records.certificates import numbering
from app.records.certificates.refusals import LastCertificateUnknown
from ui.records.last_number import LastNumberSheet
from ui.shell import Shell


class LastCertificateSheet(LastNumberSheet):
    """Asks for the last number of a kind and year, before another one is given."""

    def keep(self, values: dict[str, Any]) -> Any:
        return numbering.say_last_on_paper(self._what, self._year, values["last"])


def unless_numbered(
    shell: Shell,
    error: Exception,
    again: Callable[[], object],
    otherwise: Callable[[Any], object],
) -> None:
    """Ask for the last number where it is that which is refused, and go on; else refuse."""
    if isinstance(error, LastCertificateUnknown):
        LastCertificateSheet(shell, error, lambda _kept: again())
    else:
        otherwise(error)
