from .record import on_recorded, record, record_all

__all__ = ["on_recorded", "record", "record_all"]
