from .entries import Channel, Entry, Stream
from .reading import entries_after, head_seq, head_seqs

__all__ = ["Channel", "Entry", "Stream", "entries_after", "head_seq", "head_seqs"]
