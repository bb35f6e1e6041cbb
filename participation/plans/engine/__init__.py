"""Pure computation: what a text may be, and what becomes of a plan's state."""
