"""Setting type: fonts, lines, pages and tables, as a PDF; knows nothing of what is printed."""
