"""Where to turn when nothing works, said at every door."""

from django.conf import settings

from participation.people.engine.numbers import say_number
from participation.people.models import Structure


def help_phone() -> dict[str, str] | None:
    """The number one calls when nothing works: the deployment's, else that of the structure opened first."""
    first = Structure.objects.exclude(phone="").order_by("pk").values_list("phone", flat=True)
    number = settings.HELP_PHONE or first.first()
    return {"dial": number, "said": say_number(number)} if number else None
