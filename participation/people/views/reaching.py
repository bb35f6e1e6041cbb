"""How a person wants to be reached: agreed by herself, or with her."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kit.refusals import NotAllowed
from participation.people.engine.numbers import say_number
from participation.people.forms import ContactForm
from participation.people.models import Contact, User
from participation.people.permissions import findable_persons
from participation.people.permissions.sessions import entered_lately
from participation.people.rules import agree_contact

from .doors import for_person, for_team


@for_person()
def my_contact(request: HttpRequest) -> HttpResponse:
    return _agree(request, request.user, template="people/contact.html", then=("people:contact",))


@for_team("person.find")
def contact_with(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """With her beside, on the worker's screen: the same questions in the same words."""
    person = findable_persons(request.user).filter(pk=person_id).first()
    if person is None:
        raise NotAllowed
    return _agree(request, person, template="people/contact_with.html", then=("desk:person", person.pk))


def _agree(request: HttpRequest, person: User, *, template: str, then: tuple) -> HttpResponse:
    contact = Contact.objects.filter(user=person).first() or Contact(user=person)
    form = ContactForm(request.POST or None, initial=ContactForm.initial_of(contact))
    if form.is_valid() and person == request.user and not entered_lately(request.session, person):
        elsewhere = any(form.agreed[name] != getattr(contact, name) for name in ("phone", "never_sms"))
        if elsewhere:
            form.add_error("phone", _("Pour changer cela, sortez, entrez encore une fois, puis revenez ici."))
    if not form.is_valid():
        login = say_number(person.phone) if person.phone else ""
        context = {"form": form, "person": person, "login_phone": login}
        return render(request, template, context, status=400 if form.errors else 200)
    agree_contact(person.pk, **form.agreed, by=request.user)
    messages.success(request, _("C’est enregistré."))
    return redirect(*then)
