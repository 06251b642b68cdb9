"""Scores to and from files: MIDI and short lists of notes."""
