"""The words on screen and paper in the language of the user (gettext; English is the source)."""

from __future__ import annotations

import contextlib
import gettext
import io
from collections.abc import Iterable
from pathlib import Path

from app.resources import resource

_DOMAIN = "legalroom"
_translation: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speak this language from now on: `zh_CN` or `en`."""
    global _translation, _language
    _translation = _catalog(language)
    _language = language


def _catalog(language: str) -> gettext.NullTranslations:
    folder = resource("locale")
    written = folder / language / "LC_MESSAGES" / f"{_DOMAIN}.po"
    compiled = written.with_suffix(".mo")
    if not written.exists() or _is_newer(compiled, written):
        return gettext.translation(_DOMAIN, localedir=folder, languages=[language], fallback=True)
    # Where nothing was set up before the first start, or the program was updated since.
    from babel.messages import mofile, pofile

    buffer = io.BytesIO()
    with written.open("rb") as source:
        mofile.write_mo(buffer, pofile.read_po(source, locale=language))
    with contextlib.suppress(OSError):
        compiled.write_bytes(buffer.getvalue())
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)


def _is_newer(compiled: Path, written: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime >= written.stat().st_mtime


def current() -> str:
    """The language that is spoken now."""
    return _language


def _(text: str) -> str:
    """Say a source text in the language of the user."""
    # What gettext keeps under no text is the header of its catalog.
    return _translation.gettext(text) if text else ""


def n_(singular: str, plural: str, count: int) -> str:
    """Say a counted source text in the language of the user."""
    return _translation.ngettext(singular, plural, count)


def listed(words: Iterable[str]) -> str:
    """Several things beside each other, as one lists them in the language of the user."""
    return _(", ").join(words)


def sentences(*several: str) -> str:
    """Sentences one after the other, as far as there are any: Chinese puts no blank between."""
    return ("" if current().startswith("zh") else " ").join(filter(None, several))


def N_(text: str) -> str:  # noqa: N802 - gettext's customary name
    """Declare a source text that `_` says later."""
    return text


use("zh_CN")
