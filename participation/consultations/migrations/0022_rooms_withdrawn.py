import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0021_themes_together_and_addressees_who_leave"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "count",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="withdrawal",
                        serialize=False,
                        to="consultations.groupcount",
                    ),
                ),
                ("why", models.CharField(max_length=200, verbose_name="pourquoi")),
                ("at", models.DateTimeField(default=kit.time.now, verbose_name="retiré le")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "retrait d’un groupe compté",
                "verbose_name_plural": "retraits de groupes comptés",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="withdrawal_says_why",
                        violation_error_message="Dites pourquoi.",
                    )
                ],
            },
        ),
    ]
