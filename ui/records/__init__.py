"""What the pages of all kinds of record share."""
