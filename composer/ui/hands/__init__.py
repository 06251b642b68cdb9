"""What is played with the hands: MIDI keyboards, and the computer keyboard as if it were a piano."""
