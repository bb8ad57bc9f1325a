"""Reminders reach people: through notify-send, sendmail and crontab, here programs of these names
that write down what they are given. Usage: remind_test.py TALLY"""

import base64
import json
import os
import subprocess
import sys
import tempfile
import unittest

TALLY = sys.argv[1]
RECORDER = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> "$RECORDS/$(basename "$0").args"; done
case "$(basename "$0") $1" in
'crontab -l') cat "$RECORDS/table" 2> /dev/null || exit 1 ;;
'crontab -') cat > "$RECORDS/table" ;;
'systemctl '*) exit 1 ;;
sendmail*) cat >> "$RECORDS/sendmail.mail" ;;
esac
"""
HALF = "2026-11-24T03:30:00Z"


class Remind(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tally remind %-")
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.programs = os.path.join(self.home, "bin")
        os.mkdir(self.programs)
        for name in ("notify-send", "sendmail", "crontab", "systemctl"):
            path = os.path.join(self.programs, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(RECORDER)
            os.chmod(path, 0o755)
        self.environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                                XDG_CONFIG_HOME=self.home + "/config", RECORDS=self.home,
                                TALLY_VAULT=self.home + "/vault", TZ="UTC",
                                PATH=self.programs + ":" + os.environ["PATH"])
        self.tally("init", "--name", "Mira", "--email", "m@o.example")
        self.tally("engagement", "add", "--title", "Website", "--client-name", "N", "--type",
                   "upwork-fixed", "--currency", "USD", "--slug", "site")
        self.tally("milestone", "add", "site", "--title", "Pages", "--amount", "1200")
        for step in ("fund", "start", "submit"):
            self.tally("milestone", step, "site", "1", "--occurred", "2026-11-19T15:20:00Z")
        self.tally("contract", "end", "site", "--by", "client", "--reason", "no", "--occurred",
                   "2026-11-20T15:20:00Z")

    def tally(self, *words, status=0):
        done = subprocess.run([TALLY, *words], env=self.environment, cwd=self.home, check=False,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        self.assertEqual(done.returncode, status, f"{words}: {done.stderr.decode()}")
        return done.stdout.decode()

    def ring(self, *words):
        return json.loads(self.tally("remind", "--json", *words))

    def record(self, name):
        path = os.path.join(self.home, name)
        if not os.path.exists(path):
            return ""
        with open(path, encoding="utf-8") as file:
            return file.read()

    def test_an_alarm_rings_once_here_and_on_the_desktop(self):
        before = self.ring("--at", "2026-11-21T00:00:00Z")
        self.assertNotIn("UW-FP-REFUNDREQ", [one["rule"] for one in before["rung"]])
        rung = self.ring("--at", HALF)
        self.assertIn("UW-FP-REFUNDREQ", [one["rule"] for one in rung["rung"]])
        self.assertEqual(rung["channels"], ["terminal", "notice"])
        self.assertIn("$1,200.00 goes back to the client", self.record("notify-send.args"))
        self.assertEqual(self.ring("--at", "2026-11-24T03:45:00Z")["rung"], [])
        last = self.ring("--at", "2026-11-27T12:30:00Z")
        self.assertIn("UW-FP-REFUNDREQ", [one["rule"] for one in last["rung"]])

    def test_a_dry_run_rings_nothing_and_remembers_nothing(self):
        self.assertTrue(self.ring("--dry-run", "--at", HALF)["rung"])
        self.assertEqual(self.record("notify-send.args"), "")
        self.assertTrue(self.ring("--at", HALF)["rung"])

    def test_without_its_memory_it_rings_again(self):
        self.ring("--at", HALF)
        folder = self.home + "/state/tallystick"
        memory = [name for name in os.listdir(folder) if name.startswith("reminded-")]
        self.assertEqual(len(memory), 1)
        self.assertEqual(os.stat(os.path.join(folder, memory[0])).st_mode & 0o777, 0o600)
        os.chmod(os.path.join(folder, memory[0]), 0o644)
        self.assertTrue(self.ring("--at", HALF)["rung"])
        self.assertEqual(self.ring("--at", HALF)["rung"], [])

    def test_mail_goes_to_oneself_when_it_is_turned_on(self):
        path = self.home + "/vault/remind.toml"
        with open(path, "w", encoding="utf-8") as file:
            file.write(f'mail = "mira@x.example"\nsendmail = "{self.programs}/sendmail"\n')
        self.tally("remind", "--at", HALF, status=1)  # others can read the file
        os.chmod(path, 0o600)
        self.assertEqual(self.ring("--at", HALF)["channels"], ["terminal", "notice", "mail"])
        self.assertEqual(self.record("sendmail.args").split(), ["-i", "--", "mira@x.example"])
        head, body = self.record("sendmail.mail").split("\n\n", 1)
        self.assertIn("To: <mira@x.example>", head)
        self.assertIn("Subject: =?UTF-8?B?", head)
        self.assertIn("goes back to the client", base64.b64decode(body).decode())
        with open(path, "w", encoding="utf-8") as file:
            file.write('mail = "a@b.example\\nBcc: c@d.example"\n')
        self.tally("remind", "--at", "2026-11-27T12:30:00Z", status=2)

    def test_cron_runs_it_and_keeps_the_lines_of_others(self):
        with open(self.home + "/table", "w", encoding="utf-8") as file:
            file.write("0 1 * * * backup\n")
        self.assertIn("reminders", self.tally("doctor", status=1))
        for _ in range(2):
            self.tally("remind", "--install")
        lines = self.record("table").splitlines()
        self.assertEqual(len(lines), 2)
        self.assertIn("\\%", lines[1])  # of the vault's path
        self.assertTrue(lines[1].startswith("*/15 * * * * '"))
        self.assertIn("they run by themselves", self.tally("doctor"))
        self.tally("remind", "--uninstall")
        self.assertEqual(self.record("table"), "0 1 * * * backup\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
