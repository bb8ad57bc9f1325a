"""Exports read by other people's programs: hledger for the journal, python3-icalendar for the
calendar, the standard library for the rest. Usage: export_test.py TALLY"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import icalendar
except ImportError:
    icalendar = None

TALLY = sys.argv[1]
HLEDGER = shutil.which("hledger")


class Export(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tally-export-")
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                                TALLY_VAULT=self.home + "/vault", TZ="UTC", LC_ALL="C.UTF-8")
        self.tally("init", "--name", "Mira", "--email", "m@o.example", "--zone", "Europe/Berlin")

    def tally(self, *words, status=0):
        done = subprocess.run([TALLY, *words], env=self.environment, cwd=self.home, check=False,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        self.assertEqual(done.returncode, status, f"{words}: {done.stderr.decode()}")
        return done.stdout.decode()

    def hledger(self, journal, *words):
        done = subprocess.run([HLEDGER, "-f", "-", *words], input=journal.encode(), check=False,
                              capture_output=True, env=self.environment, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr.decode() + journal)
        return done.stdout.decode()

    def open_engagement(self, kind, currency, title="Website"):
        self.tally("engagement", "add", "--title", title, "--client-name", "N", "--type", kind,
                   "--currency", currency, "--slug", "site")

    def make_money_move(self):
        self.open_engagement("upwork-fixed", "USD", "Site; 2nd | part")
        hostile = "Pages; all of them\n    assets:held  1000000.00 USD\n2026-01-01 * x ; | y"
        self.tally("milestone", "add", "site", "--title", hostile, "--amount", "1,600.50")
        self.tally("milestone", "fund", "site", "1", "--occurred", "2026-09-14T23:30:00Z")
        self.tally("milestone", "submit", "site", "1")
        self.tally("milestone", "release", "site", "1", "--amount", "600")
        self.tally("fee", "charge", "site", "--amount", "60", "--what", "; fee\n!", "--milestone",
                   "1")
        self.tally("contract", "end", "site", "--by", "client", "--reason", "=1+1", "--pays", "0.50")

    @unittest.skipIf(HLEDGER is None, "hledger is not installed")
    def test_hledger_accepts_the_journal_and_comes_to_the_same_balances(self):
        self.make_money_move()
        journal = self.tally("export", "site", "--format", "hledger", "-o", "-")
        self.hledger(journal, "check", "--strict")
        rows = csv.reader(io.StringIO(self.hledger(journal, "balance", "--flat", "-N", "-O", "csv")))
        balances = dict(list(rows)[1:])
        state = json.loads(self.tally("engagement", "show", "site", "--json"))["state"]
        self.assertEqual(balances["assets:held"], state["held"]["amount"] + " USD")
        self.assertEqual(balances["assets:received"], "540.50 USD")
        self.assertEqual(balances["expenses:fees"], "60.00 USD")
        self.assertEqual(balances["income:work"], "-600.50 USD")
        self.assertIn("2026-09-15", journal)  # half past one in Berlin

    @unittest.skipIf(HLEDGER is None, "hledger is not installed")
    def test_a_currency_without_decimals_is_accepted_too(self):
        self.open_engagement("direct-fixed", "JPY")
        self.tally("invoice", "issue", "site", "--amount", "1200")
        journal = self.tally("export", "site", "--format", "hledger", "-o", "-")
        self.hledger(journal, "check", "--strict")
        self.assertIn("1200 JPY", journal)

    def test_the_spreadsheet_runs_nothing_and_adds_up_to_zero(self):
        self.make_money_move()
        rows = list(csv.DictReader(io.StringIO(
            self.tally("export", "site", "--format", "csv", "-o", "-"))))
        self.assertEqual(round(sum(float(row["amount"].lstrip("'")) for row in rows), 2), 0)
        for row in rows:
            self.assertFalse(row["description"].startswith(("=", "+", "-", "@")))

    @unittest.skipIf(icalendar is None, "python3-icalendar is not installed")
    def test_another_reader_finds_the_deadlines_and_their_alarms(self):
        self.make_money_move()
        deadlines = json.loads(self.tally("deadlines", "site", "--json"))["deadlines"]
        text = self.tally("export", "site", "--format", "ics", "-o", "-")
        again = self.tally("export", "site", "--format", "ics", "-o", "-")
        events = icalendar.Calendar.from_ical(text).walk("VEVENT")
        self.assertEqual(len(events), len(deadlines))
        self.assertEqual(len({str(event["UID"]) for event in events}), len(events))
        self.assertEqual([event["UID"] for event in events],
                         [event["UID"] for event in icalendar.Calendar.from_ical(again).walk("VEVENT")])
        refund = next(event for event in events if event["UID"].startswith("UW-FP-REFUNDREQ"))
        self.assertEqual(len(refund.walk("VALARM")), 3)

    def test_every_event_is_a_line_of_json(self):
        self.make_money_move()
        lines = self.tally("export", "site", "-o", "-").splitlines()
        events = [json.loads(line) for line in lines]
        self.assertEqual([event["kind"] for event in events][:2],
                         ["milestone.added", "milestone.funded"])
        self.assertTrue(events[1]["claimed"])

    def test_a_file_is_not_replaced_unless_asked(self):
        self.open_engagement("direct-fixed", "EUR")
        path = os.path.join(self.home, "out.ics")
        self.tally("export", "site", "--format", "ics", "-o", path)
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        self.tally("export", "site", "--format", "ics", "-o", path, status=1)
        self.tally("export", "site", "--format", "ics", "-o", path, "--force")
        self.tally("export", "site", "--format", "pdf", "-o", "-", status=2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
