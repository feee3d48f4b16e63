"""Designs that an office changed: read in, checked, shown in samples."""
