"""The built pages in a real browser, as wide as a desk's screen and as narrow as a telephone.

    python docs/browser.py [--shots FOLDER] [PAGE.html ...]

Fails where a page scrolls sideways, or where the wording of a clause or a rule is squeezed into a narrow column. A page
that is named stands for itself: it also fails where it asks for something outside, its script errs, or a picture stays
empty, on light or on dark. Needs the pages (``make docs``), playwright, and a Chromium that is called ``chromium`` or
``google-chrome``.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

BUILT = Path(__file__).parent / "_build"
WIDTHS = (1280, 390)
"""A desk's screen and a telephone, in pixels."""
NARROWEST = 200
"""How narrow the wording of law may run, in pixels, where it has more characters than :data:`LONG`."""
LONG = 40
SHOWN = (
    "gas/gas.major-hazards.html",
    "mining/mining.coal-major-hazards.html",
    "hazchem/hazchem.gb18218.html",
    "gas/gas.gb51142.html#gas.cylinder_room_not_apart",
    "hazchem/hazchem.gb18218.html#hazchem.major_hazard_undeclared",
    "road/road.points.html#road.no_helmet",
)
"""The pages, and the places on them, of which pictures are made: three standards and three rules."""

SQUEEZED = """([narrowest, long]) => [...document.querySelectorAll("article :is(p, li, td, dd)")]
    .filter(e => e.offsetParent && !e.querySelector("p, li, ul, ol, table, pre"))
    .filter(e => e.textContent.trim().length > long && e.clientWidth < narrowest)
    .map(e => e.textContent.trim().slice(0, 40))"""

DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
"""Waits until what is drawn when a page is laid out has been drawn."""


def troubles(page: Page, path: Path, width: int) -> Iterator[str]:
    """What is wrong with a page at a width."""
    page.goto(path.as_uri())
    name = f"{path.relative_to(BUILT)} at {width}"
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        yield f"{name}: {wide} pixels wide, so that it scrolls sideways"
    if path.is_relative_to(BUILT / "reference"):
        yield from (f"{name}: squeezed: {text}" for text in page.evaluate(SQUEEZED, [NARROWEST, LONG]))


def alone(browser: Browser, path: Path, width: int, shots: Path | None) -> Iterator[str]:
    """What is wrong with a page that stands for itself, on light and on dark."""
    schemes: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
    for scheme in schemes:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))  # noqa: B023  said of this page alone
        page.on("pageerror", lambda error: said.append(str(error)))  # noqa: B023
        page.on("request", lambda asked: said.append(asked.url))  # noqa: B023
        page.goto(path.as_uri(), wait_until="load")
        page.evaluate(DRAWN)
        name = f"{path.name} at {width}, {scheme}"
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            yield f"{name}: {wide} pixels wide, so that it scrolls sideways"
        if page.locator("svg:empty").count():
            yield f"{name}: a picture stays empty"
        yield from (f"{name}: {text}" for text in said if text != path.as_uri())
        if shots:
            page.screenshot(path=shots / f"{path.stem}-{width}-{scheme}.png", full_page=True)
        page.close()


def main() -> int:
    """Look at every page at both widths; print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--shots", type=Path, metavar="FOLDER", help="where pictures of some pages are written"
    )
    parser.add_argument("pages", type=Path, nargs="*", help="further pages, each of which stands for itself")
    given = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    paths = sorted(BUILT.rglob("*.html"))
    if program is None or not paths:
        sys.stderr.write("needs Chromium (on Debian: apt install chromium) and the pages (make docs)\n")
        return 2
    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            for path in paths:
                found += troubles(page, path, width)
            for path in given.pages:
                found += alone(browser, path.resolve(), width, given.shots)
            for number, shown in enumerate(SHOWN if given.shots else ()):
                address, _, place = shown.partition("#")
                page.goto(f"{(BUILT / 'reference').as_uri()}/{address}")
                if place:
                    page.locator(f'[id="{place}"]').evaluate("e => e.scrollIntoView({behavior: 'instant'})")
                page.screenshot(path=given.shots / f"{number + 1}-{width}.png")
        browser.close()
    sys.stdout.writelines(
        f"{line}\n"
        for line in [*found, f"{len(paths) + len(given.pages)} pages at {WIDTHS}: {len(found)} troubles"]
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
