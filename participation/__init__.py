"""Persons, their plans, their word. A plain package; its rooms are the apps."""
