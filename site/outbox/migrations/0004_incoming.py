"""What people answer by SMS: that it came, once, and what was done."""

from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0003_calls"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incoming",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("operator_id", models.CharField(max_length=200, unique=True)),
                ("heard_at", models.DateTimeField(default=kit.time.now, editable=False)),
                (
                    "meaning",
                    models.CharField(choices=[("yes", "yes"), ("no", "no"), ("unclear", "unclear")], max_length=10),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("done", "fait"), ("call", "quelqu’un appelle"), ("nothing", "rien à faire")],
                        default="nothing",
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=480)),
            ],
            options={
                "indexes": [models.Index(fields=["heard_at"], name="incoming_by_age")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), ("result", "call"), _connector="OR"),
                        name="incoming_words_only_for_a_call",
                        violation_error_message="On garde les mots d’une réponse seulement quand quelqu’un doit appeler.",
                    )
                ],
            },
        ),
    ]
