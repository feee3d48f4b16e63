"""Issued certificates to the sheets they are printed on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.documents import printers
from app.documents.certificates import certificate as paper
from app.documents.certificates.certificate import Look, Sheet, Size
from app.documents.made import FinishedPaper, finish
from app.documents.typeset.page import Progress
from app.records import certificates
from app.records.certificates import Certificate, facts


def sheets(found: Iterable[Certificate]) -> Iterator[Sheet]:
    """The sheet of each certificate, which says what was signed and nothing else.

    Raises MayNotPrint, IsOver.
    """
    for each in found:
        certificates.may_print(each)
        code = each.code or ""
        yield Sheet(facts.read(code).facts, code, certificates.photo(each))


def write(
    ids: Sequence[str],
    *,
    size: Size = "a4",
    look: Look = "fine",
    black: bool = False,
    progress: Progress | None = None,
) -> FinishedPaper:
    """Certificates, one a page. Raises NotFound, MayNotPrint, IsOver."""
    items = sheets(certificates.get(each) for each in ids)
    return finish(
        lambda out: paper.certificates(
            out,
            items,
            size=size,
            look=look,
            black=black,
            calibration=printers.calibration(),
            progress=progress,
            total=len(ids),
        )
    )


def blanks(
    kind: str, copies: int = 1, *, size: Size = "a4", look: Look = "fine", black: bool = False
) -> FinishedPaper:
    """Certificates of a kind to be written by hand, without a number or a code."""
    items = [paper.blank(kind)] * copies
    mend = printers.calibration()
    return finish(
        lambda out: paper.certificates(
            out, items, size=size, look=look, black=black, calibration=mend
        )
    )
