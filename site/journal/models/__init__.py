from .entries import Channel, Entry, Stream
from .proof import Broken, Fault, broken_links
from .reading import entries_after, head_seq, head_seqs

__all__ = [
    "Broken",
    "Channel",
    "Entry",
    "Fault",
    "Stream",
    "broken_links",
    "entries_after",
    "head_seq",
    "head_seqs",
]
