"""What is remembered of each printer: how far it is off, how near the edge it comes, its flip."""

from __future__ import annotations

import contextlib
import io
import logging
import subprocess

import msgspec

from app import settings
from app.documents.typeset.page import Calibration
from app.errors import AppError
from app.language import N_, _
from app.records import pdf
from app.store import preferences

ANY = ""
"""The printer that nobody has named yet: what was read before printers were told apart."""

_FAR = 12
"""What a printer is taken to leave white of which only that it leaves much was known."""


class PrinterRefused(AppError):
    """The printer did not take the pages."""

    message = N_("The printer {printer} did not take it. Is it switched on, with paper in it?")


class Reading(msgspec.Struct, frozen=True):
    """What was read off the ruler sheet of one printer.

    `x` and `y` in tenths of a millimetre, `across` and `down` what 100 mm measure on paper, in
    tenths too; `edge` the smallest millimetre from the edge that it reached, 0 where nobody
    looked; `turned` where its backs stand on their heads.
    """

    x: int = 0
    y: int = 0
    across: int = 1000
    down: int = 1000
    edge: int = 0
    turned: bool = False

    def calibration(self) -> Calibration:
        """What sets right what this printer prints."""
        return Calibration(self.x / 10, self.y / 10, 1000 / self.across, 1000 / self.down)


def chosen() -> str:
    """The name of the printer that papers are made for; empty until one was chosen."""
    return preferences.get(settings.PRINTER)


def choose(name: str) -> None:
    """Make papers for this printer from now on; the first one named takes over what was known."""
    known = _readings()
    if name != ANY and ANY in known:
        known.setdefault(name, known.pop(ANY))
        _keep(known)
    preferences.put(settings.PRINTER, name)


def reading(name: str | None = None) -> Reading:
    """What is known of a printer (the chosen one)."""
    return _readings().get(chosen() if name is None else name, Reading())


def read_off(
    *,
    x: int | None = None,
    y: int | None = None,
    across: int | None = None,
    down: int | None = None,
    edge: int | None = None,
    turned: bool | None = None,
) -> None:
    """Remember what was read off the sheet of the chosen printer; None leaves what was known.

    Raises Unacceptable.
    """
    for setting, value in (
        (settings.OFFSET_X, x),
        (settings.OFFSET_Y, y),
        (settings.LENGTH_X, across),
        (settings.LENGTH_Y, down),
    ):
        if value is not None:
            setting.kind.check(value)
    given = {"x": x, "y": y, "across": across, "down": down, "edge": edge, "turned": turned}
    said = {name: value for name, value in given.items() if value is not None}
    known = _readings()
    known[chosen()] = msgspec.structs.replace(reading(), **said)
    _keep(known)


def cut_off(reach: float, edge: float) -> str:
    """That a paper may be cut off, in words: what is drawn nearest to its edge is at `reach` mm.

    `edge` is what the printer says that it leaves white, where nothing was read off its sheet.
    """
    edge = reading().edge or edge
    if edge <= reach:
        return ""
    return _(
        "The printer leaves {edge} mm white at the edges, and this paper comes within"
        " {reach} mm: something may be cut off. Choose another size, or another printer."
    ).format(edge=f"{edge:g}", reach=f"{reach:g}")


def calibration() -> Calibration:
    """What sets right what the chosen printer prints."""
    return reading().calibration()


def moved(data: bytes, before: Calibration, after: Calibration) -> bytes:
    """A PDF that was set right for one printer, set right for another."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    out = io.BytesIO()
    with pdf.entered():
        document = pypdfium2.PdfDocument(data)
        for page in document:
            wide, tall = page.get_size()
            a, e = _shift(wide, before.wide, before.right, after.wide, after.right)
            d, f = _shift(tall, before.high, -before.down, after.high, -after.down)
            pdfium.FPDFPage_TransFormWithClip(page, pdfium.FS_MATRIX(a, 0, 0, d, e, f), None)
            page.close()
        document.save(out)
        document.close()
    return out.getvalue()


def send(
    data: bytes,
    printer: str,
    name: str,
    *,
    copies: int = 1,
    pages: tuple[int, int] | None = None,
    sides: str = "",
) -> None:
    """Hand a PDF to CUPS as it is; `pages` are the first and the last. Raises PrinterRefused."""
    command = ["lp", "-d", printer, "-n", str(copies), "-t", name]
    command += ["-o", "print-scaling=none", "-o", "fit-to-page=false", "-o", "scaling=100"]
    if pages is not None:
        command += ["-P", f"{pages[0]}-{pages[1]}"]
    if sides:
        command += ["-o", f"sides={sides}"]
    done = subprocess.run([*command, "-"], input=data, capture_output=True, check=False)
    if done.returncode:
        logging.getLogger(__name__).error("lp: %s", done.stderr.decode(errors="replace"))
        raise PrinterRefused(printer=printer)


def _shift(
    length: float, from_scale: float, from_shift: float, to_scale: float, to_shift: float
) -> tuple[float, float]:
    """Factor and way from where one calibration puts things to where another does."""
    factor = to_scale / from_scale
    before = length / 2 * (1 - from_scale) + from_shift * 72 / 25.4
    after = length / 2 * (1 - to_scale) + to_shift * 72 / 25.4
    return factor, after - factor * before


def _readings() -> dict[str, Reading]:
    with contextlib.suppress(msgspec.MsgspecError):
        said = preferences.get(settings.PRINTERS)
        if said:
            return msgspec.json.decode(said, type=dict[str, Reading])
    before = Reading(
        preferences.get(settings.OFFSET_X),
        preferences.get(settings.OFFSET_Y),
        preferences.get(settings.LENGTH_X),
        preferences.get(settings.LENGTH_Y),
        _FAR if preferences.get(settings.WIDE_MARGIN) else 0,
    )
    return {ANY: before} if before != Reading() else {}


def _keep(known: dict[str, Reading]) -> None:
    preferences.put(settings.PRINTERS, msgspec.json.encode(known).decode())
