"""Chain the entries of each stream, those already written too."""

import datetime as dt

from django.db import migrations, models

from journal.engine import chain


def chain_what_is_there(apps, schema_editor):
    Stream, Entry = apps.get_model("journal", "Stream"), apps.get_model("journal", "Entry")
    for stream in Stream.objects.all().iterator():
        before = ""
        for entry in Entry.objects.filter(stream_id=stream.name).order_by("seq").iterator():
            said = {
                "stream": entry.stream_id,
                "seq": entry.seq,
                "verb": entry.verb,
                "actor": entry.actor and str(entry.actor),
                "on_behalf": entry.on_behalf and str(entry.on_behalf),
                "channel": entry.channel,
                "targets": entry.targets,
                "at": entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
            }
            before = chain.link(before, said)
            Entry.objects.filter(pk=entry.pk).update(link=before)
        Stream.objects.filter(pk=stream.pk).update(link=before)


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="link",
            field=models.CharField(default="", editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="stream",
            name="link",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["actor", "at"], name="entry_of_an_actor"),
        ),
        migrations.RunPython(chain_what_is_there, migrations.RunPython.noop),
    ]
