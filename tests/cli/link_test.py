"""Links and copies on the command line; every --json against the schema.
Usage: link_test.py TALLY TALLY_VERIFY SOURCE_FOLDER"""

import json
import os
import shutil
import unittest

import cli_test
from cli_test import SAMPLE


class Links(unittest.TestCase):
    setUp = cli_test.CommandLine.setUp
    tearDown = cli_test.CommandLine.tearDown
    run_tally = cli_test.CommandLine.run_tally
    json_of = cli_test.CommandLine.json_of
    make_vault = cli_test.CommandLine.make_vault

    def test_a_mediators_link_shows_one_built_case_and_is_refused_without_one(self):
        self.make_vault()
        self.json_of("import", SAMPLE + "/mail.mbox")
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "600")
        self.json_of("milestone fund", "site", "1")
        url = "http://localhost:8645"
        wanted = ("site", "--for", "mediator", "--case", "1", "--to", "judge@court.example")
        self.json_of("link create", *wanted, "--url", url, status=1)  # no such case
        self.json_of("case open", "site", "--forum", "generic", "--claim", "It is paid.")
        self.json_of("link create", *wanted, status=1)  # no exhibit
        item = self.json_of("search", "kind:mail")["hits"][0]["item"]
        self.json_of("case link", "site/1", item, "--why", "it shows")
        self.json_of("link create", "site", "--for", "judge", "--case", "1", status=2)
        self.json_of("link create", "site", "--for", "mediator", "--case", "1", status=2)
        made = self.json_of("link create", *wanted)
        self.assertTrue(made["url"].startswith(url + "/c/"))
        self.assertEqual((made["holder"], made["case"]), ("mediator", 1))
        self.assertIn("no amount: what you ask for", made["gaps"])
        shown = os.listdir(os.path.join(self.home, "vault", "shown"))
        self.assertEqual(["sha256:" + name[:-len(".zip")] for name in shown], [made["file"]])
        self.json_of("link answer", "site", "1", "--text", "Which?", status=1)

    def test_cosignatures_of_a_copy_that_is_not_adopted_can_be_read(self):
        self.make_vault()
        self.assertTrue(self.json_of("cosignatures", "site", "--offline")["looked"])
        vault = os.path.join(self.home, "vault")
        shutil.copytree(vault, vault + "-copy")
        done = self.run_tally("--vault", vault + "-copy", "cosignatures", "site", "--json")
        self.assertFalse(json.loads(done.stdout)["looked"])
        said = self.run_tally("--vault", vault + "-copy", "cosignatures", "site").stderr
        self.assertIn(b"only what is recorded is shown", said)
        said = self.run_tally("--vault", vault + "-copy", "reindex", status=1).stderr.decode()
        self.assertIn(f"run: tally --vault {vault}-copy adopt", said)


if __name__ == "__main__":
    unittest.main(argv=["link_test"], verbosity=2)
