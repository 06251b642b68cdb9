"""The piece: frozen values in ticks, and pure functions of them. Standard library and numpy only."""
