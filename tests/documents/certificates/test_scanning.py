"""What is given to be looked at for codes: bounded, and it can be stopped."""

import io

import pytest
from reportlab.pdfgen import canvas

from app.documents.certificates import scanning


class Stop(Exception):
    pass


def pdf(pages):
    out = io.BytesIO()
    paper = canvas.Canvas(out)
    for _ in range(pages):
        paper.showPage()
    paper.save()
    return out.getvalue()


def test_looking_through_many_pages_can_be_stopped():
    told = []

    def progress(done, total):
        told.append((done, total))
        if done == 2:
            raise Stop

    with pytest.raises(Stop):
        scanning.codes(pdf(500), "x.pdf", progress)
    assert told == [(0, 500), (1, 500), (2, 500)]


def test_more_than_any_photo_has_is_not_read(tmp_path):
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(scanning.NoPicture):
        scanning.read(path)


@pytest.mark.parametrize("box", [(0, 0), (1e-4, 1e-4), (-5, -5), (1e6, 1), (1e30, 1e30)])
def test_a_page_of_an_absurd_size_is_looked_at(box):
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=box)
    paper.showPage()
    paper.save()
    assert scanning.codes(out.getvalue()) == []
