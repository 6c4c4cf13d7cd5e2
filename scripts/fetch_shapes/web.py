"""Answers over HTTP: whole ones, within a time, asked for again after growing pauses."""

import http.client
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass

from faults import Passing, Refusal, shown, spoken_count

LONGEST_PAUSE = 60.0  # seconds
LARGEST_ANSWER = 1 << 30  # bytes; the most detailed thousand neighbourhoods are a fiftieth of that
PIECE = 1 << 16
# Refusals that are about the moment, not about the question.
PASSING_STATUS = {408, 425, 429}


@dataclass(frozen=True)
class Answer:
    body: bytes
    date: str  # the header Date; empty when there is none


class NoDowngrade(urllib.request.HTTPRedirectHandler):
    """Follows redirections, but not from https to http."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        if req.full_url.startswith("https:") and not newurl.startswith("https:"):
            raise Refusal(f"the service sends https on to {shown(newurl)}, which is not safe; "
                          "give its present address with --url")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def pauses(first):
    """Seconds to wait before the second, third, ... try: each twice the one before."""
    pause = first
    while True:
        yield min(pause, LONGEST_PAUSE)
        pause *= 2


class Web:
    """Asks by GET. `proxy` None: the one of the environment (https_proxy, http_proxy, no_proxy).

    `timeout` is how long nothing may come; a whole answer may take ten times that.
    """

    def __init__(self, proxy, timeout, tries, pause, say):
        proxies = None if proxy is None else {"http": proxy, "https": proxy}
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler(proxies), NoDowngrade)
        self._timeout = timeout
        self._tries = tries
        self._pause = pause
        self._say = say

    def get(self, url, what, understand, explain=None):
        """What `understand` makes of the answer to `url`, and the answer; `what` is for messages.

        `understand` raises Passing for an answer that is broken; it is asked for again then.
        `explain` gives the text of a fault that is told in the body of a refusal, or None.
        """
        where = f"{what} at {urllib.parse.urlsplit(url).netloc}"
        waits = pauses(self._pause)
        for left in range(self._tries - 1, -1, -1):
            try:
                answer = self._once(url, explain)
                return understand(answer.body), answer
            except Refusal as refusal:
                raise Refusal(f"{where}: {refusal}") from refusal
            except Passing as fault:
                if not left:
                    tries = spoken_count(self._tries, "try", "tries")
                    raise Refusal(f"{where}: {fault} ({tries}); run the same command again later, "
                                  "what came whole is kept") from fault
                wait = max(next(waits), min(fault.wait, LONGEST_PAUSE))
                self._say(f"note: {where}: {fault}; asked for again in {wait:g} s")
                time.sleep(wait)

    def _once(self, url, explain):
        request = urllib.request.Request(url, headers={"User-Agent": "grens-fetch-shapes"})
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                return Answer(self._whole(response), response.headers.get("Date", ""))
        except urllib.error.HTTPError as error:
            raise self._refused(error, explain) from error
        except TimeoutError as error:
            raise Passing(f"nothing came for {self._timeout:g} s") from error
        except (OSError, http.client.HTTPException) as error:
            raise self._failed(error) from error

    def _whole(self, response):
        expected = response.length
        body = bytearray()
        end = time.monotonic() + 10 * self._timeout
        while piece := response.read1(PIECE):
            body += piece
            if len(body) > LARGEST_ANSWER:
                raise Refusal(f"the answer is longer than {LARGEST_ANSWER >> 20:,} MB, which no "
                              "page of boundaries is; check --url")
            if time.monotonic() > end:
                raise Passing(f"after {10 * self._timeout:g} s the answer was still not whole")
        if expected is not None and len(body) < expected:
            raise Passing(f"the connection was cut after {len(body):,} of {expected:,} bytes")
        return bytes(body)

    def _refused(self, error, explain):
        """The fault for a status of 400 and more."""
        text = f"HTTP {error.code} {shown(error.reason, 80)}".rstrip()
        try:
            told = explain(error.read(PIECE)) if explain else None
        except (OSError, http.client.HTTPException):
            told = None
        if told:
            text += f": {told}"
        if error.code >= 500 or error.code in PASSING_STATUS:
            asked = error.headers.get("Retry-After", "")
            return Passing(text, int(asked) if asked.isdecimal() and len(asked) < 9 else 0)
        return Refusal(f"{text}; check the year, and --url where it is given")

    def _failed(self, error):
        """The fault for an answer that did not come, or not whole."""
        reason = getattr(error, "reason", error)
        if isinstance(reason, ssl.SSLCertVerificationError):
            return Refusal(f"its certificate is not trusted ({shown(reason.verify_message)}); "
                           "install ca-certificates, or name your own with SSL_CERT_FILE=FILE")
        if isinstance(reason, TimeoutError):
            return Passing(f"nothing came for {self._timeout:g} s")
        if isinstance(error, http.client.IncompleteRead):
            return Passing("the connection was cut in the middle of the answer")
        why = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return Passing(f"no answer ({shown(why)})")
