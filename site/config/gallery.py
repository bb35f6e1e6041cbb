"""`/demo/composants/`: every piece of the look, with its slots as its own file documents them. Demo only."""

import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kit.time import now

COMPONENTS = Path(settings.ROOT) / "templates" / "components"
SLOTS = re.compile(r"{% comment %}(.*?){% endcomment %}", re.DOTALL)


@dataclass(frozen=True)
class Component:
    """A file of templates/components/ and what it says of itself."""

    name: str
    slots: str

    @property
    def sample(self) -> str:
        return f"kit/samples/{self.name}.html"


class SampleForm(forms.Form):
    """One field of each shape."""

    phone = forms.CharField(
        label="Votre numéro de téléphone",
        help_text="Par exemple : 06 12 34 56 78",
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    code = forms.CharField(
        label="Code à 6 chiffres",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    words = forms.CharField(label="Mes mots", widget=forms.Textarea(attrs={"rows": 4}))
    whose = forms.ChoiceField(
        label="Ce téléphone est à vous ?",
        widget=forms.RadioSelect,
        choices=[
            ("mine", "Oui, c’est le mien\nVous restez dans votre espace 30 jours."),
            ("shared", "Non, d’autres gens l’utilisent\nOn ferme votre espace après 10 minutes."),
        ],
    )
    needs = forms.MultipleChoiceField(
        label="Je cherche",
        widget=forms.CheckboxSelectMultiple,
        choices=[("children", "Avec les enfants"), ("free", "Avec des places libres")],
    )
    reminder = forms.BooleanField(label="Oui, un SMS la veille", help_text="Au 06 •• •• •• 42")
    place = forms.ChoiceField(label="Où ?", choices=[("tilleuls", "Les Tilleuls"), ("union", "Le Trait d’union")])


def read_components() -> list[Component]:
    """All of them, by name. A file without a comment has no slots text: the tests refuse it."""
    found = ((path.stem, SLOTS.search(path.read_text())) for path in sorted(COMPONENTS.glob("*.html")))
    return [Component(name, slots[1].strip() if slots else "") for name, slots in found]


def components(request: HttpRequest) -> HttpResponse:
    form = SampleForm(
        {"phone": "06 12 34", "words": "Je veux un logement à moi."} if "erreurs" in request.GET else None
    )
    if form.is_bound:
        form.add_error("phone", "Ce numéro est trop court. Il en faut 10 chiffres.")
    context = {
        "components": read_components(),
        "form": form,
        "page": Paginator(range(3), 1).page(2),
        "now": now(),
        "person": SimpleNamespace(initials="MD"),
        "worker": SimpleNamespace(initials="NB"),
        "words": ["Je veux rester près de l’école.\nEt garder mon chat."],
        "light": "clair" in request.GET,
    }
    return render(request, "kit/components.html", context)
