"""From a bare Python to a running house: a .venv, uv inside it, then the pinned and hashed requirements.

Standard library only, and a syntax old Pythons can read: they have to be told plainly that they are too old.
"""

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
import time

OLDEST = (3, 11)
DEVELOPMENT = {"test", "bench", "pictures", "makemigrations", "makemessages", "compilemessages"}


def prepare(root, argv):
    """Return only when this Python has what the command needs; otherwise install it and start again in .venv."""
    if sys.version_info < OLDEST:
        leave(
            "Il faut Python {}.{} ou plus récent. Celui-ci est Python {}.{}.".format(*OLDEST, *sys.version_info[:2]),
            "apt install python3",
        )
    command = argv[1] if len(argv) > 1 else "help"
    choose_settings(root, command, argv)
    if os.environ.get("PP_BOOTSTRAP") == "no" or in_a_foreign_venv(root):
        return  # somebody else takes care of the packages
    wanted = "dev" if command in DEVELOPMENT else "run"
    python = os.path.join(root, ".venv", "bin", "python")
    if not is_ready(root, wanted):
        with one_at_a_time(root):
            if not is_ready(root, wanted):
                install(root, wanted, python)
    keep_bytecode(root)
    if os.path.realpath(sys.prefix) != os.path.realpath(os.path.join(root, ".venv")):
        sys.stdout.flush()
        os.execv(python, [python, *argv])


def choose_settings(root, command, argv):
    """Which settings a command starts with, when the environment does not say.

    The tests have theirs. A SECRET_KEY in the environment means a deployment: production. Otherwise the demo's, in
    var/: what a newcomer types on a fresh clone works on the demo.
    """
    production = bool(os.environ.get("SECRET_KEY"))
    kind = "test" if command == "test" else "production" if production and command != "demo" else "demo"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings." + kind)
    if command == "demo":
        # Django reads its settings before it reads the command's options.
        for place, word in enumerate(argv):
            if word == "--var" and place + 1 < len(argv):
                os.environ["VAR_DIR"] = os.path.abspath(argv[place + 1])
            elif word.startswith("--var="):
                os.environ["VAR_DIR"] = os.path.abspath(word[len("--var=") :])


def keep_bytecode(root):
    """Where nothing may be written beside the sources, keep what was compiled in .venv, which is ours.

    Container images often say PYTHONDONTWRITEBYTECODE. Every process, and the tests start hundreds, would then compile
    Django and Wagtail anew: four seconds each time.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", os.path.join(root, ".venv", "bytecode"))
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"]
        sys.dont_write_bytecode = False


def in_a_foreign_venv(root):
    """In a virtual environment that is not ours and has Django: its owner knows what is in it."""
    ours = os.path.realpath(os.path.join(root, ".venv"))
    own = sys.prefix != sys.base_prefix and os.path.realpath(sys.prefix) != ours
    return own and importlib.util.find_spec("django") is not None


def is_ready(root, wanted):
    """Whether .venv holds exactly these requirement files. The development set contains the other."""
    return any(read(stamp_file(root, name)) == fingerprint(root, name) for name in ("dev", wanted)) and os.path.exists(
        os.path.join(root, ".venv", "bin", "python")
    )


def install(root, wanted, python):
    began = time.monotonic()
    venv = os.path.join(root, ".venv")
    requirements = os.path.join(root, "requirements")

    def say(text):
        print(f"[{time.monotonic() - began:3.0f} s] {text}", flush=True)

    print("Première installation ou nouvelles versions : environ une demi-minute, dans .venv.", flush=True)
    if not os.path.exists(python) or read(os.path.join(venv, "pp-made")) != "yes":
        if importlib.util.find_spec("ensurepip") is None:
            leave(
                "Il manque de quoi créer un environnement Python.",
                "apt install python{}.{}-venv   (ou : apt install python3-venv)".format(*sys.version_info[:2]),
            )
        say("1/3 un Python à part pour le projet")
        run([sys.executable, "-m", "venv", "--clear", venv])
        write(os.path.join(venv, "pp-made"), "yes")
    say("2/3 l’installateur (uv)")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", "--require-hashes"]
    run([*pip, "-r", os.path.join(requirements, "bootstrap.txt")])
    say(f"3/3 les paquets de requirements/{wanted}.txt, vérifiés un par un")
    listed = os.path.join(requirements, wanted + ".txt")
    uv = [os.path.join(venv, "bin", "uv"), "pip", "install", "--python", python, "--require-hashes", "-r", listed]
    if run(uv, may_fail=True):
        # For instance a house where only pip knows the way to the packages.
        say("uv n’a pas réussi, on essaie avec pip")
        run([*pip, "-r", listed])
    write(stamp_file(root, wanted), fingerprint(root, wanted))
    say("tout est là")


def run(words, may_fail=False):
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", UV_NO_PROGRESS="1")
    code = subprocess.call(words, env=environment)
    if code and not may_fail:
        leave(
            "Cette commande n’a pas marché : " + " ".join(words), "relancer ; l’installation reprend où elle en était"
        )
    return code


class one_at_a_time:
    """Two commands started together: the second waits for the first to have installed."""

    def __init__(self, root):
        self.path = os.path.join(root, "requirements", "run.txt")

    def __enter__(self):
        self.file = open(self.path)
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Une autre commande installe déjà. On l’attend.", flush=True)
            fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_):
        self.file.close()


def fingerprint(root, name):
    with open(os.path.join(root, "requirements", name + ".txt"), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def stamp_file(root, name):
    return os.path.join(root, ".venv", f"pp-{name}.sha256")


def read(path):
    try:
        with open(path) as file:
            return file.read().strip()
    except OSError:
        return None


def write(path, text):
    with open(path + ".new", "w") as file:
        file.write(text)
    os.replace(path + ".new", path)


def leave(sentence, remedy):
    sys.exit(f"{sentence}\n    {remedy}")
