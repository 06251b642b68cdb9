"""Recipes as data, the trainer and the evaluation; trains from prepared tunes."""
