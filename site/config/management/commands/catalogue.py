"""`manage.py catalogue`: read every marked string again, and write the catalogues (.po and .mo).

The source is French, so the French catalogue says each string as it stands: it carries the French plural (0 is
singular), and wins over a word that a library happens to mark too. Another language is a folder of locale/, for a
translator to fill.
Needs gettext (Debian: apt install gettext) and the development set.
"""

import shutil
from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

DATED = ("POT-Creation-Date", "PO-Revision-Date", "Report-Msgid-Bugs-To", "Last-Translator", "Language-Team")


class Command(BaseCommand):
    help = "Relit toutes les phrases à traduire et refait les catalogues."

    def handle(self, **_options: object) -> None:
        if shutil.which("xgettext") is None:
            raise CommandError("Il manque gettext :\n    sudo apt install gettext")
        locale = Path(settings.ROOT) / "locale"
        languages = sorted({"fr"} | {folder.name for folder in locale.iterdir() if folder.is_dir()})
        for language in languages:
            (locale / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
        ignored = [".venv/*", "var/*", "tests/*", "site/static/*"]
        call_command("makemessages", locale=languages, no_location=True, no_wrap=True, ignore_patterns=ignored)
        for language in languages:
            self.stdout.write(self._finish(locale / language / "LC_MESSAGES" / "django.po", is_source=language == "fr"))

    def _finish(self, path: Path, *, is_source: bool) -> str:
        catalogue = polib.pofile(str(path), wrapwidth=0)
        for dated in (
            "POT-Creation-Date",
            "PO-Revision-Date",
            "Report-Msgid-Bugs-To",
            "Last-Translator",
            "Language-Team",
        ):
            catalogue.metadata.pop(dated, None)  # the history of the file knows better
        catalogue.metadata["Project-Id-Version"] = "parties-prenantes"
        catalogue.header = "Parties prenantes. AGPL-3.0-or-later."
        catalogue.metadata_is_fuzzy = False
        for entry in catalogue.obsolete_entries():
            catalogue.remove(entry)
        if is_source:
            for entry in catalogue:
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
                entry.previous_msgid = entry.previous_msgid_plural = None
                if entry.msgid_plural:
                    entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
                else:
                    entry.msgstr = entry.msgid
        catalogue.sort(key=lambda entry: entry.msgid)  # one string, one line of the change
        catalogue.save()
        catalogue.save_as_mofile(str(path.with_suffix(".mo")))
        return f"{path.parent.parent.name} : {len(catalogue)} phrases, {catalogue.percent_translated()} % traduites."
