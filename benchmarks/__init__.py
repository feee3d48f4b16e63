"""Every speed that is claimed, beside what it is compared with."""
