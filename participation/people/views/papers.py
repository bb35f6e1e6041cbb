"""A first code, shown once: the page that carries it, and what its paper says."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.french import elide
from kit.refusals import Refusal
from participation.people.engine.codes import say_card_code
from participation.people.fragments.paper import Paper, sender
from participation.people.models import Contact, User
from participation.people.permissions import is_staff

from .entrance import help_phone


def paper_of(request: HttpRequest, account: User, *, code: str) -> Paper:
    """code: twelve figures."""
    for_team = is_staff(account)
    link = request.build_absolute_uri(reverse("people:enter_invited" if for_team else "people:enter_card"))
    contact = Contact.objects.filter(user=account).first()
    return Paper(
        address=link.partition("://")[2],
        link=link,
        username=account.username or "",
        code=say_card_code(code),
        sender=sender(),
        words=contact.signature if contact else "",
        help_phone=help_phone(),
        for_team=for_team,
    )


def show_paper(request: HttpRequest, account: User, paper: Paper, *, refusal: Refusal | None = None) -> HttpResponse:
    """The answer to the POST that made the code: neither an address nor a table keeps it."""
    name = account.get_full_name()
    context = {
        "account": account,
        "paper": paper,
        "heading": elide(_("La carte de %(name)s") % {"name": name}),
        "back_url": reverse("people:invitations") if paper.for_team else reverse("desk:person", args=[account.pk]),
        "back_text": _("Les invitations") if paper.for_team else name,
        "refusal": refusal.sentence if refusal else "",
    }
    response = render(request, "people/card.html", context, status=refusal.status if refusal else 200)
    response["Cache-Control"] = "no-store"
    return response
