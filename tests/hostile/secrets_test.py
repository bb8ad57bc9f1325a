"""Secrets stay where they belong: what a vault writes is for its owner alone, no output and no other
file repeats the key, the partition secret or the passphrase, and a crash leaves no core. Usage:

    secrets_test.py TALLY TALLY_VERIFY [--any-memory]
"""

import base64
import contextlib
import json
import os
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

TALLY, TALLY_VERIFY = (os.path.abspath(path) for path in sys.argv[1:3])
DUMPABLE_CHECKED = "--any-memory" not in sys.argv  # a sanitizer looks into the memory itself
PASSPHRASE = "correct horse battery staple 4711"
MAIL = (b"From: Daniel <daniel@northwind-studio.example>\r\nSubject: One\r\n"
        b"Date: Mon, 2 Nov 2026 10:00:00 +0100\r\n\r\nuntouched letter\r\n")


def forms(secret):
    """The secret as it is, and as it is usually written; base64 at each of the three alignments."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    base32 = base64.b32encode(secret).rstrip(b"=")
    yield base32
    yield base32.lower()
    for before in range(3):
        text = base64.b64encode(b"\0" * before + secret)
        inner = text[(before * 8 + 5) // 6:len(secret) * 4 // 3]
        yield inner
        yield inner.translate(bytes.maketrans(b"+/", b"-_"))


def files_below(folder):
    return [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]


class Secrets(unittest.TestCase):
    def setUp(self):
        # What the user's shell allows is everything: the program itself must be careful.
        self.addCleanup(os.umask, os.umask(0))
        folder = tempfile.TemporaryDirectory(prefix="tally-secrets-")
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                                TALLY_VAULT=self.home + "/vault", TZ="UTC")
        self.printed = b""
        self.given = set()  # files that the test put there
        self.give("pass", PASSPHRASE.encode() + b"\n")
        self.give("mail.eml", MAIL)

    def path(self, name):
        return os.path.join(self.home, name)

    def give(self, name, content):
        with open(self.path(name), "wb") as out:
            out.write(content)
        os.chmod(self.path(name), 0o600)
        self.given.add(self.path(name))

    def tally(self, *words, status=0, program=TALLY, typed=b""):
        """Runs the command; what it prints is looked through at the end."""
        with subprocess.Popen([program, *words], env=self.environment, cwd=self.home,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as child:
            with contextlib.suppress(FileNotFoundError, ProcessLookupError), \
                    open(f"/proc/{child.pid}/cmdline", "rb") as told:
                self.assertNotIn(PASSPHRASE.encode(), told.read())
            out, err = child.communicate(typed, timeout=300)
        self.printed += out + err
        self.assertIn(child.returncode, status if isinstance(status, tuple) else (status,),
                      f"{words}: {out!r} {err!r}")
        return out, err

    def both(self, *words, status=0):
        """As text, and as JSON."""
        self.tally(*words, status=status)
        self.tally(*words, "--json", status=status)

    def secrets(self):
        with open(self.path("vault/keys/owner.key"), "rb") as file:
            keys = json.load(file)
        return [base64.b64decode(keys["signing_seed"]), base64.b64decode(keys["partition_secret"])]

    def make_vault(self):
        self.tally("init", "--name", "Mira", "--email", "mira@okafor-design.example")
        self.tally("engagement", "add", "--title", "Website", "--client-name", "Northwind", "--type",
                   "upwork-fixed", "--currency", "USD", "--slug", "site", "--client-email",
                   "daniel@northwind-studio.example")

    def live(self):
        """One of everything that a vault is used for."""
        self.make_vault()
        self.both("import", "mail.eml")
        item = json.loads(self.tally("search", "untouched", "--json")[0])["hits"][0]["item"]
        self.both("show", item)
        self.tally("milestone", "add", "site", "--title", "Pages", "--amount", "1200")
        self.tally("milestone", "fund", "site", "1")
        self.both("milestone", "fund", "site", "1", status=1)
        self.both("timeline", "site")
        self.both("checkpoint", "site")
        self.both("key", "show")
        self.tally("case", "open", "site", "--forum", "upwork-dispute", "--claim", "Done.", "--asks", "1")
        self.tally("case", "link", "site/1", item, "--why", "it shows")
        self.tally("case", "build", "site/1", "-o", "case.zip")
        self.both("verify", status=3)
        self.tally("case.zip", program=TALLY_VERIFY, status=3)
        self.both("backup", "first.age", "--passphrase-file", "pass", status=(0, 1))
        self.both("restore", "first.age", "--to", "back", "--passphrase-file", "pass", status=(0, 1))
        self.both("adopt")
        self.both("reindex")

    def fail_in_every_way(self):
        """Commands that meet a secret and then go wrong."""
        self.give("wrong", PASSPHRASE.encode() + b"!\n")
        self.give("garbage.age", b"garbage")
        self.both("restore", "first.age", "--to", "other", "--passphrase-file", "wrong", status=1)
        self.both("restore", "garbage.age", "--to", "other", "--passphrase-file", "pass", status=2)
        self.both("backup", "/proc/none/x.age", "--passphrase-file", "pass", status=(1, 5))
        self.both("backup", "second.age", status=2)
        self.tally("backup", "second.age", "--passphrase", "by argument", status=2)  # no such option
        self.tally("backup", "second.age", typed=PASSPHRASE.encode() + b"\n", status=2)
        key = self.path("vault/keys/owner.key")
        with open(key, "rb") as file:
            whole = file.read()
        for broken in (whole[:-2], whole[:-20], whole.replace(b"v", b"w"), b"[" + whole, whole + whole,
                       whole.replace(b"==", b""), whole.replace(b'"v":1', b'"v":2')):
            self.give("vault/keys/owner.key", broken)
            for words in (["timeline", "site"], ["checkpoint", "site"], ["import", "mail.eml"], ["key", "show"],
                          ["backup", "third.age", "--passphrase-file", "pass"]):
                self.both(*words, status=(0, 1, 4, 5))
        self.give("vault/keys/owner.key", whole)
        os.rename(key, key + "-away")
        self.both("timeline", "site", status=(1, 4, 5))
        os.rename(key + "-away", key)

    def test_what_is_written_is_for_the_owner_alone_whatever_the_umask_says(self):
        self.live()
        self.tally("demo", "--dir", self.path("demo"))
        for place, folders, files in os.walk(self.home):
            for name in folders:
                mode = stat.S_IMODE(os.lstat(os.path.join(place, name)).st_mode)
                self.assertEqual(mode, 0o700, os.path.join(place, name))
            for name in files:
                mode = stat.S_IMODE(os.lstat(os.path.join(place, name)).st_mode)
                self.assertEqual(mode & 0o077, 0, f"{os.path.join(place, name)} {mode:o}")

    def test_no_output_and_no_other_file_repeats_a_secret(self):
        self.live()
        secrets = self.secrets()
        self.fail_in_every_way()
        self.look_for(secrets, may_hold={self.path("vault/keys/owner.key"), self.path("back/keys/owner.key")})

    def test_a_key_under_a_passphrase_stands_nowhere_not_even_in_its_file(self):
        self.make_vault()
        secrets = self.secrets()[:1]
        self.tally("key", "rotate", "--reason", "every year")
        secrets += self.secrets()[:1]
        self.tally("key", "protect", "--passphrase-file", "pass")
        self.both("key", "show")
        self.both("checkpoint", "site", status=1)
        self.environment["TALLY_KEY_PASSPHRASE_FILE"] = self.path("pass")
        self.both("import", "mail.eml")
        self.both("checkpoint", "site")
        self.both("key", "rotate", "--reason", "again")
        self.both("backup", "first.age", "--passphrase-file", "pass", status=(0, 1))
        self.both("restore", "first.age", "--to", "back", "--passphrase-file", "pass", status=(0, 1))
        self.give("wrong", PASSPHRASE.encode() + b"!\n")
        self.environment["TALLY_KEY_PASSPHRASE_FILE"] = self.path("wrong")
        self.both("milestone", "add", "site", "--title", "Pages", "--amount", "1200", status=1)
        self.look_for(secrets, may_hold=set())

    def look_for(self, secrets, may_hold):
        """None of them, and no passphrase, was printed or stands in a file that the test did not write."""
        wanted = {form for secret in secrets for form in forms(secret)}
        wanted |= set(forms(PASSPHRASE.encode()))
        places = {"what was printed": self.printed}
        for path in files_below(self.home):
            if path not in may_hold | self.given:
                with open(path, "rb") as file:
                    places[path] = file.read()
        self.assertGreater(len(places), 8)
        for place, content in places.items():
            for form in wanted:
                self.assertFalse(form in content, f"a secret is in {place}")

    def test_a_key_that_others_can_read_is_refused_with_the_way_out(self):
        self.make_vault()
        for mode in (0o640, 0o604, 0o660, 0o620, 0o644):
            os.chmod(self.path("vault/keys/owner.key"), mode)
            _, err = self.tally("timeline", "site", status=1)
            self.assertIn(b"chmod 600", err)
            error = json.loads(self.tally("import", "mail.eml", "--json", status=1)[0])["error"]
            self.assertIn("chmod 600", error["hint"])
        os.chmod(self.path("vault/keys/owner.key"), 0o600)
        self.tally("timeline", "site")
        os.chmod(self.path("pass"), 0o644)
        _, err = self.tally("backup", "x.age", "--passphrase-file", "pass", status=1)
        self.assertIn(b"chmod 600", err)

    def allow_cores(self):
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))

    def running(self, program, *words):
        """The program at its work, started where cores are allowed."""
        return subprocess.Popen([program, *words], env=self.environment, cwd=self.home,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                preexec_fn=self.allow_cores)

    def wait_until_guarded(self, child):
        """Until main has begun, and set its limit."""
        for _ in range(2000):
            with open(f"/proc/{child.pid}/limits", encoding="ascii") as file:
                core = next(line for line in file if line.startswith("Max core file size"))
            if core.split()[4:6] == ["0", "0"]:
                return
            time.sleep(0.005)
        self.fail("the program allows cores: " + core)

    def test_a_crash_leaves_no_core_with_secrets_in_it(self):
        self.make_vault()
        large = self.path("large.mbox")
        letter = b"From a@x.example Mon Nov  2 10:00:00 2026\n" + MAIL.replace(b"\r\n", b"\n")
        with open(large, "wb") as out:
            for number in range(200_000):
                out.write(letter.replace(b"One", b"%d" % number) + b"\n")
        with self.running(TALLY, "import", large) as child:
            self.wait_until_guarded(child)
            if DUMPABLE_CHECKED:
                # What may not be dumped belongs to root: nobody else can attach to it either.
                self.assertEqual(os.stat(f"/proc/{child.pid}/mem").st_uid, 0)
                with contextlib.suppress(PermissionError):  # root may lift the limit; still no core
                    endless = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
                    resource.prlimit(child.pid, resource.RLIMIT_CORE, endless)
            child.send_signal(signal.SIGSEGV)
            _, status = os.waitpid(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if DUMPABLE_CHECKED:  # a sanitizer answers the signal itself, and ends with a status
            self.assertEqual(os.WTERMSIG(status), signal.SIGSEGV)
        self.assertFalse(os.WCOREDUMP(status))
        self.assertEqual([name for name in os.listdir(self.home) if "core" in name], [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + [word for word in sys.argv[3:] if word != "--any-memory"])
