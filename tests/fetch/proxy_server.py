"""A proxy on a free port of this machine: hands requests for http on, refuses tunnels for https."""

import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ProxyServer:
    def __init__(self):
        self.asked = []  # (method, target, Proxy-Authorization)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def host(self):
        return f"127.0.0.1:{self._server.server_port}"

    def close(self):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def handler_of(proxy):
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    class Handler(BaseHTTPRequestHandler):
        def keep(self):
            proxy.asked.append((self.command, self.path, self.headers.get("Proxy-Authorization")))

        def do_GET(self):
            self.keep()
            with direct.open(self.path) as answer:
                body = answer.read()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_CONNECT(self):
            self.keep()
            self.send_error(403, "no tunnels here")

        def log_message(self, *_):
            pass

    return Handler
