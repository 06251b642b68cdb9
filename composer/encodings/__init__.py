"""Music <-> tokens: one module for each encoding, with its vocabulary and version."""
