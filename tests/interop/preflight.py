"""The PDF of the demo's case under Apache PDFBox's preflight, a validator of PDF/A-1b. Our files do not
claim to be PDF/A: they hold attachments and no output profile. What else a file for the archive
must be, they are: every objection outside of the list below fails. Usage: preflight.py TALLY"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

JARS = [os.path.join("/usr/share/java", name + ".jar") for name in
        ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation",
         "jaxb-api")]
# What PDF/A-1 forbids and we do on purpose, or do not claim.
EXPECTED = {
    "1.1": "version of the syntax: PDF 1.7",
    "1.2.1": "the same",
    "1.2.9": "attached originals",
    "1.4": "cross-reference streams",
    "1.4.1": "the same",
    "1.4.6": "the same",
    "1.4.7": "attached originals",
    "2.2.1": "transparency groups",
    "2.4.1": "no output profile",
    "2.4.3": "no output profile",
    "3.1.11": "CIDSet, which later parts of the standard dropped",
    "7.1": "no XMP, since nothing is claimed in it",
}


def main():
    if shutil.which("java") is None or not all(os.path.exists(jar) for jar in JARS):
        print("java or libpdfbox2-java is not installed")
        return 77
    with tempfile.TemporaryDirectory(prefix="tally-preflight-") as home:
        environment = dict(os.environ, HOME=home, XDG_STATE_HOME=home + "/state")
        subprocess.run([sys.argv[1], "demo", "--dir", home + "/demo"], env=environment, check=True,
                       stdout=subprocess.DEVNULL)
        pdfs = [os.path.join(folder, name) for folder, _, names in os.walk(home + "/demo")
                for name in names if name.endswith(".pdf")]
        said = subprocess.run(["java", "-cp", ":".join(JARS),
                               "org.apache.pdfbox.preflight.Validator_A1b", pdfs[0]],
                              capture_output=True, text=True, check=False).stdout
    codes = re.findall(r"^([0-9.]+) : (.*)$", said, re.MULTILINE)
    if not codes:
        print("preflight said nothing that can be read:", said[:500])
        return 1
    unexpected = [f"{code}: {words}" for code, words in codes if code not in EXPECTED]
    print(f"{len(codes)} objections, {len(unexpected)} unexpected")
    print("\n".join(unexpected[:20]))
    return 1 if unexpected else 0


sys.exit(main())
