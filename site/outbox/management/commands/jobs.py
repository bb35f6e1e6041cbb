"""`manage.py jobs`: the work behind the pages, as a process of its own."""

import signal

from django.core.management.base import BaseCommand

from outbox import jobs


class Command(BaseCommand):
    help = "Send what is due and run the jobs, until SIGTERM or SIGINT. Run as many as you like."

    def handle(self, *args, **options) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: jobs.stop())
        jobs.work()
