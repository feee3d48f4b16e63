"""Take in what lies on a stick: a verdict for each package, each judged in a box of its own.

The box lets nothing but a verdict out. What waits for an earlier package is kept, still encrypted,
and tried again at every stick; what was refused is written down.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path

from app.errors import AppError
from app.exchange import findings
from app.exchange.bounds import shown_name
from app.exchange.findings import Found, read_bounded
from app.exchange.invitation import Enrolment
from app.exchange.label import Label, peek
from app.exchange.refusals import (
    Altered,
    BadInside,
    BadProof,
    ForSomeoneElse,
    NoSignature,
    Refused,
    StickError,
    UnknownSender,
)
from app.office import doubles, judging, waiting
from app.office.ciphertexts import Ciphertexts
from app.office.held import OtherArea, SerialGap, Swapped
from app.office.invite import NotAnOffice, area
from app.office.judging import Progress
from app.office.verdict import LEFT, Verdict, with_name
from app.records import rooms
from app.records.rooms import ALREADY, HELD, REFUSED, TAKEN
from app.store import full_text
from app.store.database import seldom_folded
from app.store.session import current

log = logging.getLogger(__name__)

_COMPARED = 20_000
"""Versions of records that are compared with a stick: of a room a year. More the page does."""

_MANY = 32
"""Packages after which the index is left in more parts than after few."""

__all__ = ["ALREADY", "HELD", "LEFT", "REFUSED", "TAKEN", "Verdict", "receive"]


class _Stopped(BaseException):
    """Whoever is told of the progress wants no more of it."""


def receive(
    stick: Path,
    progress: Progress = lambda done, total: None,
    judged: Callable[[int, Verdict], object] = lambda at, verdict: None,
) -> list[Verdict]:
    """Take in every report on a stick, known by its content; the verdicts in the order of rooms.

    `progress` is told hundredths of packages done and to do; raising from it stops, and leaves what
    was not judged yet for another time. `judged` is told each verdict by its place in the list, at
    first all as they lie, again where a later package has changed one. Raises NotAnOffice, NoStick,
    StickGone.
    """
    if not current().is_office:
        raise NotAnOffice
    found = findings.scan(stick)
    reports = [each for each in found.packages if each.label is None or each.label.kind == "report"]
    enrolments = [enrolment for _, enrolment in found.enrolments]
    ciphertexts = Ciphertexts()
    verdicts = [_as_it_lies(each) for each in reports]
    more = [with_name(_stray(path, why)) for path, why in found.strays]
    for at, each in enumerate(verdicts):
        judged(at, each)
    left = list(range(len(reports)))
    # One that waits for another of the same stick is tried again once that one is in.
    done = 0
    try:
        with _settled(verdicts, more, many=len(reports) >= _MANY), seldom_folded():
            while left:
                still: list[int] = []
                for index in left:
                    tell = _share(progress, done, len(reports))
                    made = _boxed(reports[index], reports, enrolments, ciphertexts, tell)
                    verdicts[index] = with_name(made)
                    done += 1
                    judged(index, verdicts[index])
                    if isinstance(verdicts[index].reason, SerialGap):
                        still.append(index)
                if len(still) == len(left):
                    break
                left = still
            more += map(with_name, _unclaimed(found.lone, verdicts))
            more += _try_waiting(_share(progress, done, len(reports)))
            _look_for_doubles()
        _share(progress, len(reports), len(reports))
    except _Stopped as stopped:
        raise (stopped.__cause__ or stopped) from None
    for at, each in enumerate(more, len(verdicts)):
        judged(at, each)
    return verdicts + more


def _look_for_doubles() -> None:
    """Compare what came in with what other rooms have; what is left is done with the next."""
    try:
        doubles.catch_up(most=_COMPARED)
    except Exception as error:
        log.error("doubles were not looked for: %s", type(error).__name__)


@contextlib.contextmanager
def _settled(*several: Sequence[Verdict], many: bool) -> Generator[None]:
    """Merge afterwards what packages that were taken left in the index.

    Of a stick that was stopped too, or the next record to be saved would have to wait for it. What
    is left over is done with the next stick.
    """
    try:
        yield
    finally:
        if any(each.verdict == TAKEN for verdicts in several for each in verdicts):
            try:
                full_text.settle(many=many)
            except Exception as error:
                log.error("the index was not settled: %s", type(error).__name__)


def _share(progress: Progress, done: int, of: int) -> Progress:
    """The progress within one package as a part of the whole."""

    def tell(part: int, total: int) -> None:
        whole = of * 100
        try:
            progress(min(done * 100 + part * 100 // max(total, 1), whole), whole)
        except Exception as error:
            # Out of the box of the package, which lets nothing else through.
            raise _Stopped from error

    tell(0, 1)
    return tell


def _as_it_lies(found: Found) -> Verdict:
    label, name = found.label, shown_name(found.file)
    if label is None:
        return Verdict(name, LEFT)
    return Verdict(name, LEFT, None, label.origin, label.code, label.serial)


def _boxed(
    found: Found,
    reports: Sequence[Found],
    enrolments: Sequence[Enrolment],
    ciphertexts: Ciphertexts,
    progress: Progress,
) -> Verdict:
    """The verdict on what was found, whatever happens while it is looked at."""
    lying = _as_it_lies(found)
    try:
        return _look_at(found, lying, reports, enrolments, ciphertexts, progress)
    except StickError as gone:
        return replace(lying, reason=gone)
    except AppError as reason:
        return replace(lying, verdict=REFUSED, reason=reason)
    except Exception as error:
        # Whatever it is that nobody thought of, the other packages are none the worse for it.
        return replace(lying, verdict=REFUSED, reason=BadInside(why=type(error).__name__))


def _look_at(
    found: Found,
    lying: Verdict,
    reports: Sequence[Found],
    enrolments: Sequence[Enrolment],
    ciphertexts: Ciphertexts,
    progress: Progress,
) -> Verdict:
    refused: Refused = found.refused or NoSignature()
    path = _its_own(found, enrolments, ciphertexts)
    data = b""
    try:
        if path is not None:
            data = read_bounded(path)
        if found.label is not None and found.ciphertexts:
            name = lying.file if path is None else shown_name(path)
            return judging.judge(name, data, found.minisig, found.label, enrolments, progress)
    except Refused as reason:
        refused = reason
    seal = hashlib.sha256(data or found.minisig).hexdigest()
    refused = _told_apart(refused, found, reports, enrolments, ciphertexts)
    verdict = replace(lying, verdict=REFUSED, reason=refused)
    with contextlib.suppress(AppError):
        return judging.write_down(verdict, seal, found, refused)
    return verdict


def _its_own(
    found: Found, enrolments: Sequence[Enrolment], ciphertexts: Ciphertexts
) -> Path | None:
    """The ciphertext of a signature, by its name; where names do not tell, what it signs."""
    if len(found.ciphertexts) < 2 or found.label is None:
        return next(iter(found.ciphertexts), None)
    keys = _keys(found.label, enrolments)
    signed = (
        each for each in found.ciphertexts if ciphertexts.is_signed(each, keys, found.minisig)
    )
    return next(signed, None)


def _keys(label: Label, enrolments: Sequence[Enrolment]) -> list[str]:
    """The keys that may have signed as whom a label names."""
    room = rooms.room_of(label.origin)
    keys = {each.minisign for each in enrolments if each.origin == label.origin}
    return sorted(keys | ({room.signer} if room is not None else set()))


def _told_apart(
    refused: Refused,
    found: Found,
    reports: Sequence[Found],
    enrolments: Sequence[Enrolment],
    ciphertexts: Ciphertexts,
) -> Refused:
    """The refusal, or what the clerk can do more with: whose room it is, that two are swapped."""
    label = found.label
    if label is None:
        return refused
    elsewhere = not label.code.startswith(area())
    if elsewhere and isinstance(refused, UnknownSender | ForSomeoneElse | BadProof):
        return OtherArea(code=label.code)
    if not isinstance(refused, Altered):
        return refused
    keys = _keys(label, enrolments)
    others = {path for each in reports if each is not found for path in each.ciphertexts}
    for path in sorted(others.difference(found.ciphertexts)):
        with contextlib.suppress(StickError):
            if ciphertexts.is_signed(path, keys, found.minisig):
                return Swapped(code=label.code)
    return refused


def _unclaimed(lone: Sequence[Path], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Of ciphertexts that may have belonged to a renamed signature those that belong to none."""
    claimed = {each.file for each in verdicts}
    return [_stray(path, NoSignature()) for path in lone if shown_name(path) not in claimed]


def _stray(path: Path, why: Refused) -> Verdict:
    """What could be a report and is none, written down for the room whose folder it lies in."""
    verdict = Verdict(shown_name(path), REFUSED, why, code=judging.code_of(path))
    data = os.fsencode(path.name)
    with contextlib.suppress(AppError):
        if path.is_file():
            data = read_bounded(path)
    seal = hashlib.sha256(data).hexdigest()
    with contextlib.suppress(AppError):
        return judging.write_down(verdict, seal, Found(None, b"", None, why, (path,)), why)
    return verdict


def _try_waiting(progress: Progress) -> list[Verdict]:
    """Try again what was kept because something was missing; what is in now."""
    taken: list[Verdict] = []
    more = True
    while more:
        more = False
        for seal, data, minisig in waiting.kept():
            try:
                label = peek(minisig)
                known = rooms.seen(seal, label.origin)
                name = (known.file if known else None) or seal[:12]
                verdict = judging.judge(name, data, minisig, label, (), progress)
            except Exception:
                # What can be read no more comes again: the room holds no receipt for it.
                waiting.drop(seal)
                continue
            if verdict.verdict in (TAKEN, ALREADY):
                waiting.drop(seal)
                more = True
            if verdict.verdict == TAKEN:
                taken.append(verdict)
    return taken
