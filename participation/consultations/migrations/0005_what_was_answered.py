from django.conf import settings
from django.db import migrations
from django.utils import timezone

from participation.consultations.engine import keyring

KINDS = {"agree": "statement", "choice": "one"}


def convert(apps, schema_editor):
    """Questions become the first version of a questionnaire, answers the sheets of a confidential consultation: that is
    what was said on the screen. Whoever had answered one still open may go on, and change her answers."""
    Consultation = apps.get_model("consultations", "Consultation")
    for consultation in Consultation.objects.order_by("pk"):
        opened = consultation.opens_at is not None
        consultation.anonymity = "confidential"
        consultation.state = _state(consultation) if opened else "draft"
        consultation.save(update_fields=["anonymity", "state"])
        _questionnaire(apps, consultation, opened)
        _sheets(apps, consultation)
        if consultation.state == "open":
            keyring.make(settings.KEYS_DIR, consultation.pk)


def _state(consultation):
    if consultation.closes_at > timezone.now():
        return "open"
    return "published"


def _questionnaire(apps, consultation, opened):
    Question = apps.get_model("consultations", "Question")
    asked = Question.objects.filter(consultation=consultation).order_by("position")
    content = {"title": consultation.title, "languages": ["fr"], "questions": [_question(one) for one in asked]}
    answered = apps.get_model("consultations", "Answer").objects.filter(question__consultation=consultation).exists()
    apps.get_model("consultations", "Questionnaire").objects.create(
        consultation=consultation,
        number=1,
        content=content,
        in_use_at=consultation.opens_at if opened else None,
        frozen_at=consultation.opens_at if opened and answered else None,
    )


def _question(question):
    asked = {"name": f"q{question.position}", "kind": KINDS[question.kind], "words": {"fr": {"label": question.text}}}
    if question.kind == "choice":
        asked["list_name"] = asked["name"]
        asked["choices"] = [
            {"name": option.value, "words": {"fr": {"label": option.text}}}
            for option in question.options.order_by("position")
        ]
    return asked


def _sheets(apps, consultation):
    KeptSheet = apps.get_model("consultations", "KeptSheet")
    taking_part = apps.get_model("consultations", "Participation").objects.filter(consultation=consultation)
    count = 0
    for participation in taking_part.order_by("pk").iterator(chunk_size=500):
        answers = list(participation.answers.select_related("question"))
        if not answers:
            continue
        names = {answer.pk: f"q{answer.question.position}" for answer in answers}
        KeptSheet.objects.create(
            consultation=consultation,
            user_id=participation.user_id,
            questionnaire=1,
            content={
                names[one.pk]: {"s": "unsure"} if one.value == "unsure" else {"v": [one.value]} for one in answers
            },
            channels={names[one.pk]: one.channel for one in answers},
            channel="assisted" if any(one.channel == "assisted" for one in answers) else "self",
            sent_at=participation.last_at,
        )
        count += 1
    if consultation.state == "published":
        consultation.took_part = count
        consultation.save(update_fields=["took_part"])


class Migration(migrations.Migration):
    dependencies = [("consultations", "0004_sheets")]

    operations = [migrations.RunPython(convert, migrations.RunPython.noop)]
