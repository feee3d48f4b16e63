"""Everything that can be printed, described once for the Printing page and the command."""
