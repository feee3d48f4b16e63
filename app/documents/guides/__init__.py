"""The guides of the program as papers: read from Markdown, set on A4; the card for the wall."""
