"""Chromium with a page about a class in which every text is an attack."""

import contextlib
import itertools
import re
from decimal import Decimal
from pathlib import Path

import pytest
from classes import item, outcome, submission
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from perceptron.marks import Coverage, Gradings, Override, Plan, Student
from perceptron.reports.page import page

BROWSER, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
QUIET = (
    "headless=new no-sandbox disable-gpu disable-quic no-first-run disable-background-networking "
    "disable-component-update disable-sync hide-scrollbars"
)
EVIL = (
    "<script>window.pwned = 1</script>",
    '"><img src=x onerror="window.pwned = 2">',
    "'><svg onload='window.pwned = 3'>",
    "</script><script>window.pwned = 4</script>",
    "</style></title></textarea><iframe srcdoc='<script>top.pwned = 5</script>'>",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "javascript:window.pwned=6",
    "<!--<script>",
    "\u202ecod.exe <base href='http://127.0.0.1:9/'>",
    "-" * 300,
)


def a_class():
    """Return a class in which every text is an attack, and everything is found that can be."""
    items = tuple(item(f"claim_{k}_{evil}", (k + 1) / Decimal(4)) for k, evil in enumerate(EVIL))
    plan = Plan(
        "Homework " + EVIL[0], (*items, item("more", "0", counts=False)), {EVIL[1]: EVIL[0]}
    )
    words = itertools.cycle(EVIL)

    def lost(of, status):
        example = {next(words): next(words), "problem": next(words)}
        rows = [[0.0, 0.0, 0], [0.0, 1.0, 0], [1.0, 1.0, 1]]
        wide = [[float(k) for k in range(12)] + [1.0]]
        more = {"tables": {"problem": rows, "wide": wide}, "counterexample": example}
        printed = "\n".join(EVIL) * 2
        return outcome(of, status, message=next(words), printed=printed, **more)

    made = []
    kinds = ["passed", "failed", "error", "no evidence", "not offered", "timed out", "grader error"]
    for number, evil in enumerate(EVIL):
        statuses = [kinds[(number + k) % 7 * (k < number)] for k in range(len(items))]
        statuses = ["grader error"] * len(items) if number == 8 else statuses
        found = [lost(*pair) for pair in zip(items, statuses, strict=True)]
        more = {
            "student": Student(f"{number:02} {evil}", evil, evil),
            "findings": ((evil, evil),),
            "coverage": (Coverage(evil, 9, (1, 2, 5), 4, 1),),
            "trouble": evil if number == 8 else "",
            "overrides": [Override(items[0].name, "passed", evil, evil)]
            if number in {3, 5}
            else [],
        }
        name = f"{evil} {number}.py"
        made.append(submission(plan, [*found, lost(plan.items[-1], "failed")], name, **more))
    return Gradings(plan, tuple(made))


@contextlib.contextmanager
def chromium(folder):
    """Run a browser with the page, and with the page without its script, in a folder."""
    for path in (BROWSER, DRIVER):
        if not path.exists():
            pytest.fail(f"{path} is missing: apt-get install -y chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for argument in (*QUIET.split(), f"user-data-dir={folder / 'profile'}"):
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    text = page(a_class())
    plain = re.sub(r"<script>.*</script>\n</body>", "</body>", text, flags=re.DOTALL)
    for name, content in (("report", text), ("plain", plain)):
        (folder / f"{name}.html").write_text(content, encoding="utf-8")
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    driver.folder = folder
    try:
        yield driver
    finally:
        driver.quit()


def show(browser, name="report", width=1100, scheme="light", media="", all_open=False):
    """Open the page afresh, as wide and in the colours as wished."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
    browser.get((browser.folder / f"{name}.html").as_uri())
    if all_open:
        browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.get_log("browser")


def press(browser, selector, *keys):
    """Focus an element, as Tab would, and press keys."""
    browser.execute_script(f"document.querySelector({selector!r}).focus()")
    browser.switch_to.active_element.send_keys(*keys)


def shown_rows(browser):
    return browser.execute_script(
        "return [...document.querySelectorAll('#class tbody tr')]"
        ".filter(r => r.checkVisibility()).map(r => r.dataset.section)"
    )


def shown_sections(browser):
    return browser.execute_script(
        "return [...document.querySelectorAll('.submission')]"
        ".filter(r => r.checkVisibility()).map(r => r.id)"
    )
