"""The three doors of a new installation."""
