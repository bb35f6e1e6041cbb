"""What two sides write to each other, and what each has read of it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0003_life"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Thread",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField(default=0)),
                (
                    "person",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "section",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.section"
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.step"
                    ),
                ),
            ],
            options={
                "verbose_name": "discussion",
                "verbose_name_plural": "discussions",
            },
        ),
        migrations.CreateModel(
            name="ReadMark",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="plans.thread"
                    ),
                ),
            ],
            options={
                "verbose_name": "repère de lecture",
                "verbose_name_plural": "repères de lecture",
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("seq", models.PositiveIntegerField()),
                ("voice", models.CharField(choices=[("person", "la personne"), ("team", "l’équipe")], max_length=6)),
                ("text", models.TextField(verbose_name="message")),
                ("sent_at", models.DateTimeField(default=kit.time.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="plans.thread"
                    ),
                ),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ["thread", "seq"],
            },
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("person", models.F("id")), ("plan", None), ("section", None), ("step", None)),
                    models.Q(("person", None), ("plan", models.F("id")), ("section", None), ("step", None)),
                    models.Q(("person", None), ("plan", None), ("section", models.F("id")), ("step", None)),
                    models.Q(("person", None), ("plan", None), ("section", None), ("step", models.F("id"))),
                    _connector="OR",
                ),
                name="thread_is_about_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="readmark",
            constraint=models.UniqueConstraint(fields=("thread", "user"), name="read_mark_once_per_reader"),
        ),
        migrations.AddConstraint(
            model_name="readmark",
            constraint=models.CheckConstraint(condition=models.Q(("seq__gt", 0)), name="read_mark_is_on_a_message"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(fields=("thread", "seq"), name="message_seq_once_per_thread"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(condition=models.Q(("seq__gt", 0)), name="message_seq_begins_at_one"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="message_says_something",
                violation_error_message="Écrivez un message.",
            ),
        ),
    ]
