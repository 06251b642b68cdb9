"""ABC notation: tunes as text."""
