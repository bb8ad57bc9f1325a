"""The first steps: what is said of a command line that makes no sense, and the demo. Usage: usage_test.py TALLY"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

TALLY = os.path.abspath(sys.argv[1])


class Usage(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory(prefix="tally-usage-")
        self.addCleanup(home.cleanup)
        self.home = home.name

    def run_tally(self, *words):
        environment = dict(os.environ, HOME=self.home, XDG_STATE_HOME=self.home + "/state",
                           XDG_DATA_HOME=self.home + "/data")
        return subprocess.run([TALLY, *words], check=False, capture_output=True, timeout=60,
                              env=environment)

    def test_whoever_made_the_demo_may_write_to_it(self):
        self.assertEqual(self.run_tally("demo", "--dir", self.home + "/demo").returncode, 0)
        done = self.run_tally("--vault", self.home + "/demo/vault", "--at", "2026-11-21T10:00:00Z",
                              "milestone", "add", "website-redesign", "--title", "Prints",
                              "--amount", "90.00", "--yes-i-know", "--reason", "a test")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_programs_get_an_object_and_people_a_sentence(self):
        for words in (("milestne",), ("milestone", "add"), ("entry", "void", "site")):
            done = self.run_tally(*words, "--json")
            self.assertEqual(done.returncode, 2, words)
            error = json.loads(done.stdout)["error"]
            self.assertEqual(error["code"], "invalid_input")
            self.assertTrue(error["message"])
            done = self.run_tally(*words)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertTrue(done.stderr)

    def test_a_mistyped_word_comes_with_the_nearest_one(self):
        for words, meant in ((("agrement",), "tally agreement?"),
                             (("agreement", "sgn"), "tally agreement sign?"),
                             (("milestone", "add", "site", "--tilte", "x"), "--title?"),
                             (("--jsno", "alerts"), "--json?")):
            done = self.run_tally(*words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn("did you mean " + meant, done.stderr.decode())
        said = self.run_tally("agreement", "zzzzzz").stderr.decode()
        self.assertNotIn("did you mean", said)
        self.assertIn("tally agreement --help lists", said)
        said = json.loads(self.run_tally("agreement", "sgn", "--json").stdout)["error"]
        self.assertIn("tally agreement sign", said["message"])

    def test_help_is_no_error(self):
        done = self.run_tally("--json", "--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"First steps", done.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
