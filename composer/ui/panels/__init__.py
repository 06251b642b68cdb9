"""The panels around the roll."""
