"""The parts of the month-end that the demonstration plays, each of which says whether it is so."""
