"""The owner's key: on paper, replaced by another, under a passphrase.
Usage: key_test.py TALLY SOURCE_FOLDER"""

import json
import os
import pty
import select
import subprocess
import sys
import tempfile
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

TALLY = os.path.abspath(sys.argv[1])
with open(os.path.join(sys.argv[2], "docs", "formats", "cli.schema.json"), encoding="utf-8") as schema:
    SCHEMA = json.load(schema)


class KeyCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tally-key-")
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.extra = {}
        self.make_vault("vault")

    def environment(self, vault="vault"):
        return dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                    TALLY_VAULT=os.path.join(self.home, vault), **self.extra)

    def run_tally(self, *words, vault="vault", typed=""):
        return subprocess.run([TALLY, *words, "--json"], env=self.environment(vault), cwd=self.home, check=False,
                              input=typed.encode(), capture_output=True, timeout=120)

    def json_of(self, *words, status=0, **options):
        done = self.run_tally(*words, **options)
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout!r} {done.stderr!r}")
        value = json.loads(done.stdout)
        if words[0] == "key" and jsonschema is not None:
            name = "error" if "error" in value else "key%20" + words[1]
            schema = dict(SCHEMA, **{"$ref": "#/$defs/commands/$defs/" + name})
            jsonschema.Draft202012Validator(schema).validate(value)
        return value

    def make_vault(self, name):
        self.json_of("init", "--name", "Mira", "--email", "mira@design.example", vault=name)
        self.json_of("engagement", "add", "--title", "Site", "--client-name", "Anna", "--type", "direct-fixed",
                     "--currency", "EUR", "--slug", "site", vault=name)

    def key_file(self):
        return os.path.join(self.home, "vault", "keys", "owner.key")

    def private_file(self, name, text):
        path = os.path.join(self.home, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o600)
        return path


class KeySheet(KeyCase):
    def setUp(self):
        super().setUp()
        self.lines = self.json_of("key", "sheet")["lines"]

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
        path = self.private_file("sheet.txt", "\n".join(self.lines))
        os.chmod(path, 0o644)
        error = self.json_of("key", "recover", "--sheet", path, status=1)["error"]
        self.assertIn("chmod 600", error["hint"])
        os.chmod(path, 0o600)
        self.assertFalse(self.json_of("key", "recover", "--sheet", path)["recovered"])


class AnotherKey(KeyCase):
    def test_it_takes_over_and_readers_of_the_old_fingerprint_can_go_on(self):
        before = self.json_of("key", "show")["key"]
        answer = self.json_of("key", "rotate", "--reason", "the laptop was stolen")
        after = self.json_of("key", "show")["key"]
        self.assertEqual((answer["old_key"], answer["key"], answer["ledgers"]), (before, after, 3))
        self.assertNotEqual(before, after)
        self.json_of("milestone", "add", "site", "--title", "Pages", "--amount", "100")
        self.json_of("checkpoint", "site")
        for known in (before, after):
            self.assertEqual(self.json_of("verify", "--key", known)["verdict"], "intact")
        said = [entry["summary"] for entry in self.json_of("timeline", "site")["entries"]]
        self.assertIn("Changed the key that signs: the laptop was stolen", said)

    def test_it_needs_a_reason(self):
        self.assertEqual(self.run_tally("key", "rotate").returncode, 2)
        error = self.json_of("key", "rotate", "--reason", "", status=2)["error"]
        self.assertIn("--reason", error["hint"])

    def test_the_sheet_of_the_old_one_brings_nothing_back_and_says_why(self):
        lines = self.json_of("key", "sheet")["lines"]
        self.json_of("key", "rotate", "--reason", "the paper is lost")
        os.remove(self.key_file())
        error = self.json_of("key", "recover", typed="\n".join(lines) + "\n", status=1)["error"]
        self.assertIn("changed last", error["hint"])


class KeyUnderAPassphrase(KeyCase):
    def setUp(self):
        super().setUp()
        self.key = self.json_of("key", "show")["key"]
        self.words = self.private_file("words", "correct horse\n")
        self.json_of("key", "protect", "--passphrase-file", self.words)

    def add_milestone(self, title, status=0):
        return self.json_of("milestone", "add", "site", "--title", title, "--amount", "100", status=status)

    def at_a_terminal(self, typed, *words):
        """What a person sees who types these lines, one for each question."""
        child, terminal = pty.fork()
        if child == 0:
            os.execve(TALLY, [TALLY, *words], self.environment())
        seen = b""
        try:
            while select.select([terminal], [], [], 60)[0] and (part := os.read(terminal, 4096)):
                seen += part
                if seen.endswith(b": ") and typed:
                    os.write(terminal, typed.pop(0).encode() + b"\n")
                    seen += b"\n"
        except OSError:  # the program has ended
            pass
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode()

    def test_reading_needs_none_and_writing_says_what_to_do(self):
        self.assertTrue(self.json_of("key", "show")["protected"])
        self.json_of("timeline", "site")
        self.assertEqual(self.json_of("verify", "--key", self.key)["verdict"], "intact")
        error = self.add_milestone("Pages", status=1)["error"]
        self.assertIn("TALLY_KEY_PASSPHRASE_FILE", error["hint"])
        self.extra["TALLY_KEY_PASSPHRASE_FILE"] = self.words
        self.add_milestone("Pages")

    def test_a_wrong_one_in_the_file_is_named_and_never_repeated(self):
        self.extra["TALLY_KEY_PASSPHRASE_FILE"] = self.private_file("wrong", "battery staple\n")
        done = self.run_tally("checkpoint", "site")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"wrong", done.stdout)
        self.assertNotIn(b"battery", done.stdout + done.stderr)

    def test_whoever_mistypes_it_is_asked_again_and_three_times_at_most(self):
        status, seen = self.at_a_terminal(["horse", "correct horse"], "milestone", "add", "site", "--title", "Pages",
                                          "--amount", "100")
        self.assertEqual(status, 0, seen)
        self.assertIn("That is not it.", seen)
        self.assertNotIn("correct horse", seen)
        status, seen = self.at_a_terminal(["a", "b", "c", "d"], "checkpoint", "site")
        self.assertEqual(status, 1, seen)
        self.assertIn("not the passphrase of your key", seen)

    def test_it_is_changed_and_taken_off_by_whoever_knows_it(self):
        other = self.private_file("other", "battery staple\n")
        self.json_of("key", "protect", "--passphrase-file", other, status=1)
        self.extra["TALLY_KEY_PASSPHRASE_FILE"] = self.words
        self.json_of("key", "protect", "--passphrase-file", other)
        self.json_of("checkpoint", "site", status=1)
        self.extra["TALLY_KEY_PASSPHRASE_FILE"] = other
        self.json_of("checkpoint", "site")
        self.assertFalse(self.json_of("key", "protect", "--remove")["protected"])
        del self.extra["TALLY_KEY_PASSPHRASE_FILE"]
        self.add_milestone("Pages")
        self.assertFalse(self.json_of("key", "show")["protected"])

    def test_the_sheet_is_printed_for_whoever_knows_it_alone(self):
        self.json_of("key", "sheet", status=1)
        self.extra["TALLY_KEY_PASSPHRASE_FILE"] = self.words
        self.assertEqual(len(self.json_of("key", "sheet")["lines"]), 7)

    def test_a_key_that_takes_over_is_under_the_same(self):
        self.extra["TALLY_KEY_PASSPHRASE_FILE"] = self.words
        self.json_of("key", "rotate", "--reason", "every year")
        self.assertTrue(self.json_of("key", "show")["protected"])
        self.add_milestone("Pages")
        self.extra.clear()
        self.add_milestone("More", status=1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
