"""Plenaries: the public calendar, themes to propose, and what the team prepares."""
