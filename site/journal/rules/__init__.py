from .record import on_recorded, record

__all__ = ["on_recorded", "record"]
