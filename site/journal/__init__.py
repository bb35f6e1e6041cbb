"""What happened: one append-only journal, read by everything live."""
