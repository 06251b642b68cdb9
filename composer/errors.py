"""What a user can cause: errors whose text is one sentence to show."""


class ComposerError(Exception):
    """Something a user can cause and understand; the text names the thing and the cause."""
