"""The piece as sheet music: engraved in the background, shown beside the roll, printed."""
