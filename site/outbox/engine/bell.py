"""A bell between the threads of one process: something is due, no need to wait for the next second."""

import threading

_bell = threading.Event()


def ring() -> None:
    _bell.set()


def wait(seconds: float) -> None:
    """Until the bell rings, at most `seconds`; the bell is then silent again."""
    _bell.wait(seconds)
    _bell.clear()
