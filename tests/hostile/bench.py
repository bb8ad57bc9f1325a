"""A vault of its own for each test, and a way to run tally that measures what it costs."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

TALLY = os.path.abspath(sys.argv[1])
MEASURED = "--any-memory" not in sys.argv  # sanitizers need a multiple of it
FULL = os.environ.get("TALLY_HOSTILE_FULL") == "1"
MEMORY_MAX = 300 << 20  # of one process, whatever it is given
# Pieces of input: where a realloc always copies, as under AddressSanitizer, what grows by each of
# them costs their square, and a tenth is tried.
MANY = 100_000 if MEASURED else 10_000
HANG_SECONDS = 120 if MEASURED else 900  # a guard, no measurement
# What moves the cursor, rings, clears the screen or turns a line around: C0 but line end and tab,
# DEL, C1, and the marks that change the direction of text.
UNPRINTABLE = ({chr(code) for code in [*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F,
                                       *range(0x2028, 0x202F), *range(0x2066, 0x206A)]} - {"\n", "\t"})


def good_mail(number):
    return (b"From: Daniel <daniel@northwind-studio.example>\r\nTo: mira@okafor-design.example\r\n"
            b"Subject: Good %d\r\nDate: Mon, 2 Nov 2026 10:00:0%d +0100\r\n"
            b"Message-ID: <good-%d@northwind-studio.example>\r\n\r\nuntouched letter\r\n"
            % (number, number, number))


class Done:
    """What a run left: exit status, output, and the most memory that it held."""

    def __init__(self, status, out, err, memory):
        self.status, self.out, self.err, self.memory = status, out, err, memory


def run(words, environment, cwd):
    """Runs the program to its end, or kills it when it hangs (then the status is negative)."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with subprocess.Popen(words, env=environment, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out,
                              stderr=err) as child:
            give_up = time.monotonic() + HANG_SECONDS
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            while pid == 0:
                if time.monotonic() > give_up:
                    child.send_signal(signal.SIGKILL)
                time.sleep(0.005)
                pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Done(child.returncode, out.read(), err.read(), usage.ru_maxrss << 10)


def listing(folder):
    """Every path below, as bytes."""
    found = set()
    for place, folders, files in os.walk(os.fsencode(folder)):
        found.update(os.path.join(place, name) for name in folders + files)
    return found


class Bench(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="tally-hostile-")
        self.addCleanup(self.folder.cleanup)
        self.home = self.folder.name
        self.environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                                TALLY_VAULT=self.home + "/vault", TZ="UTC")
        self.mail = os.path.join(self.home, "mail")
        os.mkdir(self.mail)

    def tally(self, *words, status=0):
        """Runs tally, which must end by itself, with this exit status, in bounded memory."""
        done = run([TALLY, *words], self.environment, self.home)
        told = f"{str(words)[:300]}: {done.out[-300:]!r} {done.err[-600:]!r}"
        allowed = status if isinstance(status, tuple) else (status,)
        self.assertIn(done.status, allowed, told)
        if MEASURED:
            self.assertLessEqual(done.memory, MEMORY_MAX, f"{done.memory >> 20} MB: {told}")
        return done

    def json_of(self, *words, status=0):
        return json.loads(self.tally(*words, "--json", status=status).out)

    def make_vault(self):
        self.json_of("init", "--name", "Mira", "--email", "mira@okafor-design.example")
        self.json_of("engagement", "add", "--title", "Website", "--client-name", "Northwind",
                     "--type", "upwork-fixed", "--currency", "USD", "--slug", "site",
                     "--client-email", "daniel@northwind-studio.example")

    def write(self, name, content):
        """Writes a file below the folder that is imported; content: bytes, or pieces of them."""
        path = os.path.join(os.fsencode(self.mail), os.fsencode(name))
        with open(path, "wb") as out:
            for piece in [content] if isinstance(content, bytes) else content:
                out.write(piece)
        return path

    def write_good(self):
        self.write("0-good.eml", good_mail(1))
        self.write("z-good.eml", good_mail(2))

    def import_beside_good(self, name=None, content=None):
        """Imports the folder with two good mails beside what is there; these must be found."""
        self.make_vault()
        self.write_good()
        if name is not None:
            self.write(name, content)
        return self.import_all()

    def import_all(self):
        summary = self.json_of("import", self.mail)
        self.assertEqual(summary["read"], summary["added"] + summary["duplicates"]
                         + summary["failed_count"])
        self.assertEqual(summary["added_to"]["site"], 2)
        hits = self.json_of("search", "untouched letter subject:good")
        self.assertEqual({hit["subject"] for hit in hits["hits"]}, {"Good 1", "Good 2"})
        for failure in summary["failed"]:
            self.assertTrue(failure["source"].startswith(self.mail))
            self.assertGreaterEqual(failure["offset"], 0)
            self.assertTrue(failure["error"])
        return summary

    def hostile_item(self):
        """The one item beside the good ones: with the client as its sender, it lies in the inbox."""
        items = self.json_of("inbox")["items"]
        self.assertEqual(len(items), 1)
        return items[0]["item"]

    def assert_kept(self, content, item=None):
        """The hostile item comes back bit for bit, and can be shown."""
        item = item or self.hostile_item()
        self.assertEqual(self.tally("show", item, "--raw").out == content, True, "other bytes")
        self.assert_printable(self.tally("show", item))
        return self.json_of("show", item)

    def assert_printable(self, done):
        for text in (done.out, done.err):
            found = UNPRINTABLE & set(text.decode("utf-8"))
            self.assertFalse(found, f"{sorted(map(ascii, found))} in {text[:300]!r}")
