"""What an earlier release wrote opens, verifies and goes on: upgrade_test.py TALLY TALLY_VERIFY

Works on a copy of the frozen vault and case in v1/."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

TALLY, TALLY_VERIFY = sys.argv[1:3]
FROZEN = pathlib.Path(__file__).resolve().parent / "v1"
EXPECTED = json.loads((FROZEN / "expected.json").read_text("utf-8"))
KEY = EXPECTED["key"]
NEW_MAIL = (b"From: Anna <anna@client.example>\nTo: mira@design.example\nSubject: One more\n"
            b"Date: Tue, 10 Nov 2026 10:00:00 +0100\nMessage-ID: <new@client.example>\n\nthank you again\n")


class Upgrade(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tally-upgrade-")
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.vault = self.home / "vault"
        shutil.copytree(FROZEN / "vault", self.vault)
        for path in [self.vault, *self.vault.rglob("*")]:
            path.chmod(0o700 if path.is_dir() else 0o600)
        self.environment = dict(os.environ, HOME=folder.name, XDG_STATE_HOME=folder.name + "/state",
                                TALLY_VAULT=str(self.vault))

    def run_program(self, program, *words):
        done = subprocess.run([program, *words], env=self.environment, cwd=self.home, capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=120, check=False)
        self.assertEqual(done.returncode, 0, f"{words}: {done.stderr.decode()}")
        return done.stdout

    def json_of(self, *words):
        return json.loads(self.run_program(TALLY, *words, "--json"))

    def holds(self, value, expected):
        """Everything expected is there as it was; a later release may show more of it."""
        if isinstance(expected, dict):
            for key, one in expected.items():
                self.assertIn(key, value)
                self.holds(value[key], one)
        elif isinstance(expected, list):
            self.assertEqual(len(value), len(expected))
            for one, other in zip(value, expected):
                self.holds(one, other)
        else:
            self.assertEqual(value, expected)

    def test_the_case_of_that_release_is_intact_under_its_key_and_against_the_kept_letter(self):
        self.run_program(TALLY_VERIFY, str(FROZEN / "case.zip"), "--key", KEY)
        self.run_program(TALLY_VERIFY, str(FROZEN / "case.zip"), "--against", str(FROZEN / "letter.note"))

    def test_the_vault_of_that_release_is_intact_and_holds_what_it_held(self):
        self.assertEqual(self.json_of("verify", str(self.vault), "--key", KEY)["verdict"], "intact")
        self.assertEqual(len(self.json_of("timeline", "site")["entries"]), EXPECTED["timeline"])
        self.holds(self.json_of("engagement", "show", "site")["state"], EXPECTED["state"])

    def test_its_mails_are_found_and_come_back_bit_for_bit(self):
        self.json_of("adopt")
        self.json_of("reindex")
        hits = self.json_of("search", "kind:mail", "--limit", "50")["hits"]
        self.assertEqual({hit["item"] for hit in hits}, set(EXPECTED["items"]))
        self.assertEqual(self.json_of("inbox")["total"], EXPECTED["inbox"])
        for item, digest in EXPECTED["items"].items():
            raw = self.run_program(TALLY, "show", item, "--raw")
            self.assertEqual(hashlib.sha256(raw).hexdigest(), digest)

    def test_its_owner_goes_on_and_builds_the_case_again(self):
        self.json_of("adopt")
        (self.home / "new.eml").write_bytes(NEW_MAIL)
        self.assertEqual(self.json_of("import", "new.eml")["added_to"], {"site": 1})
        self.assertEqual(self.json_of("case", "build", "site/1", "-o", "new.zip")["verdict"], "intact")
        self.run_program(TALLY_VERIFY, "new.zip", "--against", str(FROZEN / "letter.note"))
        self.assertEqual(self.json_of("verify", str(self.vault), "--key", KEY)["verdict"], "intact")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
