#!/usr/bin/env python3
"""The door to every command: `python3 manage.py demo`, `python3 manage.py test`, and Django's own.

Any Python 3.11 or newer will do: what is missing is installed first, in .venv, by site/config/bootstrap.py.
"""

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [ROOT, os.path.join(ROOT, "site")]

from config import bootstrap  # noqa: E402  standard library only


def main():
    bootstrap.prepare(ROOT, sys.argv)
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(refusal))  # what production refuses is a list of sentences, not a traceback


if __name__ == "__main__":
    main()
