"""In Chromium nothing of a submission runs, and the page is used by keyboard."""

from decimal import Decimal

import pytest
from chromium import EVIL, a_class, chromium, press, show, shown_rows, shown_sections
from selenium.webdriver.common.keys import Keys


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with chromium(tmp_path_factory.mktemp("browser")) as driver:
        yield driver


def test_no_text_of_a_submission_runs_loads_or_becomes_an_element(browser):
    show(browser, all_open=True)
    for selector in ("th button", ".who", "#open", "#class a"):
        press(browser, selector, Keys.ENTER)
    browser.execute_script("document.querySelectorAll('button').forEach(b => b.click())")
    assert browser.execute_script("return window.pwned") is None
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []
    inserted = "return document.querySelectorAll('img, iframe, base, svg[onload]').length"
    assert browser.execute_script(inserted) == 0
    assert browser.execute_script("return document.scripts.length") == 1


def test_even_what_would_get_into_the_page_would_not_run(browser):
    show(browser)
    browser.execute_script(
        "document.body.insertAdjacentHTML('beforeend', arguments[0]);"
        "const s = document.createElement('script'); s.textContent = 'window.pwned = 8';"
        "document.body.append(s)",
        "<img src=x onerror='window.pwned = 7'><p id=late style='color: red'>late</p>",
    )
    refused = " ".join(entry["message"] for entry in browser.get_log("browser"))
    assert browser.execute_script("return window.pwned") is None
    assert "script-src" in refused
    assert "style-src" in refused


def test_texts_are_read_as_they_were_written(browser):
    show(browser, all_open=True)
    read = browser.execute_script("return document.body.textContent")
    for evil in EVIL:
        assert evil.replace("\u202e", " ") in read


def test_headers_sort_by_keyboard_and_say_so(browser):
    show(browser)
    assert shown_rows(browser) == [f"s{k}" for k in range(1, 11)]
    points = "th[data-sort=number] button"
    values = (
        "return [...document.querySelectorAll('#class td[data-value]:nth-child(3)')]"
        ".map(c => +c.dataset.value)"
    )
    press(browser, points, Keys.ENTER)
    up = browser.execute_script(values)
    assert up == sorted(up)
    assert len(set(up)) > 5
    head = browser.find_element("css selector", "th[aria-sort]")
    assert (head.text[:6], head.get_attribute("aria-sort")) == ("Points", "ascending")
    press(browser, points, Keys.SPACE)
    assert browser.execute_script(values) == up[::-1]
    assert shown_sections(browser) == shown_rows(browser), "sections follow their rows"
    press(browser, "th button", Keys.ENTER)
    assert shown_rows(browser) == [f"s{k}" for k in range(1, 11)]
    heads = browser.find_elements("css selector", "th[aria-sort]")
    assert [each.get_attribute("aria-sort") for each in heads] == ["ascending"]


@pytest.mark.parametrize(
    ("selector", "keys", "expected"),
    [
        ("#words", "IFRAME", lambda graded: "<iframe" in graded.name),
        ("#words", "no such name", lambda graded: graded is None),
        ("#below", "7", lambda graded: graded.score < 7),
        ("#state", "full", lambda graded: graded.score == Decimal("13.75")),
        ("#state", "not", lambda graded: graded.unjudged),
        ("#state", "changed", lambda graded: any(line.override for line in graded.lines)),
        ("#property", "claim_3", lambda graded: graded.lines[3].outcome.loses),
    ],
)
def test_the_filter_leaves_what_it_says_by_keyboard(browser, selector, keys, expected):
    made = a_class().submissions
    show(browser)
    press(browser, selector, keys)
    left = {f"s{k}" for k, graded in enumerate(made, 1) if expected(graded)}
    rows = shown_rows(browser)
    count = browser.find_element("id", "count").text
    assert (set(rows), count) == (left, f"{len(left)} of 10 shown")
    assert set(shown_sections(browser)) == left
    press(browser, "#all", Keys.ENTER)
    assert len(shown_rows(browser)) == 10


def test_a_lesson_leads_to_those_who_lost_it(browser):
    show(browser)
    told = browser.find_element("css selector", ".share > span").text
    press(browser, ".who", Keys.ENTER)
    assert told.startswith(f"{len(shown_rows(browser))} of ")
    assert 0 < len(shown_rows(browser)) < 10


def test_a_name_leads_to_its_section_and_opens_it(browser):
    show(browser)
    press(browser, "[data-section=s3] a", Keys.ENTER)
    browser.execute_async_script("setTimeout(arguments[0], 50)")
    assert browser.find_element("id", "s3").get_attribute("open")
    assert browser.execute_script("return document.activeElement.parentElement.id") == "s3"


def test_the_first_stop_of_the_keyboard_skips_to_the_submissions(browser):
    show(browser)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    link = browser.switch_to.active_element
    assert link.text == "Skip to the submissions"
    outline = "return getComputedStyle(document.activeElement).outlineStyle"
    assert browser.execute_script(outline) == "solid", "focus can be seen"
    link.send_keys(Keys.ENTER)
    browser.execute_async_script("setTimeout(arguments[0], 50)")
    assert browser.execute_script("return document.activeElement.id") == "submissions"
