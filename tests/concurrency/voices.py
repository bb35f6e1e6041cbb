"""What each process of the race for one voice does. Top-level functions: a process finds them by name."""

import time
from uuid import UUID

from participation.consultations.models import Consultation, Draft, Voice
from participation.consultations.rules import SpeaksForAnother
from participation.consultations.rules.speaking import key_of, owner_of
from participation.people.models import User
from tests.support.consultations import YES, answer


def answer_for(consultation_id: UUID, person_id: UUID, helper_id: UUID) -> bool:
    """Whether the answer of this person was taken."""
    consultation = Consultation.objects.get(pk=consultation_id)
    person, helper = User.objects.get(pk=person_id), User.objects.get(pk=helper_id)
    try:
        answer(consultation, "samedi", YES, helper, person)
    except SpeaksForAnother:
        return False
    return True


def answer_naively(consultation_id: UUID, person_id: UUID, helper_id: UUID) -> bool:
    """Look whether the helper has spoken for somebody, then answer: nothing refuses in between."""
    consultation = Consultation.objects.get(pk=consultation_id)
    key = key_of(consultation)
    speaker, owner = owner_of(key, helper_id), owner_of(key, person_id)
    if Voice.objects.filter(consultation=consultation, speaker=speaker).exists():
        return False
    time.sleep(0.05)
    draft = Draft.objects.enter(consultation_id, owner, owner)
    Draft.objects.filter(pk=draft.pk).update(sealed=key.seal({"samedi": YES}))
    Voice.objects.speaks(consultation_id, speaker, owner)
    return True
