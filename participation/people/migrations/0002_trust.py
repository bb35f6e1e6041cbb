"""What trust needs: invitations, ways to be reached, resets, sealed posts, erasing; scopes, stand-ins, sure numbers.

The mandates of before said nothing of their scope: they were for everything. The numbers of before are sure today.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time
import participation.people.engine.codes


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="own_phone",
            field=models.BooleanField(
                default=False,
                help_text="Sinon, on ferme l’espace après 10 minutes.",
                verbose_name="ce téléphone est à moi",
            ),
        ),
        migrations.CreateModel(
            name="ArchivedRecord",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("person", models.UUIDField()),
                ("kind", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=200, verbose_name="pourquoi")),
                ("content", models.JSONField()),
                ("archived_at", models.DateTimeField(default=kit.time.now, editable=False)),
                ("keep_until", models.DateField(verbose_name="garder jusqu’au")),
            ],
            options={
                "verbose_name": "archive fermée",
                "verbose_name_plural": "archives fermées",
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="contact",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        help_text="E.164, landlines too.",
                        max_length=16,
                        verbose_name="numéro pour la joindre",
                    ),
                ),
                ("whose", models.CharField(blank=True, max_length=80, verbose_name="ce numéro est à qui")),
                ("never_sms", models.BooleanField(default=False, verbose_name="jamais de SMS")),
                ("voicemail", models.BooleanField(default=False, verbose_name="on peut laisser un message vocal")),
                ("hours_from", models.TimeField(blank=True, null=True, verbose_name="à partir de")),
                ("hours_until", models.TimeField(blank=True, null=True, verbose_name="jusqu’à")),
                ("signature", models.CharField(blank=True, max_length=20, verbose_name="mots qui signent")),
            ],
            options={
                "verbose_name": "façon de joindre",
                "verbose_name_plural": "façons de joindre",
            },
        ),
        migrations.CreateModel(
            name="EraseRequest",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("person", models.UUIDField()),
                (
                    "why",
                    models.CharField(
                        choices=[("asked", "La personne le demande"), ("idle", "Aucun contact depuis 2 ans")],
                        default="asked",
                        max_length=5,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=kit.time.now, editable=False)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("done_by", models.UUIDField(blank=True, null=True)),
                ("rewritten_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "demande d’effacement",
                "verbose_name_plural": "demandes d’effacement",
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(help_text="Its hash, made as that of a password.", max_length=128)),
                ("created_at", models.DateTimeField(default=kit.time.now, editable=False)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
            },
        ),
        migrations.CreateModel(
            name="PhoneReset",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "new_phone",
                    models.CharField(
                        blank=True, help_text="E.164; empty: a card.", max_length=16, verbose_name="nouveau numéro"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("lost", "Le téléphone est perdu"),
                            ("stolen", "Le téléphone est volé"),
                            ("changed", "Le numéro a changé"),
                            ("read", "Quelqu’un d’autre lit ce téléphone"),
                        ],
                        max_length=10,
                        verbose_name="pourquoi",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=kit.time.now, editable=False)),
                ("expires_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "téléphone perdu",
                "verbose_name_plural": "téléphones perdus",
            },
        ),
        migrations.CreateModel(
            name="SealedPost",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("path", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("created_at", models.DateTimeField(default=kit.time.now, editable=False)),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "envoi mis de côté",
                "verbose_name_plural": "envois mis de côté",
            },
        ),
        migrations.RemoveConstraint(
            model_name="referent",
            name="referent_one_at_a_time",
        ),
        migrations.AddField(
            model_name="mandate",
            name="for_consultation",
            field=models.BooleanField(default=True, verbose_name="Ma parole"),
        ),
        migrations.AlterField(
            model_name="mandate",
            name="for_consultation",
            field=models.BooleanField(default=False, verbose_name="Ma parole"),
        ),
        migrations.AddField(
            model_name="mandate",
            name="for_message",
            field=models.BooleanField(default=True, verbose_name="Mes messages et rendez-vous"),
        ),
        migrations.AlterField(
            model_name="mandate",
            name="for_message",
            field=models.BooleanField(default=False, verbose_name="Mes messages et rendez-vous"),
        ),
        migrations.AddField(
            model_name="mandate",
            name="for_plan",
            field=models.BooleanField(default=True, verbose_name="Mon projet"),
        ),
        migrations.AlterField(
            model_name="mandate",
            name="for_plan",
            field=models.BooleanField(default=False, verbose_name="Mon projet"),
        ),
        migrations.AddField(
            model_name="mandate",
            name="for_workshop",
            field=models.BooleanField(default=True, verbose_name="Mes places aux ateliers"),
        ),
        migrations.AlterField(
            model_name="mandate",
            name="for_workshop",
            field=models.BooleanField(default=False, verbose_name="Mes places aux ateliers"),
        ),
        migrations.AddField(
            model_name="mandate",
            name="revoked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="repris le"),
        ),
        migrations.AddField(
            model_name="user",
            name="door_key",
            field=models.CharField(blank=True, default="", editable=False, max_length=16),
        ),
        migrations.AlterField(
            model_name="user",
            name="door_key",
            field=models.CharField(
                blank=True, default=participation.people.engine.codes.new_door_key, editable=False, max_length=16
            ),
        ),
        migrations.AddField(
            model_name="referent",
            name="agreed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="accepté par la personne le"),
        ),
        migrations.AddField(
            model_name="referent",
            name="talk_asked_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="la personne veut en parler depuis le"),
        ),
        migrations.AddField(
            model_name="referent",
            name="named_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="referent",
            name="refused_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="refusé par la personne le"),
        ),
        migrations.AddField(
            model_name="referent",
            name="stands_in_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="stand_ins",
                to="people.referent",
            ),
        ),
        migrations.AddField(
            model_name="referent",
            name="told_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="la personne l’a su le"),
        ),
        migrations.AddField(
            model_name="user",
            name="phone_sure_at",
            field=models.DateTimeField(blank=True, null=True, default=kit.time.now, verbose_name="numéro sûr le"),
        ),
        migrations.AlterField(
            model_name="user",
            name="phone_sure_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="numéro sûr le"),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("for_plan", True),
                    ("for_workshop", True),
                    ("for_consultation", True),
                    ("for_message", True),
                    _connector="OR",
                ),
                name="mandate_says_for_what",
                violation_error_message="Choisissez au moins une chose.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on__isnull", True), ("stands_in_for__isnull", True)),
                fields=("person",),
                name="referent_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="referent",
            constraint=models.CheckConstraint(
                condition=models.Q(("stands_in_for__isnull", True), ("ends_on__isnull", False), _connector="OR"),
                name="referent_stand_in_has_an_end",
                violation_error_message="Un remplacement a une date de fin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="archivedrecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="archive_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hours_from", None), ("hours_until", None)),
                    ("hours_from__lt", models.F("hours_until")),
                    _connector="OR",
                ),
                name="contact_hours_in_order",
                violation_error_message="La fin vient après le début.",
            ),
        ),
        migrations.AddField(
            model_name="eraserequest",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="phonereset",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="phonereset",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="phonereset",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="phone_resets", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="sealedpost",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="sealed_posts", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="eraserequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at", None), ("done_at", None)),
                fields=("person",),
                name="erase_request_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="eraserequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_at", None), ("cancelled_at", None), _connector="OR"),
                name="erase_request_done_or_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="eraserequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at", None), ("done_by", None)),
                    models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                    _connector="OR",
                ),
                name="erase_request_done_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("created_at"))),
                name="invitation_expires_after_it_is_made",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("used_at", None), ("used_at__lte", models.F("expires_at")), _connector="OR"),
                name="invitation_used_in_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("used_at", None), ("cancelled_at", None), _connector="OR"),
                name="invitation_used_or_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at", None), ("used_at", None)),
                fields=("user",),
                name="invitation_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="phonereset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by", None),
                    models.Q(("confirmed_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="reset_takes_two_workers",
                violation_error_message="Une autre personne de l’équipe doit confirmer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="phonereset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="reset_confirmation_is_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="phonereset",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed_at", None), ("cancelled_at", None), _connector="OR"),
                name="reset_confirmed_or_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="phonereset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at", None), ("confirmed_at", None)),
                fields=("person",),
                name="reset_one_at_a_time",
            ),
        ),
        migrations.CreateModel(
            name="HelpRequest",
            fields=[
                ("for_plan", models.BooleanField(default=False, verbose_name="Mon projet")),
                ("for_workshop", models.BooleanField(default=False, verbose_name="Mes places aux ateliers")),
                ("for_consultation", models.BooleanField(default=False, verbose_name="Ma parole")),
                ("for_message", models.BooleanField(default=False, verbose_name="Mes messages et rendez-vous")),
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("called", models.CharField(max_length=80, verbose_name="comment vous l’appelez")),
                (
                    "asked_of",
                    models.CharField(help_text="key_of() a number as E.164, or a name to enter.", max_length=64),
                ),
                ("ends_on", models.DateField(verbose_name="jusqu’à")),
                ("asked_at", models.DateTimeField(default=kit.time.now, editable=False)),
                ("expires_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mandate",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="request",
                        to="people.mandate",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="help_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "demande d’aide",
                "verbose_name_plural": "demandes d’aide",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("for_plan", True),
                            ("for_workshop", True),
                            ("for_consultation", True),
                            ("for_message", True),
                            _connector="OR",
                        ),
                        name="help_request_says_for_what",
                        violation_error_message="Choisissez au moins une chose.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("asked_at"))),
                        name="help_request_expires_after_it_is_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answered_at", None), ("cancelled_at", None), _connector="OR"),
                        name="help_request_answered_or_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mandate", None), ("answered_at__isnull", False), _connector="OR"),
                        name="help_request_mandate_is_an_answer",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None), ("cancelled_at", None)),
                        fields=("person", "asked_of"),
                        name="help_request_once_per_helper",
                    ),
                ],
            },
        ),
    ]
