"""Places for tests."""

import factory

from participation.places.models import Place

from .people import StructureFactory


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    structure = factory.SubFactory(StructureFactory)
    name = factory.Sequence(lambda n: f"Lieu {n}")
    what = "Café, douches, courrier."
    hours = "Du lundi au vendredi, de 8 h à 19 h."
    address = "12 rue des Tanneurs"
    phone = "01 99 00 00 20"
