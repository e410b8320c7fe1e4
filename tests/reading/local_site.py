"""A web site of the tests' own, on this machine."""

import gzip
import ssl
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = {"Content_Type": "text/html"}
ANSWERS = {
    "/elsewhere": (302, b"", {"Location": "http://169.254.169.254/latest/meta-data/"}),
    "/file": (302, b"", {"Location": "file:///etc/passwd"}),
    "/big": (200, b"a" * 5000, HTML),
    "/bomb": (200, lambda: gzip.compress(b"a" * 50_000_000), {**HTML, "Content_Encoding": "gzip"}),
    "/gzip": (200, gzip.compress(b"<p>gz</p>"), {**HTML, "Content_Encoding": "gzip"}),
    "/nested": (
        200,
        lambda: gzip.compress(gzip.compress(b"") * 1_000_000),
        {**HTML, "Content_Encoding": "gzip, gzip"},
    ),
    "/picture": (200, b"\x89PNG", {"Content_Type": "image/png"}),
    "/missing": (404, b"", {}),
}


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        site = self.server
        site.asked.append((self.path, dict(self.headers)))
        if self.path == "/robots.txt":
            self.answer(site.robots_status, site.robots)
        elif self.path.startswith("/hop"):
            left = int(self.path[4:])
            self.answer(302, Location=f"/hop{left - 1}" if left else "/page")
        elif self.path.startswith("/to?"):
            self.answer(302, Location=self.path.removeprefix("/to?"))
        elif self.path == "/endless":
            self.flow()
        elif self.path == "/drip":
            self.drip()
        elif self.path in ANSWERS:
            status, body, headers = ANSWERS[self.path]
            self.answer(status, body() if callable(body) else body, **headers)
        else:
            self.answer(200, f"<p>{self.path}</p>".encode(), Content_Type="text/html; charset=utf-8")

    def flow(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                self.wfile.write(b"a" * 65536)
        except OSError:
            return

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return


@contextmanager
def run_site(certificate=None):
    """Let a site answer on a free port of 127.0.0.1; with a certificate's file (key and certificate) by HTTPS."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.block_on_close = False
    server.asked, server.robots, server.robots_status = [], b"", 404
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        context.sni_callback = lambda _, name, __: server.names.append(name)
        server.names = []
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.port = server.server_port
    server.url = f"{'https' if certificate else 'http'}://127.0.0.1:{server.port}"
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
