"""The owner's key on paper: printed, lost, and typed in again. Usage: key_test.py TALLY"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

TALLY = os.path.abspath(sys.argv[1])


class KeySheet(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tally-key-")
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.make_vault("vault")
        self.lines = self.json_of("key", "sheet")["lines"]

    def run_tally(self, *words, vault="vault", typed=""):
        environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                           TALLY_VAULT=os.path.join(self.home, vault))
        return subprocess.run([TALLY, *words, "--json"], env=environment, cwd=self.home, check=False,
                              input=typed.encode(), capture_output=True, timeout=120)

    def json_of(self, *words, status=0, **options):
        done = self.run_tally(*words, **options)
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout!r} {done.stderr!r}")
        return json.loads(done.stdout)

    def make_vault(self, name):
        self.json_of("init", "--name", "Mira", "--email", "mira@design.example", vault=name)
        self.json_of("engagement", "add", "--title", "Site", "--client-name", "Anna", "--type", "direct-fixed",
                     "--currency", "EUR", "--slug", "site", vault=name)

    def key_file(self):
        return os.path.join(self.home, "vault", "keys", "owner.key")

    def test_a_lost_key_comes_back_from_its_sheet_and_signs_on(self):
        before = self.json_of("key", "show")["key"]
        os.remove(self.key_file())
        lost = self.json_of("timeline", "site", status=1)["error"]
        self.assertIn("tally key recover", lost["hint"])
        answer = self.json_of("key", "recover", typed="\n".join(self.lines) + "\n")
        self.assertEqual(answer, {"key": before, "recovered": True})
        self.assertEqual(os.stat(self.key_file()).st_mode & 0o777, 0o600)
        self.json_of("milestone", "add", "site", "--title", "Pages", "--amount", "100")
        self.json_of("checkpoint", "site")
        self.assertEqual(self.json_of("verify", "--key", before)["verdict"], "intact")
        again = self.json_of("key", "recover", typed="\n".join(self.lines) + "\n")
        self.assertEqual(again["recovered"], False)

    def test_a_broken_key_file_is_set_aside(self):
        with open(self.key_file(), "w", encoding="utf-8") as file:
            file.write("scrambled")
        self.json_of("timeline", "site", status=4)
        self.assertTrue(self.json_of("key", "recover", typed="\n".join(self.lines) + "\n")["recovered"])
        with open(self.key_file() + ".broken", encoding="utf-8") as file:
            self.assertEqual(file.read(), "scrambled")
        self.json_of("timeline", "site")

    def test_a_mistyped_line_is_named_and_nothing_changes(self):
        os.remove(self.key_file())
        wrong = list(self.lines)
        wrong[3] = wrong[3][:-1] + ("a" if wrong[3][-1] != "a" else "b")
        error = self.json_of("key", "recover", typed="\n".join(wrong) + "\n", status=2)["error"]
        self.assertIn("line 4", error["message"])
        self.assertFalse(os.path.exists(self.key_file()))

    def test_the_sheet_of_another_vault_is_refused(self):
        self.make_vault("other")
        os.remove(self.key_file())
        lines = self.json_of("key", "sheet", vault="other")["lines"]
        error = self.json_of("key", "recover", typed="\n".join(lines) + "\n", status=1)["error"]
        self.assertIn("not made with the key of this sheet", error["message"])
        self.assertFalse(os.path.exists(self.key_file()))

    def test_a_file_with_the_lines_must_be_for_its_owner_alone(self):
        path = os.path.join(self.home, "sheet.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(self.lines))
        os.chmod(path, 0o644)
        error = self.json_of("key", "recover", "--sheet", path, status=1)["error"]
        self.assertIn("chmod 600", error["hint"])
        os.chmod(path, 0o600)
        self.assertFalse(self.json_of("key", "recover", "--sheet", path)["recovered"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
