"""Where an account is written to."""

import pytest

from outbox import addresses
from tests.support.people import a_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ways", "address"),
    [
        ({"phone": "+33639980042"}, ("sms", "+33639980042")),
        ({"phone": "+262692123456"}, ("sms", "+262692123456")),
        ({"phone": "+33639980042", "email": "awa@exemple.fr"}, ("sms", "+33639980042")),
        ({"phone": "+33199000000", "email": "awa@exemple.fr"}, ("email", "awa@exemple.fr")),
        ({"phone": None, "email": "awa@exemple.fr"}, ("email", "awa@exemple.fr")),
        ({"phone": "+33199000000"}, None),
        ({"phone": None, "username": "iryna"}, None),
        ({"phone": "+33639980042", "is_active": False}, None),
    ],
)
def test_a_mobile_by_sms_else_an_email_and_a_landline_never(ways, address):
    found = addresses.find(a_user(**ways).pk)
    assert (found[:2] if found else None) == address
