"""The emblem that everything of one design carries: outlines, or an office's own picture."""

from __future__ import annotations

from app.documents.design import Color, HouseDesign
from app.documents.typeset import outlines, pictures
from app.documents.typeset.page import MM, Paper


def draw(
    paper: Paper, house: HouseDesign, x: float, y: float, size: float, *, black: bool = False
) -> None:
    """The emblem in a square of `size` points, in the middle of it. Stands on white."""
    emblem = house.emblem
    if emblem.picture:
        picture = pictures.uncropped(emblem.picture, size / MM, size / MM, black)
        wide, high = picture.pixels
        scale = size / max(wide, high)
        paper.picture(
            x + (size - wide * scale) / 2,
            y + (size - high * scale) / 2,
            wide * scale,
            high * scale,
            picture.jpeg,
            picture.pixels,
            grey=picture.grey,
        )
        return
    wide, high = emblem.box
    scale = size / max(wide, high)
    left, top = x + (size - wide * scale) / 2, y + (size - high * scale) / 2
    for shape in emblem.shapes:
        color = house.color(shape.color)
        color = luminance(color) if black else color
        paper.shape(outlines.read(shape.path), left, top, scale, color)


def luminance(color: Color) -> Color:
    """How light a colour is, as a printer without colours shows it (ITU-R BT.601)."""
    if len(color) == 1:
        return color
    red, green, blue = color
    return (round(0.299 * red + 0.587 * green + 0.114 * blue, 3),)
