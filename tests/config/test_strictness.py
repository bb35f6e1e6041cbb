"""What the tests forbid is really forbidden."""

import socket

import pytest
from django.template import Context, engines
from pytest_socket import SocketConnectBlockedError

from journal.models import Stream
from tests.support.strictness import FailsWhenShown, LeavesTheMachine, UndefinedVariable


def rendered(source: str, *, ours: bool) -> str:
    """The source as a template of ours, or as one of somebody else's."""
    engine = engines["django"].engine
    template = engine.from_string(source)
    name = f"{'/nowhere' if not ours else engine.dirs[0]}/x.html"
    for node in template.nodelist:
        node.origin.name = name
    return template.render(Context())


def test_an_undefined_variable_fails_in_our_templates():
    with pytest.raises(UndefinedVariable, match="nobody"):
        rendered("{{ nobody }}", ours=True)


@pytest.mark.parametrize("source", ["{% if nobody %}yes{% endif %}", "{% for one in nobody %}{% endfor %}"])
def test_asking_whether_something_is_there_is_not_using_it(source):
    assert rendered(source, ours=True) == ""


def test_the_templates_of_others_are_as_in_production():
    assert rendered("{{ nobody }}{{ nobody|default:'x' }}", ours=False) == "x"
    assert isinstance(engines["django"].engine.string_if_invalid, FailsWhenShown)


@pytest.mark.django_db
def test_rows_nobody_ordered_come_back_in_any_order():
    names = [f"stream:{number}" for number in range(10)]
    Stream.objects.bulk_create(Stream(name=name) for name in names)
    orders = {tuple(Stream.objects.values_list("name", flat=True)) for _ in range(8)}
    assert len(orders) > 1
    assert list(Stream.objects.order_by("name").values_list("name", flat=True)) == names


def test_tests_talk_to_this_machine_only():
    with (
        socket.socket() as outside,
        pytest.raises(SocketConnectBlockedError),
        pytest.warns(match="192.0.2.1"),
    ):
        outside.connect(("192.0.2.1", 80))  # TEST-NET-1: nobody


def test_nobody_outside_is_looked_up_nor_sent_a_datagram():
    assert socket.getaddrinfo("localhost", 80)
    with pytest.raises(LeavesTheMachine):
        socket.getaddrinfo("example.com", 80)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outside:
        with pytest.raises(LeavesTheMachine):
            outside.sendto(b"a word", ("192.0.2.1", 53))
        with pytest.raises(LeavesTheMachine):
            outside.connect_ex(("192.0.2.1", 53))
