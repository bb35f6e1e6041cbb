"""« Ouvrir à »."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.plans.engine.text import LONGEST
from participation.plans.models import Pillar, Plan
from participation.plans.permissions import structures_to_open_to

from .base import OnceForm, TextField


class ShareForm(forms.Form):
    """Which part to open, to which structure, for how long, and for what. Asked by GET: it changes nothing."""

    partie = forms.ModelChoiceField(
        None,
        label=_("Quelle partie voulez-vous ouvrir ?"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une partie."), "invalid_choice": _("Choisissez une partie.")},
    )
    structure = forms.ModelChoiceField(
        None,
        label=_("À qui ?"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une structure de la liste."),
            "invalid_choice": _("Choisissez une structure de la liste."),
        },
    )
    mois = forms.TypedChoiceField(
        label=_("Pour combien de temps ?"),
        choices=[(1, _("1 mois")), (3, _("3 mois")), (6, _("6 mois"))],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une durée."), "invalid_choice": _("Choisissez une durée.")},
    )
    droit = forms.ChoiceField(
        label=_("Pour quoi faire ?"),
        choices=[
            ("lire", _("Lire seulement\nCette structure n’écrit rien.")),
            ("ecrire", _("Lire et écrire\nElle écrit ce qu’elle fait, et propose ses étapes. Jamais vos mots.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse."), "invalid_choice": _("Choisissez une réponse.")},
    )

    def __init__(self, plan: Plan, data=None, **options) -> None:
        super().__init__(data, **options)
        self.fields["partie"].queryset = plan.sections.all()
        self.fields["partie"].label_from_instance = lambda section: Pillar(section.pillar).label
        self.fields["structure"].queryset = structures_to_open_to(plan)


class ConsentForm(OnceForm):
    """Her yes to the sentences on her screen, which come back with it."""

    section_id = forms.UUIDField(widget=forms.HiddenInput)
    structure_id = forms.UUIDField(widget=forms.HiddenInput)
    until = forms.DateField(widget=forms.HiddenInput)
    may_write = forms.BooleanField(required=False, widget=forms.HiddenInput)
    words_seen = TextField(longest=LONGEST, widget=forms.HiddenInput)
    helped = forms.BooleanField(label=_("Quelqu’un m’aide à lire cette page."), required=False)
