"""What changed because of what people said."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0010_kind_calls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("heard", models.CharField(max_length=200, verbose_name="ce que vous avez dit")),
                ("done", models.CharField(max_length=300, verbose_name="ce que nous avons fait")),
                ("key", models.UUIDField(editable=False)),
                ("told_at", models.DateTimeField(default=kit.time.now, editable=False, verbose_name="dit le")),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="retiré le")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="workshops.workshop",
                        verbose_name="atelier",
                    ),
                ),
            ],
            options={
                "verbose_name": "changement",
                "verbose_name_plural": "changements",
                "constraints": [
                    models.UniqueConstraint(fields=("workshop", "key"), name="change_told_once_per_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("heard", ""), _negated=True), models.Q(("done", ""), _negated=True)
                        ),
                        name="change_says_what_was_heard_and_done",
                        violation_error_message="Écrivez ce que vous avez entendu, et ce que vous avez fait.",
                    ),
                ],
            },
        ),
    ]
