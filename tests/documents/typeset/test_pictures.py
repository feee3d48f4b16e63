"""Photos that somebody made to do harm: refused at once, never unpacked."""

import io

import pytest
from PIL import Image

from app.documents.certificates import scanning
from app.documents.typeset import pictures
from app.errors import UnreadablePicture


def made(mode, size, kind="PNG"):
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(lambda: made("1", (13_000, 13_000)), id="a bomb"),
        pytest.param(
            lambda: made("P", (6_600, 6_600)), id="colours that unpack to eight times as much"
        ),
        pytest.param(
            lambda: made("L", (1_000_000, 1), "BMP")[:600_000], id="a row of a million, cut off"
        ),
        pytest.param(
            lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d\xf7Om\x0f" + bytes(40), id="wrong parts"
        ),
    ],
)
def test_a_hostile_photo_is_refused_by_all_who_open_one(picture):
    data = picture()
    with pytest.raises(UnreadablePicture):
        pictures.for_print(data, 25, 35)
    with pytest.raises(UnreadablePicture):
        pictures.uncropped(data, 25, 35)
    with pytest.raises(scanning.NoPicture):
        scanning.codes(data, "x.png")


def test_a_large_photo_of_a_telephone_is_still_read():
    data = made("RGB", (9_000, 11_000), "JPEG")
    assert pictures.for_print(data, 25, 35).pixels == (295, 413)
    assert scanning.codes(data) == []


@pytest.mark.parametrize(("mode", "grey"), [("1", True), ("L", True), ("RGB", False), ("P", False)])
def test_a_picture_without_colours_stays_grey(mode, grey):
    assert pictures.uncropped(made(mode, (40, 30)), 10, 10).grey is grey
