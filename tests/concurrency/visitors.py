"""The race of people without an account who begin from one network: what each process does."""

from collections import Counter

from django.test import override_settings

from participation.consultations.engine.codes import new_code
from participation.consultations.models import Consultation
from participation.consultations.rules import TooManyFromHere, Who, answer_question
from tests.support.consultations import YES


def begin(slug: str, people: int, limit: int) -> Counter:
    """So many people, one after the other; how each began."""
    consultation, ends = Consultation.objects.get(slug=slug), Counter()
    with override_settings(VISITORS_AN_HOUR=limit):
        for _ in range(people):
            try:
                who = Who(code=new_code(), address="192.0.2.7")
                answer_question(consultation, "samedi", answer=YES, who=who)
                ends["begun"] += 1
            except TooManyFromHere:
                ends["refused"] += 1
    return ends
