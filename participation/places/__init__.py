"""The directory of reception places."""
