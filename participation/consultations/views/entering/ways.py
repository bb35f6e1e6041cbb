"""The addresses under which a worker writes down what somebody says, and whose answers they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from journal.models import Channel
from kit.refusals import require
from participation.consultations.models import Consultation
from participation.consultations.permissions import can_enter_for
from participation.consultations.rules import Who, glance
from participation.people.models import User

from ..codes import GUEST, code_in
from ..ways import ASKED, Way

THROUGH = {"sur-place": Channel.ASSISTED, "telephone": Channel.PHONE}
"""How the address says by which way."""


@dataclass(frozen=True)
class EnteredWay(Way):
    """Somebody who has an account (helped), or whom nobody knows (guest: drawn for her, in her addresses alone, under
    which her code travels). through: a key of THROUGH."""

    guest: UUID | None = None
    through: str = "sur-place"

    @property
    def who(self) -> Who:
        return Who(person=self.helped, by=self.by, code=self.code, through=THROUGH[self.through])

    @property
    def with_code(self) -> bool:
        """The code was made with the guest's address: no screen makes another."""
        return False

    @property
    def is_entered(self) -> bool:
        return True

    @property
    def is_helped(self) -> bool:
        return True

    @property
    def is_lost(self) -> bool:
        """The browser was closed since: only the code on paper opens these answers."""
        return self.helped is None and not self.code

    @property
    def home(self) -> str:
        return reverse("consultations:enter", args=[self.consultation.slug])

    @property
    def root(self) -> str:
        return self._address("start").partition("?")[0]

    def _address(self, name: str, *args: object) -> str:
        whose = f"enter_{name}" if self.helped else f"enter_guest_{name}"
        query = f"?{ASKED}={self.language}" if self.language else ""
        known = [self.consultation.slug, self.through, self.helped.pk if self.helped else self.guest]
        return reverse(f"consultations:{whose}", args=[*known, *args]) + query


def entered_consultation(request: HttpRequest, slug: str) -> Consultation:
    """One that is announced. Whether the user may enter anything in it is the caller's to ask."""
    return get_object_or_404(Consultation.objects.announced().select_related("structure"), slug=slug)


def on_entry(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view is given whose answers these are, what is in them, and whether they are sent. Raises Http404 for what
    does not exist, NotAllowed when the user may not."""

    @wraps(view)
    def found(
        request: HttpRequest,
        slug: str,
        through: str,
        person_id: UUID | None = None,
        guest_id: UUID | None = None,
        **more: int,
    ) -> HttpResponse:
        consultation = entered_consultation(request, slug)
        if through not in THROUGH:
            raise Http404
        person = get_object_or_404(User, pk=person_id) if person_id else None
        require(can_enter_for(request.user, consultation, person))
        code = "" if person else code_in(request, consultation, GUEST)
        way = EnteredWay(consultation, request.user, person, code, guest=guest_id, through=through)
        if way.is_lost:
            messages.info(request, LOST)
            return redirect(way.home)
        return view(request, way, *glance(consultation, way.who), **more)

    return found


LOST = _("Cette page est fermée. Avec le code de la page Pause, la personne continue sur un téléphone.")
