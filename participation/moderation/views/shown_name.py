"""/compte/nom-affiche/: the name that others see."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.refusals import NotAllowed, Refusal
from participation.moderation.forms import NameForm
from participation.moderation.fragments import state_of_my_name
from participation.moderation.rules import propose_name, take_name_off
from participation.people.views.doors import for_person


@for_person()
def shown_name(request: HttpRequest) -> HttpResponse:
    form, status = NameForm(request.POST or None), 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                propose_name(text=form.cleaned_data["text"], key=form.cleaned_data["key"], by=request.user)
            except NotAllowed:
                raise
            except Refusal as refusal:
                form.add_error("text", str(refusal.sentence))
                status = refusal.status
            else:
                messages.success(request, _("C’est envoyé. Quelqu’un de l’équipe lit ce nom."))
                return redirect("moderation:shown_name")
    context = {"form": form} | state_of_my_name(request.user)
    return render(request, "moderation/shown_name.html", context, status=status)


@for_person()
@require_POST
def shown_name_off(request: HttpRequest) -> HttpResponse:
    take_name_off(by=request.user)
    messages.success(request, _("C’est fait. Les autres lisent « Une personne »."))
    return redirect("moderation:shown_name")
