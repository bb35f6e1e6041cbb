import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kit.ids
import kit.time


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0001_initial"),
        ("moderation", "0009_pictures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="newspage",
            name="comments_open",
            field=models.BooleanField(
                default=False,
                help_text="Ceux qui ont un compte peuvent écrire dessous. Quelqu’un de l’équipe lit avant.",
                verbose_name="commentaires ouverts",
            ),
        ),
        migrations.CreateModel(
            name="NewsComment",
            fields=[
                ("id", models.UUIDField(default=kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("show_name", models.BooleanField(default=False, verbose_name="avec son nom affiché")),
                ("created_at", models.DateTimeField(default=kit.time.now, verbose_name="envoyé le")),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="news_comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="news_comments",
                        to="cms.newspage",
                        verbose_name="actualité",
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="news_comment",
                        to="moderation.reviewitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "commentaire",
                "verbose_name_plural": "commentaires",
                "ordering": ["created_at", "pk"],
            },
        ),
    ]
