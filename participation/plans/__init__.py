"""The co-written project plan."""
