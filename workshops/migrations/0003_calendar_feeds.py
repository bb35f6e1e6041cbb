"""The address from which somebody’s own calendar reads her bookings."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_sealed_where_it_was_going"),
        ("workshops", "0002_waiting_and_households"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("door_key", models.CharField(blank=True, editable=False, max_length=16)),
                ("made_at", models.DateTimeField(default=kit.time.now, editable=False, verbose_name="ouverte le")),
            ],
            options={
                "verbose_name": "adresse d’agenda",
                "verbose_name_plural": "adresses d’agenda",
            },
        ),
    ]
