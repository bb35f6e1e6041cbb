"""Who is who, who may do what, and how they enter."""
