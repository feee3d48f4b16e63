"""A new version of the program: signed by its maker, carried, put in the place of the old one."""
