#!/usr/bin/env python3
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "site"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
from django.core.management import execute_from_command_line

execute_from_command_line(sys.argv)
