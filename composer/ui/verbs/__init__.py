"""What can be done in the window: each module connects some actions with the session, the roll and the panels."""
