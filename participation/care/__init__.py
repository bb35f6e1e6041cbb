"""Somebody may be in danger: who is told, who answers, and whom one may call oneself."""
