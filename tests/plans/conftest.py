import pytest

from tests.support.plans import Pair, a_pair


@pytest.fixture
def pair(db: None) -> Pair:
    return a_pair()
