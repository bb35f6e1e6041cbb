"""Pure computation: numbers, codes, cards. Knows no database."""
