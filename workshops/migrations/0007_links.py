"""Links good for one booking, for the number they were sent to."""

import django.db.models.deletion
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0006_feedback"),
    ]

    operations = [
        migrations.CreateModel(
            name="BookingLink",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("reach", models.CharField(editable=False, max_length=64)),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=kit.time.now, editable=False)),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="workshops.booking",
                        verbose_name="réservation",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien de réservation",
                "verbose_name_plural": "liens de réservation",
                "constraints": [
                    models.UniqueConstraint(fields=("booking", "reach"), name="booking_link_once_per_address")
                ],
            },
        ),
    ]
