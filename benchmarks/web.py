"""The web in pictures and figures, against a running assistant: ``make screenshots``, ``make web-figures``."""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import urllib.request
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER: Final = Path("docs/screenshots")
FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WISH: Final = "something funny from the 90s, I loved Groundhog Day"
ASK_AGAIN: Final = ("anything", "surprise me")
PAINTED: Final = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
TIMINGS: Final = """() => {
  const [page] = performance.getEntriesByType("navigation");
  return [performance.getEntriesByName("first-contentful-paint")[0].startTime, page.domContentLoadedEventEnd];
}"""
# name: (path, width, height, colour scheme)
PICTURES: Final = {
    "start": ("/", 1200, 850, "light"),
    "page": ("/", 1200, 850, "light"),
    "page-dark": ("/", 1200, 850, "dark"),
    "page-phone": ("/", 360, 740, "light"),
    "widget": ("/demo", 1200, 850, "light"),
    "widget-phone-dark": ("/demo", 360, 740, "dark"),
}


def talk(page: Page, path: str) -> None:
    """Ask for films until there are cards."""
    if path == "/":
        box, cards = page.locator("#sk-box textarea"), page.locator("#sk-chat .sk-card")
        page.locator("#sk-quick button").first.wait_for()
    else:
        page.locator("#shelf img").first.wait_for()
        page.locator("sidekick-widget .launcher").click()
        box, cards = page.locator("sidekick-widget textarea"), page.locator("sidekick-widget .card")
    for sentence in (WISH, *ASK_AGAIN):
        if not cards.count():
            box.fill(sentence)
            box.press("Enter")
            page.wait_for_timeout(4000)  # milliseconds: the answer and its cards' fading in
    cards.first.wait_for()
    page.wait_for_timeout(1500)


def take_screenshots(browser: Browser, url: str) -> None:
    """Write every picture of the documentation."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (path, width, height, scheme) in PICTURES.items():
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(url + path)
        if name == "start":
            page.locator(".sk-starters img").last.wait_for()
            page.wait_for_timeout(1500)
        else:
            talk(page, path)
        file = FOLDER / f"{name}.png"
        page.screenshot(path=file)
        page.close()
        Image.open(file).quantize(256).save(file, optimize=True)
        print(f"{file}  {file.stat().st_size / 1000:.0f} kB")


def print_figures(browser: Browser, url: str, rounds: int = 5) -> None:
    """Transfer sizes in kilobytes and timings of the demo page in milliseconds, each visitor's cache empty."""
    for path in ("/widget.js", "/static/demo.js", "/static/demo.css", "/demo", "/static/page.js", "/static/page.css"):
        with urllib.request.urlopen(url + path) as answer:
            raw = answer.read()
        print(f"{path:20} {len(raw) / 1000:6.1f} kB, {len(gzip.compress(raw)) / 1000:5.1f} kB gzip")
    for path in ("/demo", "/"):
        timings = []
        for _ in range(rounds):
            page = browser.new_page()
            page.goto(url + path, wait_until="load")
            page.wait_for_function(PAINTED)
            timings.append(page.evaluate(TIMINGS))
            page.close()
        paint, parsed = (statistics.median(column) for column in zip(*timings, strict=True))
        print(f"{path:20} first paint {paint:.0f} ms, parsed {parsed:.0f} ms (median of {rounds})")


def main() -> None:
    """Run one of the two commands, or both, against ``SIDEKICK_WEB_URL``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="+", choices=("screenshots", "figures"))
    wanted = parser.parse_args().what
    url = os.environ.get("SIDEKICK_WEB_URL", "http://127.0.0.1:7860")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        parser.error("Chromium is needed: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        if "figures" in wanted:
            print_figures(browser, url)
        if "screenshots" in wanted:
            take_screenshots(browser, url)
        browser.close()


if __name__ == "__main__":
    main()
