"""The programs that lie beside one another, and what each needs. Usage: programs_test.py TALLY"""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TALLY = os.path.abspath(sys.argv[1])
FOLDER = os.path.dirname(TALLY)
FAILED = 5


def libraries_of(name):
    listed = subprocess.run(["ldd", os.path.join(FOLDER, name)], check=True, capture_output=True, timeout=60)
    return listed.stdout.decode()


class Programs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tally-programs-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def install(self, *names):
        for name in names:
            shutil.copy(os.path.join(FOLDER, name), self.folder)

    def run_tally(self, *words):
        environment = dict(os.environ, HOME=self.folder, TALLY_VAULT=os.path.join(self.folder, "vault"))
        return subprocess.run([os.path.join(self.folder, "tally"), *words], env=environment, check=False,
                              cwd=self.folder, capture_output=True, timeout=120)

    def test_alone_it_says_what_is_missing(self):
        self.install("tally")
        done = self.run_tally("version")
        self.assertEqual(done.returncode, FAILED)
        self.assertIn("tally-main", done.stderr.decode())
        self.assertIn("install Tallystick again", done.stderr.decode())

    def test_without_the_quick_program_a_search_still_answers(self):
        self.install("tally", "tally-main")
        made = self.run_tally("init", "--name", "Mira", "--email", "mira@design.example")
        self.assertEqual(made.returncode, 0, made.stderr)
        slow = self.run_tally("search", "logo")
        self.install("tally-lookup")
        quick = self.run_tally("search", "logo")
        self.assertEqual((slow.returncode, slow.stdout, slow.stderr), (quick.returncode, quick.stdout, quick.stderr))
        self.assertIn("Nothing matches", quick.stdout.decode())

    def test_both_programs_explain_a_search_in_the_same_words(self):
        self.install("tally", "tally-main")
        slow = [self.run_tally(*words) for words in (["search", "--help"], ["search"], ["search", "--limt", "3"])]
        self.install("tally-lookup")
        quick = [self.run_tally(*words) for words in (["search", "--help"], ["search"], ["search", "--limt", "3"])]
        for one, other in zip(slow, quick):
            self.assertEqual((one.returncode, one.stdout, one.stderr),
                             (other.returncode, other.stdout, other.stderr))

    def test_a_search_loads_nothing_of_pages_the_web_and_repositories(self):
        listed = libraries_of("tally-lookup")
        if "libasan" in listed or "libtsan" in listed:
            self.skipTest("from a program that watches itself the linker leaves nothing out")
        for library in ("pango", "cairo", "qpdf", "curl", "etpan", "unbound", "git2", "ical", "archive"):
            self.assertNotIn("lib" + library, listed)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
