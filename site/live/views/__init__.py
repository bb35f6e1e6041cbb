from .catch_up import catch_up

__all__ = ["catch_up"]
