"""Certificates: the register, what is asked for, preparing them, judging them."""
