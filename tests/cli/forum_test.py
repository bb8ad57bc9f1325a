"""A case for a forum: limits, letters, fields, certificates, and a file that fits. Usage:
forum_test.py TALLY TALLY_VERIFY SOURCE"""

import os
import subprocess
import unittest
import zipfile

import cli_test


class Forum(unittest.TestCase):
    setUp = cli_test.CommandLine.setUp
    tearDown = cli_test.CommandLine.tearDown
    run_tally = cli_test.CommandLine.run_tally
    json_of = cli_test.CommandLine.json_of

    def test_a_case_is_written_for_its_forum(self):
        cli_test.CommandLine.make_vault(self)
        self.json_of("import", cli_test.SAMPLE + "/mail.mbox")
        item = self.json_of("search", "subject:\"contract ended\"")["hits"][0]["item"]
        self.json_of("milestone add", "site", "--title", "Pages", "--amount", "1200")
        for step in ("fund", "start", "submit"):
            self.json_of("milestone " + step, "site", "1")
        self.json_of("contract end", "site", "--by", "client", "--reason", "no files",
                     "--basis", item)
        limits = self.json_of("case forum", "chargeback", "--variant", "mastercard")["limits"]
        self.assertEqual(limits["pages_max"], 19)
        opened = self.json_of("case open", "site", "--forum", "chargeback", "--variant",
                              "mastercard", "--claim", "Delivered.", "--asks", "1200")
        self.assertEqual(opened["variant"], "mastercard")
        self.json_of("case link", "site/1", item, "--why", "the end", "--strong")
        letter = self.json_of("case letter", "site/1", "--kind", "representment")
        self.assertIn("(record, entry", letter["text"])
        self.assertTrue(letter["blanks"])
        demand = self.json_of("case letter", "site/1", "--kind", "demand", "--by", "2031-05-17",
                              "-o", "demand.txt")
        self.assertIn("17 May 2031", demand["text"])
        with open(os.path.join(self.home, "demand.txt"), encoding="utf-8") as file:
            written = file.read()
        self.assertLessEqual(max(map(len, written.splitlines())), 78)
        self.assertEqual(written.split(), demand["text"].split())
        self.assertGreater(max(map(len, demand["text"].splitlines())), 78)
        self.json_of("case answer", "site/1", "reason_code", "--text", "product_not_received")
        fields = {one["field"]: one for one in self.json_of("case fields", "site/1")["fields"]}
        self.assertEqual(fields["reason_code"]["text"], "product_not_received")
        self.assertEqual(fields["customer_email_address"]["text"],
                         "daniel@northwind-studio.example")
        self.assertLessEqual(fields["uncategorized_text"]["characters"], 20000)
        self.json_of("case certificate", "site/1", "--kind", "process-description")
        built = self.json_of("case build", "site/1", "-o", "case.zip")
        self.assertEqual(built["variant"], "mastercard")
        self.assertLessEqual(built["pages"], 19)
        self.json_of("case letter", "site/1", "--kind", "violation-report", status=1)
        self.json_of("case open", "site", "--forum", "chargeback", "--variant", "visa", status=1)

    def test_the_packet_lies_in_the_bundle_and_its_digests_are_those_of_the_exhibits(self):
        cli_test.CommandLine.make_vault(self)
        self.json_of("import", cli_test.SAMPLE + "/mail.mbox")
        item = self.json_of("search", "subject:\"contract ended\"")["hits"][0]["item"]
        self.json_of("case open", "site", "--forum", "generic", "--claim", "Delivered.",
                     "--asks", "1200")
        self.json_of("case link", "site/1", item, "--why", "the end", "--strong")
        self.json_of("case build", "site/1", "-o", "case.zip", "--with-packet")
        with zipfile.ZipFile(os.path.join(self.home, "case.zip")) as bundle:
            papers = [name for name in bundle.namelist() if name.startswith("data/papers/")]
            self.assertEqual(len(papers), 4)
            text = bundle.read("data/papers/fre-902.txt").decode("utf-8")
            exhibit = [name for name in bundle.namelist()
                       if name.startswith("data/exhibits/")][0]
            digest = subprocess.run(["sha256sum"], input=bundle.read(exhibit), check=True,
                                    capture_output=True).stdout.split()[0].decode()
        self.assertIn(digest, text)
        self.assertIn("[your signature, by hand]", text)
        self.assertEqual(self.json_of("verify", "case.zip", status=3)["verdict"], "unproven")

    def test_no_exhibit_makes_room_for_the_page_about_how_the_record_is_made(self):
        """The demo's case is as long as its forum allows."""
        vault = self.json_of("demo", "--dir", self.home + "/demo")["vault"]

        def exhibits_cut(*options):
            made = self.json_of("case preview", "website-redesign/1", "-o", "look.pdf", "--replace",
                                "--vault", vault, *options)
            return [cut for cut in made["dropped"] if cut["exhibit"]]
        self.assertTrue(exhibits_cut())
        self.assertEqual(exhibits_cut("--with-packet"), exhibits_cut())


if __name__ == "__main__":
    unittest.main(argv=["forum_test"], verbosity=2)
