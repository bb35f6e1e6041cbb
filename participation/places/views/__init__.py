from .directory import place_list

__all__ = ["place_list"]
