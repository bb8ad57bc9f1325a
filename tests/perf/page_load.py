#!/usr/bin/env python3
"""Load on `tally serve`: page_load.py TALLY [MAILS] [--only-vault FOLDER]

Makes a vault with MAILS synthetic mails (default 100,000) in one engagement, and lets wrk ask for pages
of its timeline and for searches, in turn with nginx that serves a static file of the same size from
the same machine. Then the same while an import of another 20,000 mails runs. Needs wrk and nginx-light.
With --only-vault the vault is made in that folder, and nothing is measured: page_scroll.mjs uses it.
"""
import http.client
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{ access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};
 fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
 server {{ listen 127.0.0.1:{port}; root {folder}/files; }} }}
"""


def run(tally, vault, *words):
    done = subprocess.run([tally, "--vault", vault, "--json", *words], capture_output=True, check=True)
    return json.loads(done.stdout)


class Server:
    def __init__(self, tally, vault):
        self.process = subprocess.Popen(
            [tally, "--vault", vault, "--json", "serve", "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, text=True)
        ready = json.loads(self.process.stdout.readline())
        self.port = int(ready["listen"].split(":")[1])
        token = ready["url"].split("#start=")[1]
        answer, _ = self.ask("POST", "/api/v1/session", json.dumps({"start": token}))
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        self.csrf = json.loads(self.ask("GET", "/api/v1/session")[1])["csrf"]

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        headers = {}
        if hasattr(self, "cookie"):
            headers["Cookie"] = self.cookie
        if hasattr(self, "csrf"):
            headers["X-CSRF-Token"] = self.csrf
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer, answer.read()

    def peak_megabytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def wrk(url, headers=(), seconds=10, connections=8):
    words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "20s"]
    for header in headers:
        words += ["-H", header]
    text = subprocess.run([*words, url], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    latency = {p: re.search(rf"{p}%\s+([\d.]+\w+)", text).group(1) for p in (50, 99)}
    failed = re.search(r"Non-2xx.*", text)
    return f"{rate:9.0f} req/s   p50 {latency[50]:>9}   p99 {latency[99]:>9}{'   ' + failed.group(0) if failed else ''}"


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    tally, mails = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    if len(sys.argv) > 4 and sys.argv[3] == "--only-vault":
        make_vault(tally, sys.argv[4], mails)
        return
    with tempfile.TemporaryDirectory(prefix="tally-load-") as folder:
        os.environ["XDG_STATE_HOME"] = folder + "/state"
        make_mail(folder + "/more", 20_000, 2)
        measure(tally, make_vault(tally, folder, mails), folder)


def make_mail(place, count, seed):
    subprocess.run([sys.executable, HERE / "make_mail.py", place, str(count), str(seed)],
                   check=True, stdout=subprocess.DEVNULL)


def make_vault(tally, folder, mails):
    vault = folder + "/vault"
    make_mail(f"{folder}/mail", mails, 1)
    run(tally, vault, "init", "--name", "A", "--email", "a@example.org", "--zone", "Europe/Berlin")
    run(tally, vault, "engagement", "add", "--title", "Big", "--client-name", "B", "--type", "direct-fixed",
        "--currency", "EUR", "--client-email", "b@example.com", "--slug", "big")
    run(tally, vault, "import", f"{folder}/mail", "--into", "big")
    return vault


def measure(tally, vault, folder):
    server = Server(tally, vault)
    paths = {
        "timeline, first 200": "/api/v1/engagements/big/timeline?limit=200",
        "timeline, 200 in the middle": "/api/v1/engagements/big/timeline?limit=200&after=50000",
        "search, one word": "/api/v1/search?query=account&limit=50",
        "search, two words": "/api/v1/search?query=account+market&limit=50",
    }
    headers = [f"Cookie: {server.cookie}"]
    files = pathlib.Path(folder) / "files"
    files.mkdir()
    port = server.port + 1 if server.port < 65535 else server.port - 1
    (pathlib.Path(folder) / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    for number, path in enumerate(paths.values()):
        begin = time.monotonic()
        answer, body = server.ask("GET", path)
        assert answer.status == 200, body[:300]
        print(f"  first answer of {path}: {(time.monotonic() - begin) * 1000:.0f} ms, {len(body)} bytes")
        (files / f"{number}.json").write_bytes(body)
    os.chmod(folder, 0o755)
    nginx = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf", "-e", f"{folder}/nginx.log"])
    time.sleep(0.5)
    for number, (name, path) in enumerate(paths.items()):
        print(f"{name}\n  tally  {wrk(f'http://127.0.0.1:{server.port}{path}', headers)}")
        print(f"  nginx  {wrk(f'http://127.0.0.1:{port}/{number}.json')}")
    importer = subprocess.Popen([tally, "--vault", vault, "--json", "import", f"{folder}/more", "--into", "big"],
                                stdout=subprocess.DEVNULL)
    for name, path in paths.items():
        if importer.poll() is None:
            print(f"while an import runs: {name}\n  tally  {wrk(f'http://127.0.0.1:{server.port}{path}', headers, 4, 2)}")
    print("the import", "still runs" if importer.poll() is None else "was over before the last of these ended")
    importer.wait()
    print(f"peak memory of the server: {server.peak_megabytes():.0f} MB")
    nginx.terminate()
    server.process.terminate()
    server.process.wait()


if __name__ == "__main__":
    main()
