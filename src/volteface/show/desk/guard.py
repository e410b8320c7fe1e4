"""What every request and answer has to pass: the size of what is sent, and what a browser may do with what it gets."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 6_000_000
"""Of a request's body: a page of 5 MB with what a form puts around it."""
HEADERS = {
    # nothing but what the desk itself serves: no inline script or style, no other machine, no frame around it
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # outlets need not know who reads about them; with "no-referrer" a browser would hide from the desk itself, by
    # "Origin: null", that what is posted comes from the desk's own page
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses bodies that are too large, declared or not, and puts the headers of safety on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        received = 0
        refused = False

        async def send_on(message: Message) -> None:
            nonlocal refused
            if received > MOST_BYTES and not refused:  # whatever the page made of the piece that it got
                refused = True
                await _refuse(send_safely)
            elif not refused:
                await send_safely(message)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "no-cache, private")
            await send(message)

        async def receive_on() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            return {"type": "http.disconnect"} if received > MOST_BYTES else message

        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > MOST_BYTES:
            await _refuse(send_safely)
            return
        await self.app(scope, receive_on, send_on)


async def _refuse(send: Send) -> None:
    body = f'{{"detail": "This is more than {MOST_BYTES // 1_000_000} MB; send less."}}'.encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
