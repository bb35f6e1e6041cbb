"""By which way the words typed for her came, and who typed those she has said yes to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

CHANNELS = [
    ("self", "par elle-même"),
    ("assisted", "avec de l’aide"),
    ("paper", "sur papier"),
    ("group", "en groupe"),
    ("phone", "par téléphone"),
]


def say_how(apps, schema_editor):
    """Until now, all that was typed for her was said to who typed it."""
    proposals = apps.get_model("plans", "Proposal").objects.using(schema_editor.connection.alias)
    proposals.exclude(kind="change").update(how="assisted")


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0014_coordination"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="how",
            field=models.CharField(choices=CHANNELS, default="self", max_length=10),
        ),
        migrations.RunPython(say_how, migrations.RunPython.noop, elidable=True),
        migrations.AddField(
            model_name="wordsversion",
            name="wrote",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=Q(how="self", kind="change") | ~Q(kind="change") & ~Q(how="self"),
                name="proposal_of_her_words_says_how",
            ),
        ),
    ]
