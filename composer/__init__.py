"""Composer: click a few notes, and an LSTM continues the music."""

__version__ = "0.1.0"
