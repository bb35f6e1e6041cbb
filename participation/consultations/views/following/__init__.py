"""What becomes of the word: the committee recommends, the addressee replies, everybody reads."""
