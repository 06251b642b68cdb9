"""What the window says, in which language, and how notes are named."""
