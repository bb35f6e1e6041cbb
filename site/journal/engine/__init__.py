"""Pure computation: the links of the chain."""
