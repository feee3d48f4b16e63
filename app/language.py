"""The words on screen and paper in the language of the user (gettext; English is the source)."""

from __future__ import annotations

import gettext

from app.resources import resource

_DOMAIN = "legalroom"
_translation: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speak this language from now on: `zh_CN` or `en`."""
    global _translation, _language
    _translation = gettext.translation(
        _DOMAIN, localedir=resource("locale"), languages=[language], fallback=True
    )
    _language = language


def current() -> str:
    """The language that is spoken now."""
    return _language


def _(text: str) -> str:
    """Say a source text in the language of the user."""
    return _translation.gettext(text)


def n_(singular: str, plural: str, count: int) -> str:
    """Say a counted source text in the language of the user."""
    return _translation.ngettext(singular, plural, count)


def N_(text: str) -> str:  # noqa: N802 - gettext's customary name
    """Declare a source text that `_` says later."""
    return text


use("zh_CN")
