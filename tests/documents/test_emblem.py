"""The emblem: outlines as SVG spells them, and one design that everything shares."""

from io import BytesIO

import msgspec
import pytest

from app.documents import emblem
from app.documents.design import EmblemDesign, HouseDesign, house
from app.documents.typeset import outlines
from app.documents.typeset.page import MM, Paper
from app.resources import resource


def test_an_outline_is_read_whichever_way_it_is_spelled():
    square = (("m", (1, 1)), ("l", (3, 1)), ("l", (3, 3)), ("l", (1, 3)), ("h", ()))
    for spelled in (
        "M1 1 L3 1 L3 3 L1 3 Z",
        "m1,1 2,0 0,2 -2,0z",
        "M1 1H3V3H1Z",
        "M1 1h2v2h-2z",
        "M1,1 3,1 3,3 1,3Z",
    ):
        assert outlines.read(spelled) == square


def test_a_smooth_curve_goes_on_where_the_one_before_ended():
    whole = outlines.read("M0 0 C0 1 1 2 2 2 C3 2 4 1 4 0")
    assert outlines.read("M0 0 C0 1 1 2 2 2 S4 1 4 0") == whole
    assert outlines.read("M0 0 Q1.5 3 3 0") == outlines.read("M0 0 C1 2 2 2 3 0")


@pytest.mark.parametrize(
    "path", ["", "L1 1", "M1", "M1 1 A5 5 0 0 1 2 2", "M1 1 <script>", "M1 1 Z 4", "M1 1 C1 2 3"]
)
def test_what_is_no_outline_is_refused(path):
    with pytest.raises(ValueError, match=r"outline|number"):
        outlines.read(path)


def test_a_shape_that_cannot_be_drawn_is_refused_when_the_design_is_read():
    said = resource("forms", "house.json").read_bytes().replace(b'Z"', b'A"')
    with pytest.raises(msgspec.ValidationError, match="shapes"):
        msgspec.json.decode(said, type=HouseDesign)


def test_a_colour_of_two_numbers_is_refused():
    said = msgspec.to_builtins(house()) | {
        "colors": {**msgspec.to_builtins(house().colors), "ink": [0, 1]}
    }
    with pytest.raises(msgspec.ValidationError, match="ink"):
        msgspec.convert(said, type=HouseDesign)


def drawn(house, **how):
    out = BytesIO()
    with Paper(out, title="") as paper:
        paper.page()
        emblem.draw(paper, house, 0, 0, 20 * MM, **how)
    return out.getvalue()


def test_an_office_may_put_its_own_picture_in_place_of_the_emblem():
    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (40, 20), "red").save(picture, "PNG")
    own = EmblemDesign(box=(1, 1), shapes=(), picture=picture.getvalue())
    assert b"/DCTDecode" in drawn(HouseDesign(own, house().colors, house().faces, house().margins))
    assert b"/DCTDecode" not in drawn(house())


def test_in_black_the_emblem_still_tells_its_parts_apart():
    colors = {shape.color for shape in house().emblem.shapes}
    shades = {emblem.luminance(house().color(each)) for each in colors}
    assert len(shades) == len(colors)
