"""Each setting declared once: key, kind, default, label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.fields import Flag, Kind, Phone, Text, Whole
from app.language import N_

V = TypeVar("V")


@dataclass(frozen=True)
class Setting(Generic[V]):
    """One remembered choice."""

    key: str
    kind: Kind[V]
    default: V
    label: str
    plain: bool = False
    """Needed before the password: kept beside the database, in a file that anybody may read."""


LANGUAGE = Setting("language", Text(max=5), "zh_CN", N_("Language"), plain=True)
TEXT_SIZE = Setting("text_size", Whole(min=100, max=200), 125, N_("Text size (%)"), plain=True)
HIGH_CONTRAST = Setting("high_contrast", Flag(), False, N_("High contrast"), plain=True)
LOCK_AFTER = Setting("lock_after", Whole(min=1, max=120), 5, N_("Lock after minutes"))
HOTLINE = Setting("hotline", Phone(), "0632-5580148", N_("Local hotline"))
LEGAL_LINE = Setting("legal_line", Phone(), "12348", N_("Legal-service hotline"))
SERVICES = Setting(
    "services", Text(max=60), "法律咨询 · 矛盾调解 · 法律援助", N_("Services on the card")
)
SUPERIOR = Setting("superior", Text(max=60), "", N_("Office above"))
HANDLER = Setting("handler", Text(max=60), "", N_("Usually handled by"))
NUMBER_FROM = Setting("number_from", Whole(min=1), 1, N_("Next number of the paper book"))
OFFSET_X = Setting("offset_x", Whole(min=-200, max=200), 0, N_("Print further right (0.1 mm)"))
OFFSET_Y = Setting("offset_y", Whole(min=-200, max=200), 0, N_("Print further down (0.1 mm)"))
WIDE_MARGIN = Setting("wide_margin", Flag(), False, N_("The printer leaves a wide margin"))
BLACK_ONLY = Setting("black_only", Flag(), False, N_("Black only"))
KEY_SAVED = Setting("key_saved", Whole(min=0), 0, N_("Times the office key was saved"))
CODE_COPIED = Setting("code_copied", Flag(), False, N_("The recovery code was copied"))
