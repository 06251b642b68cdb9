"""The recurrent networks in torch, their fast stepper and their checkpoint."""
