"""Photos of people."""

import io

import pytest
from PIL import Image

from app.errors import AttachmentRefused
from app.records import attachments, people, photos


def picture(width=400, height=300, *, turned=False):
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height))
    out = io.BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    image.save(out, "JPEG", exif=exif, quality=95)
    return out.getvalue()


def test_a_picture_taken_sideways_is_seen_upright():
    _data, width, height = photos.upright(picture(turned=True))
    assert (width, height) == (300, 400)


def test_a_frame_cuts_what_it_holds_in_the_shape_of_the_card():
    left_half = photos.Frame(0, 0, 0.4, 0.7)
    with Image.open(io.BytesIO(photos.cropped(picture(), left_half))) as cut:
        assert abs(cut.width / cut.height - photos.RATIO) < 0.01
        assert cut.getpixel((cut.width // 2, cut.height // 2))[1] < 40
        assert not cut.getexif()


@pytest.mark.parametrize("size", [(400, 300), (300, 900), (10, 10)])
def test_the_first_frame_lies_within_the_picture_and_has_the_right_shape(size):
    frame = photos.fitting(*size)
    assert frame.left >= 0
    assert frame.left + frame.width <= 1.0001
    assert frame.top >= 0
    assert frame.top + frame.height <= 1.0001
    assert abs(frame.width * size[0] / (frame.height * size[1]) - photos.RATIO) < 0.001


def test_what_is_no_picture_is_refused():
    with pytest.raises(AttachmentRefused):
        photos.upright(b"%PDF-1.7 nothing")


def test_a_new_photo_takes_the_place_of_the_one_before(room):
    person = people.register(name="李秀英")
    whole = photos.fitting(400, 300)
    people.set_photo(person, name="a.jpg", data=picture(), frame=whole)
    person = people.set_photo(person, name="b.jpg", data=picture(), frame=whole)
    assert [each.name for each in attachments.of(person.id)] == ["b.jpg"]
    assert people.photo(people.get(person.id)).startswith(b"\xff\xd8")
    people.without_photo(person)
    assert people.photo(people.get(person.id)) is None


def test_a_frame_that_is_moved_and_made_smaller_stays_within_the_picture():
    framing = photos.Framing(800, 600)
    framing.move_by(-5, 0)
    assert framing.frame.left == 0
    framing.resize(0.01)
    assert framing.share == photos.SMALLEST
    framing.move_by(5, 5)
    now = framing.frame
    assert (round(now.left + now.width, 6), round(now.top + now.height, 6)) == (1, 1)
