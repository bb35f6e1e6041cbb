"""Whoever came after the beginning is there too."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0003_calendar_feeds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="attendee",
            name="late",
            field=models.BooleanField(default=False, verbose_name="après le début"),
        ),
        migrations.AddConstraint(
            model_name="attendee",
            constraint=models.CheckConstraint(
                condition=models.Q(("late", False), ("present", True), _connector="OR"),
                name="attendee_late_is_there",
                violation_error_message="Une personne venue plus tard est venue.",
            ),
        ),
    ]
