"""Venues, workshops, sessions with their seats, bookings in order, and the people expected."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Venue",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "place",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="venue",
                        to="places.place",
                        verbose_name="lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "lieu d’atelier",
                "verbose_name_plural": "lieux d’atelier",
            },
        ),
        migrations.CreateModel(
            name="Workshop",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workshops",
                        to="people.structure",
                        verbose_name="structure",
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="titre")),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("cuisine", "Cuisine"),
                            ("reparer", "Réparer"),
                            ("couture", "Couture"),
                            ("telephone", "Téléphone"),
                            ("jardin", "Jardin"),
                            ("francais", "Français"),
                            ("cafe", "Café"),
                        ],
                        max_length=10,
                        verbose_name="type",
                    ),
                ),
                (
                    "picture",
                    models.CharField(blank=True, choices=[("bike", "Vélo")], max_length=10, verbose_name="dessin"),
                ),
                ("summary", models.CharField(max_length=300, verbose_name="en deux phrases")),
                (
                    "programme",
                    models.TextField(blank=True, help_text="Une étape par ligne.", verbose_name="ce qu’on fait"),
                ),
                ("good_to_know", models.CharField(blank=True, max_length=300, verbose_name="bon à savoir")),
                ("facilitator", models.CharField(blank=True, max_length=80, verbose_name="avec qui")),
                ("with_children", models.BooleanField(default=False, verbose_name="avec les enfants")),
            ],
            options={
                "verbose_name": "atelier",
                "verbose_name_plural": "ateliers",
                "ordering": ["title"],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="workshops.workshop",
                        verbose_name="atelier",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="workshops.venue",
                        verbose_name="lieu",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="début")),
                ("ends_at", models.DateTimeField(verbose_name="fin")),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="places"
                    ),
                ),
                ("open", models.BooleanField(default=True, verbose_name="ouverte aux réservations")),
                ("taken", models.PositiveIntegerField(default=0, editable=False, verbose_name="places prises")),
                (
                    "waiting",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="personnes qui attendent"),
                ),
                ("turns", models.PositiveIntegerField(default=0, editable=False, verbose_name="demandes reçues")),
            ],
            options={
                "verbose_name": "séance",
                "verbose_name_plural": "séances",
                "ordering": ["starts_at", "id"],
                "indexes": [models.Index(fields=["starts_at"], name="session_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("taken__gte", 0), ("taken__lte", models.F("capacity"))),
                        name="session_never_oversold",
                        violation_error_message="Il n’y a pas assez de places.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("waiting__gte", 0)),
                        name="session_waiting_is_a_number_of_people",
                        violation_error_message="Personne ne peut attendre moins de zéro place.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1)),
                        name="session_has_a_seat",
                        violation_error_message="Il faut au moins une place.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="session_ends_after_it_starts",
                        violation_error_message="La fin ne peut pas être avant le début.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="workshops.session",
                        verbose_name="séance",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("self", "par elle-même"),
                            ("assisted", "avec de l’aide"),
                            ("paper", "sur papier"),
                            ("group", "en groupe"),
                            ("phone", "par téléphone"),
                        ],
                        default="self",
                        max_length=10,
                        verbose_name="par quel moyen",
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(verbose_name="places")),
                (
                    "state",
                    models.CharField(
                        choices=[("confirmed", "réservée"), ("waiting", "en attente"), ("cancelled", "rendue")],
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("placed", models.PositiveIntegerField(editable=False, verbose_name="rang de la demande")),
                ("key", models.UUIDField(editable=False)),
                ("remind", models.BooleanField(default=False, verbose_name="rappel la veille")),
                ("placed_at", models.DateTimeField(default=kit.time.now, editable=False, verbose_name="demandée le")),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="confirmée le"),
                ),
                ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="rendue le")),
            ],
            options={
                "verbose_name": "réservation",
                "verbose_name_plural": "réservations",
                "ordering": ["session", "placed"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1), ("seats__lte", 12)),
                        name="booking_one_to_twelve_seats",
                        violation_error_message="On réserve pour 12 personnes au plus.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", False), ("state", "cancelled")),
                            models.Q(models.Q(("state", "cancelled"), _negated=True), ("cancelled_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="booking_cancelled_has_its_day",
                        violation_error_message="Une place rendue a une date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            ("confirmed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="booking_confirmed_has_its_day",
                        violation_error_message="Une place réservée a une date.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("session", "person"),
                        name="booking_one_live_per_person",
                        violation_error_message="Cette personne a déjà une place.",
                    ),
                    models.UniqueConstraint(fields=("session", "placed"), name="booking_one_rank_each"),
                    models.UniqueConstraint(fields=("session", "key"), name="booking_key_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendees",
                        to="workshops.booking",
                        verbose_name="réservation",
                    ),
                ),
                ("seat", models.PositiveSmallIntegerField(editable=False, verbose_name="rang dans la réservation")),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=40, verbose_name="prénom")),
                (
                    "present",
                    models.BooleanField(
                        help_text="Vide tant que personne n’a noté.", null=True, verbose_name="présence"
                    ),
                ),
            ],
            options={
                "verbose_name": "personne attendue",
                "verbose_name_plural": "personnes attendues",
                "ordering": ["booking", "seat"],
                "constraints": [
                    models.UniqueConstraint(fields=("booking", "seat"), name="attendee_one_seat_each"),
                    models.UniqueConstraint(
                        fields=("booking", "user"),
                        name="attendee_once_per_booking",
                        violation_error_message="Cette personne est déjà dans la réservation.",
                    ),
                ],
            },
        ),
    ]
