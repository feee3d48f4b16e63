"""Forms with ruled rows, to be filled in and signed."""
