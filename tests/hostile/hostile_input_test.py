"""Hostile mails, files and folders: what is imported, verified or restored costs bounded memory and
ends, is kept or named, and everything beside it goes in. Usage:

    hostile_input_test.py TALLY evidence|files|mail|strangers [--any-memory]

TALLY_HOSTILE_FULL=1 tries the largest sizes, too."""

import sys
import unittest

import evidence_cases
import file_cases
import mail_cases
import stranger_cases

MODULES = {"evidence": evidence_cases, "files": file_cases, "mail": mail_cases, "strangers": stranger_cases}


def load_tests(loader, _standard, _pattern):
    return loader.loadTestsFromModule(MODULES[sys.argv[2]])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]] + [word for word in sys.argv[3:] if word != "--any-memory"], verbosity=2)
