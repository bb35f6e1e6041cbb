from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0012_way_in"),
    ]

    operations = [
        migrations.AlterField(
            model_name="proposal",
            name="show_name",
            field=models.BooleanField(default=False, verbose_name="son nom affiché peut être écrit"),
        ),
    ]
