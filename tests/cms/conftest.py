import pytest

from cms.models import HomePage
from cms.rules import plant


@pytest.fixture
def home(db: None) -> HomePage:
    """The site as an installation begins."""
    return plant(hostname="testserver", port=80)
