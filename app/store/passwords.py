"""The sitting user's password and the printed recovery code, each given anew."""

from __future__ import annotations

import contextlib
import secrets

from app import settings
from app.errors import AppError, WrongPassword
from app.language import _
from app.store import journal, keys, preferences, weak
from app.store.installation import User
from app.store.session import Store, current

_FREE_TRIES = 3
_WAITS = (3, 5, 10)


def change_password(old: str, new: str) -> None:
    """Give the sitting user another password. Raises WrongPassword, PasswordTooShort."""
    store = current()
    file = keys.read(store.folder)
    key, user = keys.open_with_password(file, old)
    if user != store.user:
        raise WrongPassword
    _set_password(store, file, key, new)


def set_password_after_recovery(new: str) -> None:
    """Give the sitting user a new password in place of a forgotten one. Raises PasswordTooShort."""
    store = current()
    _set_password(store, keys.read(store.folder), store.key, new)


def _set_password(store: Store, file: keys.KeyFile, key: bytes, new: str) -> None:
    slot = keys.password_slot(key, file.installation, store.user, store.user_name, new)
    others = tuple(s for s in file.slots if (s.kind, s.user) != ("password", store.user))
    _replace(store, file, "keys.password", (slot, *others))


def _replace(store: Store, file: keys.KeyFile, action: str, slots: tuple[keys.Slot, ...]) -> None:
    try:
        with journal.action(action):
            keys.write(store.folder, keys.KeyFile(installation=file.installation, slots=slots))
    except BaseException:
        # What was refused must not hold all the same.
        with contextlib.suppress(AppError):
            keys.write(store.folder, file)
        raise


def require_password(password: str) -> None:
    """Raise WrongPassword unless it is the sitting user's: the screen may have been left open."""
    store = current()
    _key, user = keys.open_with_password(keys.read(store.folder), password)
    if user != store.user:
        raise WrongPassword


def renew_recovery_code() -> str:
    """Replace the recovery code; the old paper opens nothing any more."""
    store = current()
    file = keys.read(store.folder)
    slot, code = keys.recovery_slot(store.key, file.installation)
    others = tuple(s for s in file.slots if s.kind != "recovery")
    _replace(store, file, "keys.recovery", (*others, slot))
    return code


def hand_over(name: str, old: str, new: str) -> str:
    """Let somebody else sit here from now on, by a name and password of his own; the new recovery
    code.

    The key of the data stays: the former password and code still open what was copied before.

    Raises WrongPassword, FieldErrors, PasswordTooShort, PasswordTooEasy.
    """
    require_password(old)
    store, user = current(), journal.new_id()
    file = keys.read(store.folder)
    slot = keys.password_slot(store.key, file.installation, user, name, new)
    recovery, code = keys.recovery_slot(store.key, file.installation)
    # An entry of its own, before the keys: whom they open for is there whenever the power fails.
    with journal.action("user.add") as act:
        act.add_record(User, user, name=name)
    others = tuple(s for s in file.slots if s.kind not in (slot.kind, recovery.kind))
    _replace(store, file, "keys.hand_over", (slot, recovery, *others))
    if preferences.get(settings.HANDLER) == store.user_name:
        preferences.put(settings.HANDLER, name)
    preferences.put(settings.CODE_COPIED, False)
    store.user, store.user_name = user, name
    return code


def judged(password: str) -> tuple[str, str]:
    """What one would say of a new password, and how: quiet, soon (mend it) or safe."""
    if not password:
        words = _(
            "At least {least} characters; letters, digits, Chinese, anything; "
            "of digits alone {digits}."
        )
        return words.format(least=keys.LEAST_PASSWORD, digits=weak.LEAST_DIGITS), "quiet"
    if len(password.strip()) < keys.LEAST_PASSWORD:
        missing = keys.LEAST_PASSWORD - len(password.strip())
        return _("{missing} more characters are needed.").format(missing=missing), "quiet"
    if weak.is_weak(password):
        return _("Anybody would guess this one. Add a word that only you would think of."), "soon"
    # A Chinese character is one out of thousands, a digit one out of ten.
    worth = sum(3 if c > "\u2e80" else 1 if c.isdigit() else 1.5 for c in password)
    if worth < 10:
        return _("It will do. A few more characters make it better."), "quiet"
    return _("A good password."), "safe"


def digits_of(text: str) -> str:
    """Digits, also those of Chinese input methods in full width."""
    return "".join(str(int(c)) for c in text if c.isdecimal())


def two_groups() -> list[int]:
    """Two groups to ask back, in order."""
    return sorted(secrets.SystemRandom().sample(range(keys.GROUPS), 2))


def wait_after(tries: int) -> int:
    """Seconds before the next try after so many wrong ones.

    It slows a hand, not an attacker: argon2id does that.
    """
    return 0 if tries < _FREE_TRIES else _WAITS[min(tries - _FREE_TRIES, len(_WAITS) - 1)]
