import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderation", "0006_read_by_others")]

    operations = [
        migrations.AlterField(
            model_name="reviewitem",
            name="reader",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.structure",
                verbose_name="lu par",
            ),
        ),
        migrations.AlterField(
            model_name="reviewitem",
            name="due_on",
            field=models.DateField(verbose_name="réponse avant le"),
        ),
        migrations.AddIndex(
            model_name="reviewitem",
            index=models.Index(fields=["reader", "state", "-created_at"], name="review_item_queue"),
        ),
        migrations.AddConstraint(
            model_name="reviewitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True),
                        ("published_text", ""),
                        ("reason", ""),
                        ("state__in", ("pending", "held", "escalated")),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("reason", ""),
                        ("state__in", ("approved", "edited")),
                        models.Q(("published_text", ""), _negated=True),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("published_text", ""),
                        ("state", "refused"),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("state", "appealed"),
                        models.Q(("published_text", ""), ("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="review_item_says_what_its_state_needs",
                violation_error_message="Un message publié a un texte. Un message refusé a une raison.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("wants_opinion", False), ("state", "pending"), _connector="OR"),
                name="review_item_asks_an_opinion_while_it_waits",
                violation_error_message="On demande un avis sur un message qui attend.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reported_at__isnull", True), models.Q(("published_text", ""), _negated=True), _connector="OR"
                ),
                name="review_item_is_reported_once_shown",
                violation_error_message="On signale un message publié.",
            ),
        ),
    ]
