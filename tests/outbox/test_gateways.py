import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError

import pytest
from django.core import mail

from outbox import gateways


@pytest.fixture
def operator(settings):
    """An SMS operator: keeps what it gets, answers with the status asked for."""

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.server.got.append((self.headers["Authorization"], json.loads(body)))
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Desk)
    server.got, server.status = [], 202
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SMS_URL, settings.SMS_TOKEN = f"http://127.0.0.1:{server.server_port}/sms", "jeton"
    settings.VOICE_URL, settings.VOICE_TOKEN = f"http://127.0.0.1:{server.server_port}/voice", "autre"
    settings.OUTBOX_GATEWAYS = dict.fromkeys(("sms", "voice"), "outbox.gateways.http")
    settings.OUTBOX_GATEWAYS["email"] = "outbox.gateways.email"
    yield server
    server.shutdown()
    server.server_close()


def test_the_operator_gets_number_and_text(operator):
    gateways.send(channel="sms", to="+33639980001", text="Du nouveau pour vous.")
    assert operator.got == [("Bearer jeton", {"to": "+33639980001", "text": "Du nouveau pour vous."})]


def test_who_calls_has_a_token_of_its_own(operator):
    gateways.send(channel="voice", to="+33199000000", text="Bonjour.")
    assert operator.got == [("Bearer autre", {"to": "+33199000000", "text": "Bonjour."})]


def test_an_operator_that_refuses_is_a_failure(operator):
    operator.status = 500
    with pytest.raises(HTTPError):
        gateways.send(channel="sms", to="+33639980001", text="Du nouveau pour vous.")


def test_the_subject_of_an_email_says_nothing(operator):
    gateways.send(channel="email", to="nadia@example.org", text="Votre place est confirmée.")
    assert [(sent.to, sent.subject, sent.body) for sent in mail.outbox] == [
        (["nadia@example.org"], "Un message pour vous", "Votre place est confirmée.")
    ]
