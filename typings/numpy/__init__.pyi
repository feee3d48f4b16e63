# Pillow names it in its types; it is not installed.
