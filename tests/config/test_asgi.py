"""The ASGI application's own promises: pages take turns, bodies end, jobs begin and end with the process."""

import asyncio

from config import lifespan
from config.asgi import Pages, application


async def whole():
    """A body that is there at once."""
    return {"type": "http.request", "body": b"", "more_body": False}


async def test_pages_beyond_the_bound_wait_their_turn():
    inside, most = 0, 0

    async def page(scope, receive, send):
        nonlocal inside, most
        await receive()
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.01)
        inside -= 1

    pages = Pages(page, at_once=3)
    await asyncio.gather(*(pages({}, whole, None) for _ in range(12)))
    assert most == 3


async def test_phones_that_never_send_what_they_announced_keep_nobody_waiting():
    async def page(scope, receive, send):
        await receive()

    async def never():
        await asyncio.Event().wait()

    pages = Pages(page, at_once=1)
    slow = [asyncio.create_task(pages({}, never, None)) for _ in range(5)]
    await asyncio.sleep(0)
    await asyncio.wait_for(pages({}, whole, None), timeout=5)
    for task in slow:
        task.cancel()
    await asyncio.gather(*slow, return_exceptions=True)
    await asyncio.wait_for(pages({}, whole, None), timeout=5)


async def test_a_body_that_announces_no_length_is_cut(settings):
    settings.LARGEST_UPLOAD = 100
    taken = []

    async def page(scope, receive, send):
        while (message := await receive())["type"] == "http.request":
            taken.append(len(message["body"]))

    async def receive():
        return {"type": "http.request", "body": b"x" * 30, "more_body": True}

    await asyncio.wait_for(Pages(page, at_once=1)({}, receive, None), timeout=5)
    assert sum(taken) <= 100


async def test_jobs_begin_and_end_with_the_process(settings, monkeypatch):
    settings.JOBS = "thread"
    done = []
    monkeypatch.setattr(lifespan.jobs, "start", lambda: done.append("start"))
    monkeypatch.setattr(lifespan.jobs, "stop", lambda: done.append("stop"))
    messages = iter(["lifespan.startup", "lifespan.shutdown"])

    async def receive():
        return {"type": next(messages)}

    async def send(message):
        done.append(message["type"])

    await application({"type": "lifespan"}, receive, send)
    assert done == ["start", "lifespan.startup.complete", "stop", "lifespan.shutdown.complete"]
