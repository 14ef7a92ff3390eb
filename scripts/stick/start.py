#!/usr/bin/env python3
"""Serves the folder it lies in to this machine alone, and opens it in the browser: start.py [PORT]."""
import http.server
import os
import sys
import webbrowser

FOLDER = os.path.dirname(os.path.abspath(__file__))


class Handler(http.server.SimpleHTTPRequestHandler):
    # Not from the system's table: on some Windows machines it says that .js is plain text, and nothing runs.
    extensions_map = {
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".json": "application/json",
        ".geojson": "application/geo+json",
        ".webmanifest": "application/manifest+json",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".csv": "text/csv; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        "": "application/octet-stream",
    }

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, directory=FOLDER, **options)

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_):
        pass


def main():
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 8217
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", wanted), Handler)
    except OSError:
        # Somebody else's: any other will do.
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    address = "http://127.0.0.1:%d/" % server.server_address[1]
    print("Orogen is at", address, "(Ctrl+C ends it)", flush=True)
    if "OROGEN_NO_BROWSER" not in os.environ:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


main()
