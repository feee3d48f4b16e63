"""A stick at the office's desk: what lies on it, and all of it taken in and answered at once."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app import codes
from app.errors import AppError, Cancelled
from app.exchange import drive, findings, given_codes
from app.exchange.bounds import shown_name
from app.exchange.findings import Found
from app.exchange.label import Label
from app.exchange.refusals import Refused, StickError, StickGone
from app.language import _, n_, sentences
from app.messages import words
from app.office import judging, overview, releases, reply
from app.office.ciphertexts import Ciphertexts
from app.office.held import HeldBack
from app.office.receive import receive
from app.office.releases import Carried
from app.office.verdict import BAD, LEFT, Verdict, summed, worst_first
from app.records import deliveries, rooms
from app.records.rooms import ALREADY, TAKEN

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class UnopenedReport:
    """A report on a stick that nobody has opened yet.

    `name` is the room's, or empty where it is unknown here; `day` is when the file was written,
    as the stick says; `new` is False for exactly the bytes that came before; `why` is said of what
    can be seen to be none, or to have been left out.
    """

    file: str
    code: str = ""
    name: str = ""
    serial: int = 0
    day: datetime.date | None = None
    new: bool = True
    why: Refused | None = None

    def words(self) -> tuple[str, str, str]:
        """Of which room it is, which of its reports, and when it was written; or what is wrong."""
        serial = _("No. {serial}").format(serial=self.serial) if self.serial else ""
        day = _("written on {day}").format(day=self.day.isoformat()) if self.day else ""
        named = self.name or self.code or self.file
        if self.why is not None:
            return named, serial, words(self.why)
        return named, serial, day if self.new else _("received before")


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one report: the verdict, the room's name, how many records people count.

    `code` is the receipt code where it is the last one of its room that is in.
    """

    verdict: Verdict
    name: str
    records: int
    code: str = ""

    def words(self) -> str:
        """What became of it, and the code that the room can be told."""
        code = _("receipt code {code}").format(code=self.code) if self.code else ""
        return "　".join(filter(None, (self._said(), code)))

    def _said(self) -> str:
        verdict = self.verdict
        if verdict.verdict == TAKEN:
            count = n_("{count} record taken in", "{count} records taken in", self.records)
            nothing = _("taken in: nothing happened")
            return count.format(count=self.records) if self.records else nothing
        label = codes.load("verdict").label(verdict.verdict)
        if isinstance(verdict.reason, StickGone):
            return label  # that it went is said once, of the whole stick
        return f"{label}：{verdict.words}" if verdict.words else label


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A stick that was worked off, the worst first.

    `unanswered` is why no answer could be written; `stopped` whether somebody wanted no more;
    `carried` is which new version of the program lies beside the answers.
    """

    lines: list[Line]
    answers: int
    unanswered: AppError | None = None
    stopped: bool = False
    carried: Carried = field(default_factory=Carried)

    @property
    def came(self) -> bool:
        """Whether anything on it is in now."""
        return any(each.verdict.verdict in (TAKEN, ALREADY) for each in self.lines)

    @property
    def bad(self) -> bool:
        """Whether somebody must look at what became of it."""
        return any(each.verdict.verdict in BAD for each in self.lines)

    def words(self, *, brief: bool = False) -> str:
        """Whether it may be pulled out, and unless `brief` what became of everything on it."""
        done = _("Stopped: what is not in lies on the stick as before")
        done = done if self.left else _("You can pull the stick out now")
        counted = "" if brief else summed([each.verdict for each in self.lines])
        return f"{done}　{counted}".rstrip()

    def answer_words(self) -> str:
        """Whether the answer is on the stick."""
        if self.unanswered is not None:
            unanswered = _("Received, but the answer could not be written: {why}")
            return unanswered.format(why=words(self.unanswered))
        if self.left:
            return _("Enter goes on with what is left.")
        if self.answers:
            answered = _("The answer is on the stick. The next one, please.")
            return sentences(answered, self.carried.words())
        return _("No answer was needed. The next one, please.")

    def pulled_words(self) -> str:
        """What became of it, once the stick is out again."""
        counted = summed([each.verdict for each in self.lines])
        said = [_("The last one: {counted}").format(counted=counted)]
        gone = isinstance(self.unanswered, StickGone)
        if self.unanswered is not None:
            said.append(_("The answer is not on it yet.") if gone else self.answer_words())
        if self.left or gone:
            said.append(_("Put it in once more to go on with what is left."))
        return "　".join(said)

    @property
    def coded(self) -> list[str]:
        """The installations that can be told a receipt code."""
        return [each.verdict.room for each in self.lines if each.code]

    @property
    def left(self) -> bool:
        """Whether something lies on the stick that was not looked at."""
        return any(each.verdict.verdict == LEFT for each in self.lines)


def look(stick: Path) -> list[UnopenedReport]:
    """The reports on a stick, by room and serial, below what can be seen to be none.

    Raises NoStick, StickGone.
    """
    found = findings.scan(stick)
    reports = [e for e in found.packages if e.label is None or e.label.kind == "report"]
    ciphertexts = Ciphertexts()
    strays = [_stray(path, why) for path, why in found.strays]
    return strays + [_lying(each, ciphertexts) for each in reports]


def take_in(
    stick: Path,
    progress: Progress = lambda done, total: None,
    judged: Callable[[int, Line], object] = lambda at, line: None,
    said: Callable[[str], object] = lambda words: None,
) -> TakenIn:
    """Receive everything on a stick and write the answers to it.

    `progress` is told hundredths of packages done and to do; where it raises Cancelled, what is in
    is answered and the rest is left. `judged` is told each line as it is known, by its place,
    `said` what takes long beside that.
    Raises NotAnOffice, NoStick, StickGone.
    """
    plugged = drive.plugged_in(stick) if stick.is_dir() else None
    known: dict[int, Verdict] = {}

    def keep(at: int, verdict: Verdict) -> None:
        known[at] = verdict
        judged(at, _line(verdict))

    stopped = False
    try:
        receive(stick, progress, keep)
    except Cancelled:
        stopped = True
    verdicts = list(known.values())
    lines = [_line(each) for each in worst_first(verdicts)]
    try:
        answers = reply.answer(stick, verdicts, plugged)
    except AppError as error:
        # What was received stays received; the next stick carries the answer.
        return TakenIn(lines, 0, error, stopped)
    behind = [] if stopped else [each.room for each in answers]
    carried = releases.carry(stick, behind, plugged, said, progress)
    return TakenIn(lines, len(answers), None, stopped, carried)


def held_back() -> list[tuple[rooms.ReceivedPackage, HeldBack]]:
    """Every package that waits for somebody to look at it, or was refused, with the reason."""
    return [(each, overview.reason(each)) for each in rooms.laid_aside() + rooms.refused()]


def _stray(path: Path, why: Refused) -> UnopenedReport:
    code = judging.code_of(path)
    return UnopenedReport(shown_name(path), code, rooms.name_of(code), why=why)


def _lying(found: Found, ciphertexts: Ciphertexts) -> UnopenedReport:
    day = None
    with contextlib.suppress(OSError, ValueError, OverflowError):
        day = datetime.date.fromtimestamp(found.file.stat().st_mtime)
    label = found.label
    if label is None:
        code = judging.code_of(found.file)
        return UnopenedReport(shown_name(found.file), code, rooms.name_of(code), day=day)
    new = not _came_before(found, label, ciphertexts)
    return UnopenedReport(
        shown_name(found.file), label.code, rooms.name_of(label.code), label.serial, day, new
    )


def _came_before(found: Found, label: Label, ciphertexts: Ciphertexts) -> bool:
    # A copied computer gives the same serial to something else: only the bytes tell. They are read
    # where the serial was taken before, so that a stick of news is shown at once.
    room = rooms.room_of(label.origin)
    taken = {
        each.sha256
        for each in rooms.came(rooms.packages(label.origin))
        if (each.epoch, each.serial) == (label.epoch, label.serial)
    }
    if not taken or room is None:
        return False
    for path in found.ciphertexts:
        with contextlib.suppress(StickError):
            # Whoever copies the bytes cannot sign them as this room.
            same = ciphertexts.sha256(path) in taken
            if same and ciphertexts.is_signed(path, [room.signer], found.minisig):
                return True
    return False


def _line(verdict: Verdict) -> Line:
    here = rooms.came(rooms.packages(verdict.room)) if verdict.room else []
    came = [each for each in here if each.serial == verdict.serial]
    first, last = (came[-1].first or 0, came[-1].last or 0) if came else (0, -1)
    records = deliveries.count_meant(verdict.room, first, last) if verdict.room else 0
    return Line(verdict, rooms.name_of(verdict.code), records, _code(verdict))


def _code(verdict: Verdict) -> str:
    given = given_codes.given_to(verdict.room) if verdict.verdict in (TAKEN, ALREADY) else None
    return given.grouped if given is not None and given.serial == verdict.serial else ""
