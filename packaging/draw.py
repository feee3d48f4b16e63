"""Draws an SVG as a square picture: draw.py SVG SIZE TARGET."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImageReader

app = QGuiApplication(sys.argv[:1])
reader = QImageReader(sys.argv[1])
size = int(sys.argv[2])
reader.setScaledSize(QSize(size, size))
if not reader.read().save(sys.argv[3]):
    sys.exit(reader.errorString())
