from django.conf import settings
from django.db import migrations

from participation.consultations.engine import keyring


def close_again(apps, schema_editor):
    """What was kept of a receipt is closed once more, under the key of the receipts: its code is not needed for that,
    and the receipts that people hold still lead to their words."""
    for name, field in (("Receipt", "digest"), ("Contribution", "receipt")):
        kept = apps.get_model("consultations", name).objects.exclude(**{f"{field}__isnull": True})
        rows = list(kept.only(field))
        if not rows:
            continue
        key = keyring.of_receipts(settings.KEYS_DIR)
        for row in rows:
            setattr(row, field, key.digest("receipt", getattr(row, field)))
        kept.bulk_update(rows, [field], batch_size=200)


class Migration(migrations.Migration):
    """Not undone: the codes are nowhere."""

    dependencies = [
        ("consultations", "0019_lost_with_the_key"),
    ]

    operations = [
        migrations.RunPython(close_again, elidable=False),
    ]
