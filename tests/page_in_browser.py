"""The page of a report in a browser: what a person does with it, by mouse and by keyboard, and what it must not do.

    python -m tests.page_in_browser [--shots FOLDER]

Writes the bulletin of the example with its wall and diagrams as pages in both languages, one of ten thousand tasks and
one of hostile values, and opens them from a folder in Chromium, on light and on dark, as wide as a desk's screen and as
narrow as a telephone. Fails where a page asks anything of the net, complains, scrolls sideways, has a serious violation
by axe, or where filters, sorting, search, provenance, the switch of colours or printing do not do what they
say. Needs the extra ``report``, playwright, axe-playwright-python, pypdf and ``chromium``.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

import attrs
import pypdf
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from ansheng import open_dossier
from ansheng.reports import Section
from ansheng.reports.writers.page import page_files
from ansheng.words import LANGS
from tests.reports.conftest import REPORT
from tests.reports.writers.page import reports

WIDTHS = (1280, 360)
"""A desk's screen and a telephone, in pixels."""
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
TASKS = 10_000
MOST_ROWS = 60
"""So many rows of a wall may be in the page at once."""
MOST_BYTES = 1_500_000
A4 = (595, 842)
"""The sheet in points."""
SETTLED = 400
"""So many milliseconds after typing a list has been filtered."""

Troubles = Iterator[str]


@attrs.frozen
class Desk:
    """A browser and the pages to look at."""

    browser: Browser
    folder: Path
    shots: Path | None

    @contextmanager
    def opened(self, name: str, said: list[str], width: int = 1280, **settings: Any) -> Iterator[Page]:
        """A page of its own, all requests of which fail; what it asks and what it complains of goes to ``said``."""
        file = (self.folder / f"{name}.html").resolve()
        context = self.browser.new_context(viewport={"width": width, "height": 900}, **settings)
        page = context.new_page()

        def refused(route: Route) -> None:
            if route.request.url == file.as_uri():
                route.continue_()
            else:
                said.append(f"asks for {route.request.url}")
                route.abort()

        page.route("**/*", refused)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(f"alert {dialog.message}"))
        page.goto(file.as_uri(), wait_until="load")
        yield page
        context.close()

    def shot(self, page: Page, name: str) -> None:
        """A picture, where pictures are asked for."""
        if self.shots:
            page.screenshot(path=self.shots / f"{name}.png")


def written(folder: Path) -> Troubles:
    """The pages; what is wrong with their size."""
    whole = {lang: reports.full(lang) for lang in LANGS}
    many = Section("附件", (reports.great(TASKS),))
    pages: dict[str, dict[str, str]] = {
        **{lang: page_files(report, lang) for lang, report in whole.items()},
        "many": page_files(attrs.evolve(whole["zh"], annexes=(many, *whole["zh"].annexes[1:])), "zh"),
        "hostile": page_files(reports.hostile(REPORT), "zh"),
    }
    for name, files in pages.items():
        text = files["page.html"].encode()
        (folder / f"{name}.html").write_bytes(text)
        if len(text) > MOST_BYTES:
            yield f"{name}: {len(text)} bytes"


def violations(page: Page) -> Troubles:
    """What axe calls serious or critical."""
    for each in Axe().run(page).response["violations"]:
        if each["impact"] in ("serious", "critical"):
            places = [node["target"] for node in each["nodes"]][:3]
            yield f"axe {each['id']} ({len(each['nodes'])}): {places}"


def everywhere(desk: Desk) -> Troubles:
    """Each page at each width, on light and on dark: nothing asked, no complaint, no sideways scrolling, axe."""
    for name in (*LANGS, "hostile", "many"):
        for width in WIDTHS:
            for scheme in SCHEMES:
                said: list[str] = []
                with desk.opened(name, said, width, color_scheme=scheme) as page:
                    found = [*looked(page, name, width), *said]
                    desk.shot(page, f"page-{name}-{width}-{scheme}")
                yield from (f"{name} at {width}, {scheme}: {text}" for text in found)


def looked(page: Page, name: str, width: int) -> Troubles:
    """What is wrong with a page as it opens, and one for people with all unfolded and with an answer open."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        yield f"{wide} pixels wide, so that it scrolls sideways"
    yield from violations(page)
    if name not in LANGS:
        return
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.wait_for_timeout(SETTLED)
    if page.evaluate("document.documentElement.scrollWidth") > width:
        yield "scrolls sideways when all is unfolded"
    yield from (f"unfolded: {text}" for text in violations(page))
    page.locator("a.q").first.click()
    page.locator("dialog summary").click()
    yield from (f"answering: {text}" for text in violations(page))
    page.keyboard.press("Escape")


def provenance(page: Page) -> Troubles:
    """A figure opens what it answers, by mouse and by keyboard; Escape closes it, and one is where one was."""
    dialog = page.locator("dialog")
    link = page.locator("main a.q", has_text="76.4%").first
    link.click()
    text = dialog.inner_text()
    for wanted in (
        "整改率",
        "76.4%",
        "分子",
        "1582",
        "分母",
        "2072",
        "统计截止日",
        "2020年12月31日",
        "“是否整改”为是",
    ):
        if wanted not in text:
            yield f"the answer lacks {wanted}"
    page.keyboard.press("Escape")
    if dialog.is_visible():
        yield "Escape does not close the answer"
    if page.evaluate("document.activeElement.textContent") != "76.4%":
        yield "the place is lost when the answer closes"
    page.keyboard.press("Enter")
    if not dialog.is_visible():
        yield "Enter opens no answer"
    dialog.get_by_role("button", name="关闭").click()
    page.locator(".card").nth(2).focus()
    page.keyboard.press("Enter")
    if "同比上升33.3%" not in dialog.inner_text():
        yield "a card does not answer with its comparison"
    page.keyboard.press("Escape")
    page.locator("tr", has_text="示例三镇").first.locator("a.q").first.click()
    if "排查隐患（示例三镇）" not in dialog.inner_text() or "地区为“示例三镇”" not in dialog.inner_text():
        yield "a figure of a group does not answer for its group"
    page.keyboard.press("Escape")
    yield from records(page)


def records(page: Page) -> Troubles:
    """What the answer tells a person to run finds the records of both parts."""
    page.locator("main a.q", has_text="76.4%").first.click()
    page.locator("dialog summary").click()
    code = page.locator("dialog pre").inner_text()
    page.keyboard.press("Escape")
    filters = [ast.literal_eval(found) for found in re.findall(r"dossier\.rows\((\{.*\})\)\)", code)]
    dossier = open_dossier(reports.EXAMPLE)
    counts = [dossier.rows(each).height for each in filters]
    if counts != [1582, 2072]:
        yield f"the code for the records gives {counts}"


def sorting(page: Page) -> Troubles:
    """A head sorts its column, and turns it; the row of the whole stays last; by keyboard too."""
    table = page.locator("table", has=page.locator("caption", has_text="分行业领域隐患整改情况"))
    head = table.locator("th").nth(1)

    def column() -> list[int]:
        return [int(text) for text in table.locator("tbody tr td:nth-child(2)").all_inner_texts()]

    head.get_by_role("button").click()
    rising = column()
    if (
        rising[:-1] != sorted(rising[:-1])
        or rising[-1] != 2072
        or head.get_attribute("aria-sort") != "ascending"
    ):
        yield f"sorted to {rising}, {head.get_attribute('aria-sort')}"
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    falling = column()
    if falling[:-1] != rising[-2::-1] or head.get_attribute("aria-sort") != "descending":
        yield f"turned to {falling}, {head.get_attribute('aria-sort')}"


def filters(page: Page) -> Troubles:
    """The field above a table filters it, and says how many rows are left."""
    region = page.locator(".table", has=page.locator("caption", has_text="按地区"))
    region.locator("input").fill("示例三镇")
    page.wait_for_timeout(SETTLED)
    if region.locator("tbody tr:visible").count() != 1 or "显示1行，共9行" not in region.inner_text():
        yield "a table is not filtered"
    region.locator("input").fill("")


def on_the_wall(page: Page) -> Troubles:
    """The wall is filtered by standing, party and name, and ordered by party; its table follows."""
    wall = page.locator("figure.wall")
    status = wall.locator(".bar [role=status]")
    before = status.inner_text()
    states = wall.locator(".row .state").all_inner_texts()
    if not states or states[0] != "逾期未完成":
        yield f"the first task on the wall is {states[:1]}"
    label = wall.locator(".legend label", has_text="逾期未完成")
    late = int(re.findall(r"\d+", label.inner_text())[-1])
    label.click()
    whole = int(re.findall(r"\d+", before)[0])
    if status.inner_text() != f"显示任务{whole - late}项，共{whole}项":
        yield f"without overdue tasks: {status.inner_text()}"
    label.click()
    party = wall.locator("select").first
    name = party.locator("option").nth(1).inner_text()
    party.select_option(index=1)
    theirs = re.findall(r"\d+", name)[-1]
    if status.inner_text() != f"显示任务{theirs}项，共{whole}项":
        yield f"of {name}: {status.inner_text()}"
    wall.locator("summary").click()
    rows = wall.locator("tbody tr").all_inner_texts()
    if not rows or not all(row.startswith(name.split("（")[0]) for row in rows):
        yield "the table of the wall does not follow its filter"
    party.select_option(index=0)
    wall.locator("select").last.select_option(index=1)
    if not wall.locator(".row.group").count():
        yield "tasks are not put together by party"
    wall.locator("input[type=search]").fill("没有这样的任务")
    page.wait_for_timeout(SETTLED)
    if wall.locator(".row").count():
        yield "the wall is not filtered by name"


def searching(page: Page) -> Troubles:
    """A search over all lists its hits and leads to them; Escape closes the list."""
    field = page.locator(".tools input")
    field.fill("自然资源局")
    page.wait_for_timeout(SETTLED)
    found = page.locator(".found")
    hits = found.locator("li").count()
    if hits < 4 or "任务" not in found.inner_text():
        yield f"a search finds {hits} places"
    found.locator("li a").last.click()
    if "自然资源局" not in str(page.evaluate("document.activeElement.textContent")):
        yield "a hit does not lead to its place"
    field.fill("绝无此词")
    page.wait_for_timeout(SETTLED)
    if "未找到" not in found.inner_text():
        yield "a search in vain does not say so"
    field.press("Escape")
    if found.is_visible():
        yield "Escape does not close the list of hits"


def colours(page: Page) -> Troubles:
    """The switch goes from the system's colours to light to dark and back."""
    shown = "getComputedStyle(document.body).backgroundColor"
    button = page.locator(".tools button").first
    light = page.evaluate(shown)
    button.click()
    same = page.evaluate(shown)
    button.click()
    dark = page.evaluate(shown)
    button.click()
    if not light == same != dark or page.evaluate(shown) != light:
        yield f"colours switch {light}, {same}, {dark}"


def by_keyboard(page: Page) -> Troubles:
    """Tab reaches the link over the head first, and each thing that is reached shows it."""
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        yield "Tab does not begin at the link to the text"
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        if style == "none":
            yield f"no focus is seen at {page.evaluate('document.activeElement.outerHTML')[:80]}"


def printed(page: Page) -> Troubles:
    """The page on A4: all unfolded, heads of tables on each sheet, the tasks, no fields; folded again afterwards."""
    folded = page.locator("details:not([open])").count()
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    size = (round(float(sheets[0].mediabox.width)), round(float(sheets[0].mediabox.height)))
    if max(abs(size[0] - A4[0]), abs(size[1] - A4[1])) > 1:
        yield f"sheets of {size}"
    texts = [re.sub(r"\s", "", normalize("NFKC", sheet.extract_text())) for sheet in sheets]
    whole = "".join(texts)
    for wanted in ("整改率", "逾期未完成", "任务进展", "发生日期在统计期间内", "早于发现日期"):
        if wanted not in whole:
            yield f"{wanted} is not printed"
    heads = sum("数字数值统计期间" in text for text in texts)
    if heads < 3:
        yield f"the head of the longest table stands on {heads} sheets"
    if "筛选行" in whole or "搜索" in whole:
        yield "fields are printed"
    if page.locator("details:not([open])").count() != folded:
        yield "what was folded is not folded again"


def great(page: Page) -> Troubles:
    """Ten thousand tasks: few rows in the page, and the last is there when it is scrolled to."""
    rows = page.locator("figure.wall .rows")
    count = page.locator("figure.wall .row").count()
    if not 0 < count <= MOST_ROWS:
        yield f"{count} rows of the wall in the page"
    took = page.evaluate(
        """rows => new Promise(done => {
            const began = performance.now();
            let left = 60;
            const step = () => {
                rows.scrollTop = rows.scrollHeight * (60 - left) / 60;
                left -= 1;
                if (left >= 0) requestAnimationFrame(step);
                else done(performance.now() - began);
            };
            step();
        })""",
        rows.element_handle(),
    )
    if took > 6000:
        yield f"sixty leaps over the wall took {took:.0f} ms"
    page.wait_for_timeout(SETTLED)
    if "按期完成" not in rows.inner_text():
        yield "the last tasks are not drawn"
    page.locator("figure.wall summary").click()
    listed = page.locator("figure.wall tbody tr").count()
    if listed != 200:
        yield f"{listed} tasks in the table"


def without_script(page: Page) -> Troubles:
    """Without its script the page has its text, and the first tasks as a table."""
    text = page.locator("body").inner_text()
    for wanted in ("排查隐患", "本页脚本", "任务进展"):
        if wanted not in text:
            yield f"{wanted} is not there"
    page.locator("main a.q").first.click()
    if not page.url.endswith("#f0"):
        yield "a figure does not lead to its row"


USES: tuple[Callable[[Page], Troubles], ...] = (
    provenance, sorting, filters, on_the_wall, searching, colours, by_keyboard, printed,
)  # fmt: skip


def used(desk: Desk) -> Troubles:
    """What people do with the page, each on a fresh one."""
    uses: list[tuple[str, Callable[[Page], Troubles], dict[str, Any]]] = [("zh", use, {}) for use in USES]
    uses += [("many", great, {}), ("zh", without_script, {"java_script_enabled": False})]
    for name, use, settings in uses:
        said: list[str] = []
        with desk.opened(name, said, **settings) as page:
            found = [*use(page), *said]
        yield from (f"{use.__name__}: {text}" for text in found)


def kept(desk: Desk) -> Troubles:
    """The pictures of the documentation: the page on a desk, light, and its wall on a telephone, dark."""
    said: list[str] = []
    with desk.opened("zh", said, color_scheme="light") as page:
        desk.shot(page, "page-desk")
    with desk.opened("many", said, 360, color_scheme="dark") as page:
        page.locator("figure.wall").evaluate("wall => wall.scrollIntoView({behavior: 'instant'})")
        page.wait_for_timeout(SETTLED)
        desk.shot(page, "page-phone")
    yield from said


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, look at them and use them; print what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shots", type=Path, metavar="FOLDER", help="where pictures are written")
    given = parser.parse_args(arguments)
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        found = list(written(Path(folder)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        desk = Desk(browser, Path(folder), given.shots)
        found += [*everywhere(desk), *used(desk), *kept(desk)]
        browser.close()
    sys.stdout.writelines(f"{line}\n" for line in [*found, f"the page of a report: {len(found)} troubles"])
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
