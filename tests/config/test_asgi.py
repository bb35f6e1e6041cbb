"""The ASGI application's own promises: pages take turns, bodies end, jobs begin and end with the process."""

import asyncio
import threading

import pytest
from asgiref.sync import iscoroutinefunction, sync_to_async
from django.db import close_old_connections, connection, connections
from django.http import HttpResponse
from django.urls import path

from config import lifespan
from config.asgi import application
from config.pages import OneThread, Pages


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


async def test_a_page_has_one_thread_which_the_next_one_takes_over():
    """A thread, and with it a connection, for each request is what Django does: SQLite then reads its schema again."""
    threads = []

    async def page(scope, receive, send):
        await receive()
        threads.append({await sync_to_async(threading.get_ident)() for _ in range(3)})

    pages = Pages(page, at_once=2)
    for _ in range(3):
        await pages({}, whole, None)
    assert len(set.union(*threads)) == 1
    await asyncio.gather(*(pages({}, whole, None) for _ in range(6)))
    assert all(len(of_one_page) == 1 for of_one_page in threads)
    ours = set.union(*threads)
    assert len(ours) == 2
    assert ours <= {thread.ident for thread in threading.enumerate()}
    await asyncio.to_thread(pages.close)
    assert not ours & {thread.ident for thread in threading.enumerate()}


@pytest.mark.django_db(transaction=True)
async def test_the_connection_of_that_thread_is_kept_and_no_other():
    async def page(scope, receive, send):
        await receive()
        kept.append(await sync_to_async(_asked)())

    def _asked():
        close_old_connections()
        connection.ensure_connection()
        return connection.connection

    kept = []
    pages = Pages(page, at_once=1)
    for _ in range(2):
        await pages({}, whole, None)
    await asyncio.to_thread(pages.close)
    elsewhere = [await sync_to_async(_asked)() for _ in range(2)]
    await sync_to_async(connections.close_all)()
    assert (kept[0] is kept[1]) == (connection.vendor == "sqlite")
    assert elsewhere[0] is not elsewhere[1]


async def test_a_page_whose_phone_has_left_keeps_its_turn_until_it_ends(settings):
    """Its thread still works: given to the next page, it would make that one wait, and more would run than may."""
    began, may_end = threading.Event(), threading.Event()

    def slow(request):
        began.set()
        may_end.wait(10)
        return HttpResponse()

    settings.MIDDLEWARE, settings.ROOT_URLCONF = [], (path("lente", slow),)
    scope = {"type": "http", "method": "GET", "path": "/lente", "headers": [(b"host", b"testserver")]}
    scope |= {"query_string": b"", "http_version": "1.1"}
    pages = Pages(OneThread(), at_once=1)
    said = iter([{"type": "http.request", "body": b"", "more_body": False}, {"type": "http.disconnect"}])

    async def leave():
        message = next(said)
        if message["type"] == "http.disconnect":
            await asyncio.to_thread(began.wait, 10)
        return message

    async def send(message): ...

    left = asyncio.create_task(pages(scope, leave, send))
    assert await asyncio.to_thread(began.wait, 10)
    done, _waiting = await asyncio.wait([left], timeout=0.3)
    assert not done, "its turn is over while it still works"
    assert not pages._free
    may_end.set()
    await asyncio.wait_for(left, timeout=10)
    assert len(pages._free) == 1
    await asyncio.to_thread(pages.close)


def test_the_middlewares_and_the_view_of_a_page_run_in_that_one_thread():
    assert not any(iscoroutinefunction(step) for step in _steps(OneThread()._middleware_chain.func))


def _steps(chain):
    """The middlewares, the outermost first."""
    while chain is not None:
        yield chain
        chain = getattr(getattr(chain, "__wrapped__", chain), "get_response", None)


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
