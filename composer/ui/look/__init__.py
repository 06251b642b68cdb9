"""Colours and type of the window."""
