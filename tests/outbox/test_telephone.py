import pytest
from django.urls import reverse

from outbox import gateways
from outbox.models import Incoming

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_new_phone(settings, tmp_path):
    settings.OUTBOX_FILE = tmp_path / "outbox.jsonl"
    settings.INCOMING_FILE = tmp_path / "incoming.jsonl"


def show(client, **query) -> str:
    return client.get(reverse("demo:telephone"), query).content.decode()


def test_the_newest_message_comes_first_with_its_code_in_large(client):
    gateways.send(channel="sms", to="+33639980001", text="111222 est votre code.")
    gateways.send(channel="sms", to="+33639980002", text="333444 est votre code.")
    page = show(client)
    assert page.index("333444 est") < page.index("111222 est")
    assert "333 444" in page
    assert "111 222" not in page
    assert "06 39 98 00 02" in page


def test_one_phone_can_be_looked_at_alone(client):
    gateways.send(channel="sms", to="+33639980001", text="111222 est votre code.")
    gateways.send(channel="sms", to="+33639980002", text="<b>333444</b>")
    page = show(client, a="+33639980001")
    assert "111 222" in page
    assert "333444" not in page
    assert "&lt;b&gt;" in show(client)


def test_nothing_yet_is_said(client):
    assert "Aucun message pour le moment." in show(client)


def test_a_phone_answers_as_through_an_operator(client):
    gateways.send(channel="sms", to="+33639980001", text="OUI ou NON ? https://exemple.fr/s/x/")
    page = show(client, a="+33639980001")
    assert '<a href="/s/x/">https://exemple.fr/s/x/</a>' in page
    there = f"{reverse('demo:telephone')}?a=%2B33639980001"
    page = client.post(there, {"text": " OUI "}, follow=True).content.decode()
    assert Incoming.objects.get().meaning == "yes"
    assert page.index("De 06 39 98 00 01") < page.index("À 06 39 98 00 01")


def test_a_number_that_was_never_written_to_answers_nothing(client):
    client.post(f"{reverse('demo:telephone')}?a=%2B33639980001", {"text": "OUI"})
    assert not Incoming.objects.exists()
