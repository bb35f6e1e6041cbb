from .entries import Channel, Entry, Stream

__all__ = ["Channel", "Entry", "Stream"]
