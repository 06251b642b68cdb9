"""The piano roll: a canvas of notes with keys, ruler and scroll bars around it."""
