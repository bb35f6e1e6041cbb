from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0022_rooms_withdrawn"),
        ("moderation", "0008_shown_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="contribution",
            name="show_name",
            field=models.BooleanField(default=False, verbose_name="avec mon nom affiché"),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("show_name", False), ("channel", "self"), _connector="OR"),
                name="contribution_is_signed_by_herself",
                violation_error_message="Vous seul ou seule montrez votre nom.",
            ),
        ),
    ]
