"""The form of a visit and the log of a day."""
