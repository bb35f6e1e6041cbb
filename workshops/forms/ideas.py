"""What somebody proposes, and what the team answers."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kit.once import OnceForm
from participation.people.models import Structure, User
from workshops.models import LONGEST_ANSWER, LONGEST_IDEA, LONGEST_WHEN, Part, Workshop
from workshops.permissions import others_to_propose_for, structures_with_workshops

from .base import Words


class IdeaForm(OnceForm):
    """An idea for a workshop; with `workshop`, to lead that one with others. `person` is there only for those who may
    propose in the name of others, `structure` only when there are several."""

    person = forms.ChoiceField(
        label=_("C’est l’idée de qui ?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez de qui."), "invalid_choice": _("Choisissez de qui.")},
    )
    structure = forms.ModelChoiceField(
        Structure.objects.none(),
        label=_("Chez qui ?"),
        empty_label=None,
        error_messages={"required": _("Choisissez chez qui."), "invalid_choice": _("Choisissez chez qui.")},
    )
    text = Words(
        label=_("Votre idée"),
        help_text=_("En quelques phrases. Par exemple : apprendre à réparer un grille-pain."),
        longest=LONGEST_IDEA,
        say=_("Écrivez votre idée, en quelques mots."),
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )
    part = forms.ChoiceField(
        label=_("Et vous ?"),
        choices=Part,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")},
    )
    when = Words(
        label=_("Quand c’est possible pour vous"),
        help_text=_("Par exemple : le mardi matin. Vous pouvez laisser vide."),
        longest=LONGEST_WHEN,
    )
    show_name = forms.BooleanField(
        label=_("Montrer mon nom affiché sur la page de l’atelier"),
        help_text=_("Pas encore de nom affiché ? Choisissez-le dans Mon compte. Sans lui : « une personne »."),
        required=False,
    )

    def __init__(self, data=None, *, user: User, workshop: Workshop | None = None) -> None:
        super().__init__(data)
        self.user, self.workshop = user, workshop
        others = list(others_to_propose_for(user, self._asked_for()))
        self.candidates = {str(one.pk): one for one in (user, *others)}
        self.fields["person"].choices = [
            (key, _now("La mienne") if one == user else one.get_full_name()) for key, one in self.candidates.items()
        ]
        structures = structures_with_workshops()
        self.fields["structure"].queryset = structures
        self.only = None if workshop else structures[0] if len(structures) == 1 else None
        if not others:
            del self.fields["person"]
        if workshop or self.only:
            del self.fields["structure"]
        if workshop:
            del self.fields["part"]
            self.fields["text"].label = _now("Ce que vous savez faire, ce que vous aimeriez faire")
            self.fields["text"].help_text = _now("En quelques mots.")

    def _asked_for(self) -> UUID | None:
        try:
            return UUID(str(self.data.get("person")))
        except ValueError:
            return None

    def asked(self) -> dict[str, object]:
        """The arguments of `propose_workshop`, without the actor."""
        said = self.cleaned_data
        structure = self.workshop.structure_id if self.workshop else (self.only or said["structure"]).pk
        return {
            "structure_id": structure,
            "workshop_id": self.workshop.pk if self.workshop else None,
            "text": said["text"],
            "part": Part(said.get("part", Part.SHARE)),
            "when": said["when"],
            "show_name": said["show_name"],
            "person": self.candidates.get(said.get("person", ""), self.user),
            "key": said["key"],
        }


class DeclineForm(forms.Form):
    answer = Words(
        label=_("Pourquoi, en quelques mots pour cette personne"),
        longest=LONGEST_ANSWER,
        say=_("Écrivez pourquoi, en quelques mots."),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
