"""Calls that the team of a structure makes, to whom nobody accompanies, or who has no account."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0004_incoming"),
    ]

    operations = [
        migrations.AddField(
            model_name="call",
            name="team",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="team",
            field=models.UUIDField(null=True),
        ),
        migrations.AlterField(
            model_name="call",
            name="to",
            field=models.UUIDField(null=True),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(condition=models.Q(("ended_at__isnull", True)), fields=["team"], name="call_of_a_team"),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(("to__isnull", False), ("team__isnull", False), _connector="OR"),
                name="call_is_somebodys_to_make",
                violation_error_message="Un appel est à faire par quelqu’un.",
            ),
        ),
    ]
