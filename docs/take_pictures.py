"""Takes the pictures of the desk that README and docs show: `python docs/take_pictures.py` (needs Debian's chromium)."""

import re
import socket
import sys
import tempfile
from pathlib import Path
from threading import Thread

import uvicorn
from playwright.sync_api import sync_playwright

from volteface.cli import main as volteface
from volteface.show.desk import Desk, make_app

PICTURES = Path(__file__).parent / "pictures"
CHROMIUM = "/usr/bin/chromium"
WIDTH, HEIGHT = 1240, 900
SHOWN = {
    "front": "/",
    "state": "/state/ARM",
    "pair": "/pair/ARM/RUS",
}
SENTENCE = "a.quote q"


def main() -> None:
    """Make the demo's ledger, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger"
        volteface(["demo", "-l", str(ledger), "--format", "jsonl"], standalone_mode=False)
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(Desk(ledger)), log_level="error"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        take(f"http://127.0.0.1:{listening.getsockname()[1]}")
        server.should_exit = True
        thread.join(10)


def take(address: str) -> None:
    """Take every picture of a desk at an address."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, place in SHOWN.items():
            page.goto(address + place, wait_until="networkidle")  # what stands under the cursor is fetched
            page.screenshot(path=PICTURES / f"{name}.png")
            print(f"taken: {name}", file=sys.stderr)
        page.locator(".event a.when").first.click()
        page.wait_for_url("**/event/**")
        page.locator(SENTENCE).first.click(position={"x": 40, "y": 8})
        page.wait_for_url(re.compile(r"/article\?"))
        page.screenshot(path=PICTURES / "article.png")
        browser.close()


if __name__ == "__main__":
    main()
