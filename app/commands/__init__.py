"""The commands of main.py: what the window does, by the same functions, on a terminal."""

from app.commands.program import run

__all__ = ["run"]
