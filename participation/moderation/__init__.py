"""What waits to be read before it is public, and who decided."""
