"""Serves the files of a folder on this machine: /parts/NAME as servers do, /whole/NAME without parts
of files, /cut/NAME with answers that end in the middle. Writes its port into a file, then says so."""
import http.server
import os
import sys


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, with_body):
        _, way, name = (self.path.split("/", 2) + ["", ""])[:3]
        path = os.path.join(sys.argv[1], name)
        if way not in ("parts", "whole", "cut") or not os.path.isfile(path):
            self.send_error(404)
            return
        with open(path, "rb") as file:
            data = file.read()
        size = len(data)
        wanted = self.headers.get("Range", "")
        if wanted.startswith("bytes=") and way != "whole":
            first, last = wanted[6:].split("-")
            begin = int(first)
            end = min(int(last) if last else size - 1, size - 1)
            if begin >= size:
                self.send_error(416)
                return
            data = data[begin : end + 1]
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {begin}-{end}/{size}")
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if not with_body:
            return
        if way == "cut" and len(data) > 1:
            data = data[: len(data) // 2]
            self.close_connection = True
        self.wfile.write(data)

    def do_GET(self):
        self.answer(True)

    def do_HEAD(self):
        self.answer(False)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
with open(sys.argv[2], "w", encoding="ascii") as file:
    file.write(str(server.server_address[1]))
print("ready", file=sys.stderr, flush=True)
server.serve_forever()
