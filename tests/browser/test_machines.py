"""What the demo leaves for machines: the line they wait for, and the two files they read."""

import json

import pytest

from tests.support.visitors import Demo

KEYS = {"key", "role", "name", "username", "phone", "password", "totp_secret", "structure"}
ACCOUNTS = ["moussa", "awa", "iryna", "aidant", "nadia", "samira", "paul", "claire", "kader", "prefecture", "admin"]


def test_the_line_that_machines_wait_for_is_alone(demo: Demo) -> None:
    if not demo.said:
        pytest.skip("the demo was started by somebody else")
    assert f"READY {demo.url}\n" in demo.said


def test_accounts_are_there_with_every_key_and_null_for_what_they_lack(demo: Demo) -> None:
    data = json.loads((demo.var / "demo.json").read_text())
    assert list(data) == ["accounts"]
    assert all(set(account) == KEYS for account in data["accounts"])
    assert not any(value == "" for account in data["accounts"] for value in account.values())
    assert set(ACCOUNTS) <= set(demo.accounts)
    for key in ("moussa", "awa"):
        assert demo.accounts[key]["phone"].startswith("+33")
        assert demo.accounts[key]["totp_secret"] is None
    for key in ("nadia", "samira", "paul", "claire", "prefecture", "admin"):
        assert demo.accounts[key]["username"]
        assert demo.accounts[key]["password"]
        assert demo.accounts[key]["totp_secret"]
    assert demo.accounts["iryna"]["phone"] is None


def test_the_outbox_is_there_from_the_start_and_each_line_says_four_things(demo: Demo) -> None:
    for line in (demo.var / "outbox.jsonl").read_text().splitlines():
        message = json.loads(line)
        assert set(message) == {"at", "channel", "to", "text"}
        assert message["channel"] in {"sms", "email"}
