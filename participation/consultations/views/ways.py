"""The addresses of one's own answers, or of those of a person one helps; and whose answers they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from kit.refusals import require
from participation.consultations.engine.form import Form
from participation.consultations.models import Consultation
from participation.consultations.permissions import can_answer, can_answer_without_account
from participation.consultations.rules import Letter, Who, glance
from participation.people.models import User
from participation.people.permissions.ended import who_was_in

from .addresses import network_of
from .codes import TYPED, code_in

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

ASKED = "langue"
"""The parameter that says in which language one reads: kept from page to page in the address, nowhere else."""


@dataclass(frozen=True)
class Way:
    """helped: the person in whose name one answers; None for oneself. code: opened on this phone, "" without.
    language: in which the questions are read, "" for the first one. address: of the network a visitor comes from."""

    consultation: Consultation
    by: User | AnonymousUser
    helped: User | None = None
    code: str = ""
    language: str = ""
    address: str = ""

    @cached_property
    def who(self) -> Who:
        """A code that was typed on this phone goes before the account: it says whose answers one goes on with. Asked
        once for a page, which needs it in many places."""
        if self.helped is not None:
            return Who(person=self.helped, by=self.by)
        if self.code or not self.by.is_authenticated or not can_answer(self.by, self.consultation):
            return Who(code=self.code, address=self.address)
        return Who.self(self.by)

    @property
    def with_code(self) -> bool:
        return self.who.person is None

    @property
    def is_entered(self) -> bool:
        """A worker writes down what somebody says: see `entering.EnteredWay`."""
        return False

    @property
    def is_helped(self) -> bool:
        """Somebody writes who is not the one who speaks: what she answered alone is not shown."""
        return self.helped is not None

    @property
    def home(self) -> str:
        """Where one goes once there is nothing more to fill in."""
        return self.consultation.get_absolute_url()

    @property
    def root(self) -> str:
        """Under which her codes travel."""
        return self.consultation.get_absolute_url()

    @property
    def start(self) -> str:
        """Where one begins: the first question, or the message when nothing else is asked."""
        version = self.consultation.questionnaire_in_use()
        return self.question(1) if version and version.form.questions else self.message

    def question(self, number: int) -> str:
        return self._address("question", number)

    @property
    def message(self) -> str:
        return self._address("message")

    @property
    def reread(self) -> str:
        return self._address("reread")

    @property
    def pause(self) -> str:
        return self._address("pause")

    @property
    def statements(self) -> str:
        return self._address("statements")

    @property
    def votes(self) -> str:
        """All the statements, with her votes."""
        return f"{self.statements}{'&' if '?' in self.statements else '?'}voir=tout"

    @property
    def propose(self) -> str:
        return self._address("propose")

    @property
    def finish(self) -> str:
        return self._address("finish")

    @property
    def thanks(self) -> str:
        return self._address("thanks")

    def in_language(self, language: str) -> Way:
        return replace(self, language=language)

    def _address(self, name: str, *args: object) -> str:
        kwargs = [self.consultation.slug, *args]
        if self.helped is not None:
            name, kwargs = f"{name}_for", [self.consultation.slug, self.helped.pk, *args]
        query = f"?{ASKED}={self.language}" if self.language else ""
        return reverse(f"consultations:{name}", args=kwargs) + query


def way_of(request: HttpRequest, slug: str, person_id: UUID | None) -> Way:
    """Raises Http404 for a consultation that is not announced, or a person who does not exist. Whether the user may is
    the caller's to ask."""
    consultation = get_object_or_404(Consultation.objects.announced(), slug=slug)
    if person_id is None or person_id == request.user.pk:
        code, address = _code_that_counts(request, consultation), network_of(request)
        return Way(consultation, request.user, code=code, address=address)
    return Way(consultation, request.user, get_object_or_404(User, pk=person_id))


def way_for(
    request: HttpRequest,
    slug: str,
    person_id: UUID | None,
    may: Callable[[User, Consultation, User | None], bool] = can_answer,
) -> tuple[Way, Letter | None, bool]:
    """Whose answers, what is in them so far, and whether they are sent. Raises Http404 for what does not exist,
    NotAllowed when `user` may not."""
    way = way_of(request, slug, person_id)
    letter, sent = glance(way.consultation, way.who)
    if way.with_code:
        # Somebody whose account is a worker's is no visitor.
        as_visitor = can_answer_without_account(way.consultation) and not request.user.is_authenticated
        require(letter is not None or sent or bool(way.code) or (as_visitor and not _has_just_ended(request)))
    else:
        require(may(request.user, way.consultation, way.helped))
    return way, letter, sent


def _has_just_ended(request: HttpRequest) -> bool:
    """Whether a button is pressed on a page that was somebody's, whose session has ended since: taken as a visitor's,
    her answer would be counted beside what she has begun. A visitor was given her code with the page."""
    return request.method == "POST" and who_was_in(request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")) is not None


def _code_that_counts(request: HttpRequest, consultation: Consultation) -> str:
    """The one that was typed on this phone. The one that came with a page is a visitor's: who is in answers as herself,
    not as whoever looked before her."""
    if typed := code_in(request, consultation, TYPED):
        return typed
    return "" if request.user.is_authenticated else code_in(request, consultation)


def language_in(request: HttpRequest, form: Form) -> str:
    """The language that is asked for, if the questionnaire has it; "" for its first one."""
    asked = request.GET.get(ASKED, "")
    return asked if asked in form.languages[1:] else ""
