import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participation.places.models import Place
from tests.support.people import StructureFactory
from tests.support.places import PlaceFactory

pytestmark = pytest.mark.django_db


def test_a_number_is_dialled_without_its_spaces():
    assert Place(phone="+33 1 99 00 00 00").dial == "+33199000000"
    assert Place(phone="01 99 00 00 00").dial == "0199000000"


def test_a_structure_has_one_place_of_a_name():
    place = PlaceFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceFactory(structure=place.structure, name=place.name)
    assert PlaceFactory(structure=StructureFactory(), name=place.name)


def test_a_place_nobody_could_find_is_refused_in_plain_words():
    with pytest.raises(ValidationError, match="Un lieu a un nom, une adresse"):
        PlaceFactory.build(structure=StructureFactory(), address="").validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceFactory(hours="")
