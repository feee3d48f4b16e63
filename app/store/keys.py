"""Who can open the file: slots that each wrap the one random data key.

They lie there twice: without them nothing opens the records, and a disk may lose either file.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app import seal
from app.errors import (
    AppError,
    KeysDamaged,
    NoInstallation,
    PasswordTooEasy,
    PasswordTooShort,
    RecoveryGroupWrong,
    WrongPassword,
    WrongRecoveryCode,
)
from app.store import faults, weak

FILE = "keys.json"
SECOND = "keys.second.json"
LEAST_PASSWORD = 6
GROUPS = 6
GROUP_DIGITS = 4
"""Each group has one more digit, a check digit: 6 × 4 random digits are 79 bits behind argon2id."""

_ITERATIONS, _MEMORY_KIB, _LANES = 3, 65536, 4
"""RFC 9106, second recommended option."""

_BINARY: int = getattr(os, "O_BINARY", 0)  # Windows alone would alter line ends
_MOST_BYTES = 1 << 20
_MOST_ITERATIONS, _MOST_MEMORY_KIB, _MOST_LANES = 16, 1 << 20, 16
"""What a file may ask of the computer: the password is tried with what stands in it."""


class Slot(msgspec.Struct, frozen=True):
    """One way to the data key, as it stands in `keys.json`."""

    kind: str
    user: str
    name: str
    salt: str
    iterations: int
    memory_kib: int
    lanes: int
    nonce: str
    wrapped: str


class KeyFile(msgspec.Struct, frozen=True):
    """All ways to the data key of one installation; `check` tells damage from a wrong password."""

    installation: str
    slots: tuple[Slot, ...]
    format: int = 1
    check: str = ""


def exist(folder: Path) -> bool:
    """Whether a folder holds slots, good or damaged."""
    return (folder / FILE).exists() or (folder / SECOND).exists()


def read(folder: Path) -> KeyFile:
    """The slots of an installation. Raises NoInstallation, KeysDamaged, and what disks do."""
    if not exist(folder):
        raise NoInstallation(folder=str(folder))
    failed: AppError | None = None
    for name in (FILE, SECOND):
        try:
            return parse((folder / name).read_bytes())
        except (FileNotFoundError, ValueError):
            continue
        except OSError as error:
            failed = faults.refusal(error, folder)
    raise failed or KeysDamaged(file=FILE)


def first_name(folder: Path) -> str:
    """Whose password opens an installation; empty where that cannot be read."""
    try:
        slots = read(folder).slots
    except AppError:
        return ""
    return next((slot.name for slot in slots if slot.kind == "password"), "")


def parse(data: bytes) -> KeyFile:
    """The slots as they stand in a file. Raises ValueError for what is damaged or asks too much."""
    if len(data) > _MOST_BYTES:
        raise ValueError("too large")
    try:
        file = msgspec.json.decode(data, type=KeyFile)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError("damaged") from error
    if file.check and file.check != _check(file):
        raise ValueError("damaged")
    for slot in file.slots:
        if not (
            0 < slot.iterations <= _MOST_ITERATIONS
            and 0 < slot.memory_kib <= _MOST_MEMORY_KIB
            and 0 < slot.lanes <= _MOST_LANES
        ):
            raise ValueError("asks too much")
    return file


def _check(file: KeyFile) -> str:
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(file, check=""))).hexdigest()


def written(file: KeyFile) -> bytes:
    """The slots as a file holds them."""
    sealed = msgspec.structs.replace(file, check=_check(file))
    return msgspec.json.format(msgspec.json.encode(sealed))


def write(folder: Path, file: KeyFile) -> None:
    """Put the slots in place, each file in one step: a power cut leaves the old or the new ones.

    Raises what disks do; then the old ones hold.
    """
    data = written(file)
    with faults.named(folder):
        write_whole(folder / FILE, data)
        # The first one holds already; where the second fails, the next opening writes it.
        with contextlib.suppress(OSError):
            write_whole(folder / SECOND, data)


def mend(folder: Path) -> None:
    """Write both files again where one is lost, damaged or older than the other."""
    with contextlib.suppress(AppError, OSError):
        held = read(folder)
        for name in (FILE, SECOND):
            try:
                fits = parse((folder / name).read_bytes()) == held
            except (OSError, ValueError):
                fits = False
            if not fits:
                write(folder, held)
                return


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step that outlasts a power cut."""
    part = path.with_name(path.name + ".part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder whose name outlasts a power cut, with those above it."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        with contextlib.suppress(OSError):  # not everybody may read what is above
            sync_folder(each.parent)


def require_password(password: str) -> None:
    """Raise PasswordTooShort, PasswordTooEasy."""
    if len(password.strip()) < LEAST_PASSWORD:
        raise PasswordTooShort(least=LEAST_PASSWORD)
    if weak.is_weak(password):
        raise PasswordTooEasy


def password_slot(key: bytes, installation: str, user: str, name: str, password: str) -> Slot:
    """Wrap the data key with a user's password. Raises what `require_password` does."""
    require_password(password)
    return _wrap(key, installation, "password", user, name, password)


def recovery_slot(key: bytes, installation: str) -> tuple[Slot, str]:
    """Wrap the data key with a new recovery code: the slot, and the code to be copied by hand."""
    code = "-".join(_group(secrets.randbelow(10**GROUP_DIGITS)) for _ in range(GROUPS))
    return _wrap(key, installation, "recovery", "", "", _digits(code)), code


def _group(number: int) -> str:
    digits = f"{number:0{GROUP_DIGITS}d}"
    return digits + seal.check_digit(digits)


def _earlier_check_digit(digits: str) -> str:
    # Papers that were written before the table: weights modulo 10 miss some swaps.
    return str(sum(int(d) * w for d, w in zip(digits, (1, 3, 7, 9), strict=True)) % 10)


def wrong_group(groups: Sequence[str]) -> int | None:
    """The first group with a slip in it, counted from 0; None where all fit.

    All of them fit either as they are made now or as they were made earlier; where neither is so,
    the way that most of them fit tells which one is wrong.
    """
    misfits = [
        [
            at
            for at, group in enumerate(groups)
            if len(group) != GROUP_DIGITS + 1 or check(group[:-1]) != group[-1]
        ]
        for check in (seal.check_digit, _earlier_check_digit)
    ]
    fewest = min(misfits, key=len)
    return fewest[0] if fewest else None


def _digits(code: str) -> str:
    return "".join(str(int(c)) for c in code if c.isdecimal())


def check_recovery_code(code: str) -> str:
    """The code's digits. Raises RecoveryGroupWrong for the first group with a slip."""
    digits = _digits(code)
    size = GROUP_DIGITS + 1
    if len(digits) != GROUPS * size:
        raise WrongRecoveryCode
    slip = wrong_group([digits[at : at + size] for at in range(0, len(digits), size)])
    if slip is not None:
        raise RecoveryGroupWrong(group=slip + 1)
    return digits


def open_with_password(file: KeyFile, password: str) -> tuple[bytes, str]:
    """The data key and the user whose password it is. Raises WrongPassword."""
    for slot in file.slots:
        if slot.kind == "password":
            key = _unwrap(slot, file.installation, password)
            if key is not None:
                return key, slot.user
    raise WrongPassword


def open_with_recovery(file: KeyFile, code: str) -> tuple[bytes, str]:
    """The data key by the printed code, and the first user. Raises RecoveryGroupWrong,
    WrongRecoveryCode, KeysDamaged.
    """
    digits = check_recovery_code(code)
    for slot in file.slots:
        if slot.kind == "recovery":
            key = _unwrap(slot, file.installation, digits)
            user = next((each.user for each in file.slots if each.kind == "password"), None)
            if key is not None and user is None:
                raise KeysDamaged(file=FILE)
            if key is not None:
                return key, cast("str", user)
    raise WrongRecoveryCode


def _wrap(key: bytes, installation: str, kind: str, user: str, name: str, secret: str) -> Slot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    stretched = _stretch(secret, salt, _ITERATIONS, _MEMORY_KIB, _LANES)
    wrapped = ChaCha20Poly1305(stretched).encrypt(nonce, key, _bound(installation, kind, user))
    return Slot(
        kind=kind,
        user=user,
        name=name,
        salt=salt.hex(),
        iterations=_ITERATIONS,
        memory_kib=_MEMORY_KIB,
        lanes=_LANES,
        nonce=nonce.hex(),
        wrapped=wrapped.hex(),
    )


def _unwrap(slot: Slot, installation: str, secret: str) -> bytes | None:
    try:
        stretched = _stretch(
            secret, bytes.fromhex(slot.salt), slot.iterations, slot.memory_kib, slot.lanes
        )
        return ChaCha20Poly1305(stretched).decrypt(
            bytes.fromhex(slot.nonce),
            bytes.fromhex(slot.wrapped),
            _bound(installation, slot.kind, slot.user),
        )
    except (InvalidTag, ValueError):
        return None


def _stretch(secret: str, salt: bytes, iterations: int, memory_kib: int, lanes: int) -> bytes:
    return Argon2id(
        salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory_kib
    ).derive(secret.encode())


def _bound(installation: str, kind: str, user: str) -> bytes:
    bound: dict[str, Any] = {"installation": installation, "kind": kind, "user": user}
    return seal.canonical(bound)
