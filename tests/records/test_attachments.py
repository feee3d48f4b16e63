"""Photos and scans: kept if they can be opened, while something names them, and no longer."""

import hashlib
import io
import os
import time

import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from app import store
from app.errors import AttachmentLocked, AttachmentUnreadable
from app.messages import words
from app.records import attachments, visits
from app.store import drafts


def prepared(colour: str, *, days_ago: int):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    kept = attachments.prepare(name=f"{colour}.png", data=out.getvalue())
    file = store.current().folder / "attachments" / kept["file"]
    then = time.time() - days_ago * 86_400
    os.utime(file, (then, then))
    return kept, file


def test_what_was_prepared_for_a_form_given_up_is_swept_away_after_a_day(room: store.Store):
    _given_up, old = prepared("red", days_ago=2)
    _just_now, fresh = prepared("green", days_ago=0)
    in_draft, typed = prepared("blue", days_ago=2)
    drafts.save("visit", {"prepared": [in_draft]})
    of_visit, attached = prepared("white", days_ago=2)
    visit = visits.log(
        day=store.current().today(), name="赵淑珍", category="01", facts="问", prepared=[of_visit]
    )
    assert attachments.sweep() == 1
    assert [file.exists() for file in (old, fresh, typed, attached)] == [False, True, True, True]
    [kept] = attachments.of(visit.id)
    assert attachments.read(kept)


def pdf(password: str = "") -> bytes:
    out = io.BytesIO()
    encrypt = pdfencrypt.StandardEncryption(password, canPrint=0) if password else None
    paper = Canvas(out, encrypt=encrypt)
    paper.drawString(72, 72, "1")
    paper.save()
    return out.getvalue()


def photo() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((300, 300), 50).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def test_a_pdf_and_a_photo_that_open_are_kept(room: store.Store):
    assert attachments.prepare(name="欠条.pdf", data=pdf())["media"] == "application/pdf"
    assert attachments.prepare(name="欠条.jpg", data=photo())["media"] == "image/jpeg"


def test_a_pdf_with_a_password_is_refused_with_what_to_do(room: store.Store):
    with pytest.raises(AttachmentLocked) as refused:
        attachments.prepare(name="欠条.pdf", data=pdf("geheim"))
    assert "欠条.pdf" in words(refused.value)
    assert "不带密码" in words(refused.value)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4 a scan", pdf()[:200], photo()[:4_000]], ids=["no pdf", "cut", "cut photo"]
)
def test_what_is_damaged_is_refused_before_it_is_kept(room: store.Store, data: bytes):
    with pytest.raises(AttachmentUnreadable) as refused:
        attachments.prepare(name="欠条", data=data)
    assert "欠条 已损坏" in words(refused.value)
    assert not list((room.folder / "attachments").glob("*"))


def test_what_comes_in_a_package_is_kept_though_nothing_here_opens_it(room: store.Store):
    locked = pdf("geheim")
    sha256 = hashlib.sha256(locked).hexdigest()
    attachments.keep_received({sha256: locked})
    received = attachments.Attachment(name="欠条.pdf", sha256=sha256, media="application/pdf")
    assert attachments.read(received) == locked
