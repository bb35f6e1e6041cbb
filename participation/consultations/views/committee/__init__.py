"""`/comite/`: the committee reads what was said, and sorts it under themes."""
