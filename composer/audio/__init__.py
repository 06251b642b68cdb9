"""Sound through pygame: playing a piece, hearing single notes, recording what the mixer plays."""

from composer.errors import ComposerError


class NoSound(ComposerError):
    """There is no sound card, or it cannot be used; it may be tried again later."""
