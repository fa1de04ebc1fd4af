"""The page can be read on a phone, on paper, in the dark, by ear, and without its script."""

import itertools

import pytest
from chromium import chromium, press, show, shown_rows, shown_sections
from selenium.webdriver.common.keys import Keys


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with chromium(tmp_path_factory.mktemp("browser")) as driver:
        yield driver


@pytest.mark.parametrize("name", ["report", "plain"])
def test_a_phone_shows_the_whole_page_without_scrolling_sideways(browser, name):
    show(browser, name, width=360, all_open=True)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    outside = """
        const box = (e) => e.closest('.box, pre, .store, .skip, .aside');
        return [...document.querySelectorAll('body *')]
            .filter(e => !box(e) && e.getBoundingClientRect().right > 360).map(e => e.outerHTML)
    """
    assert browser.execute_script(outside) == []


LUMINANCE = """
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (rgb) => {
        const [r, g, b] = rgb.map(v => v / 255)
            .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
"""


def test_dark_is_dark_and_light_is_light(browser):
    script = f"{LUMINANCE} return luminance(parts(getComputedStyle(document.body).backgroundColor))"
    show(browser, scheme="dark")
    assert browser.execute_script(script) < 0.05
    show(browser, scheme="light")
    assert browser.execute_script(script) > 0.9


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["", "print"])
def test_text_stands_out_from_what_is_behind_it(browser, scheme, media):
    show(browser, scheme=scheme, media=media, all_open=True)
    low = browser.execute_script(
        LUMINANCE
        + """
        const behind = (e) => {
            for (; e; e = e.parentElement) {
                const [r, g, b, a = 1] = parts(getComputedStyle(e).backgroundColor);
                if (a === 1) return [r, g, b];
                if (a !== 0) throw new Error("half transparent");
            }
            return [255, 255, 255];
        };
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const seen = new Map();
        while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !e.checkVisibility()) continue;
            if (e.closest(".store, title, option")) continue;
            const style = getComputedStyle(e);
            const front = parts(e instanceof SVGElement ? style.fill : style.color).slice(0, 3);
            const [a, b] = [front, behind(e)].map(luminance);
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            const kind = `${e.tagName} ${e.getAttribute("class")}`;
            seen.set(kind, Math.min(ratio, seen.get(kind) ?? 99));
        }
        return [...seen].map(([name, ratio]) => [String(name), ratio]);
        """
    )
    assert len(low) > 10
    assert [each for each in low if each[1] < 4.5] == []


def test_on_paper_there_are_no_controls_and_the_colours_are_light(browser):
    show(browser, scheme="dark", media="print")
    shown = (
        "return ['#filter', '.who', '#open', '.submission']"
        ".filter(s => document.querySelector(s).checkVisibility())"
    )
    assert browser.execute_script(shown) == []
    script = f"{LUMINANCE} return luminance(parts(getComputedStyle(document.body).backgroundColor))"
    assert browser.execute_script(script) > 0.9


def test_headings_step_down_by_one(browser):
    show(browser, all_open=True)
    script = "return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    levels = browser.execute_script(script)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1] == []


def test_a_screen_reader_finds_a_name_for_everything_that_can_be_used(browser):
    show(browser, all_open=True)
    nameless = """
        const named = (e) => e.labels?.length || e.textContent.trim()
            || e.getAttribute("aria-label")
            || document.getElementById(e.getAttribute("aria-labelledby"))?.textContent.trim();
        return [
            ...[...document.querySelectorAll("input, select, button, a, summary")]
                .filter(e => !named(e)),
            ...[...document.querySelectorAll("[role=region], [role=img], [role=search]")]
                .filter(e => !named(e)),
            ...[...document.querySelectorAll("input, select")].filter(e => !e.labels.length),
            ...[...document.querySelectorAll("th")].filter(e => !["row", "col"].includes(e.scope)),
            ...[...document.querySelectorAll("table")].filter(e => !e.caption?.textContent.trim()),
            ...[...document.querySelectorAll(".box, pre")].filter(e => e.tabIndex !== 0),
        ].map(e => e.outerHTML);
    """
    assert browser.execute_script(nameless) == []
    landmarks = (
        "return ['header', 'main', 'form[role=search]', 'html[lang]']"
        ".map(s => document.querySelectorAll(s).length)"
    )
    assert browser.execute_script(landmarks) == [1, 1, 1, 1]


def test_pictures_are_drawn(browser):
    show(browser, all_open=True)
    widths = browser.execute_script(
        "return [...document.querySelectorAll('.picture use')].map(u => u.getBBox().width)"
    )
    assert len(widths) > 10
    assert min(widths) > 150


def test_without_scripts_all_is_there_but_the_controls(browser):
    show(browser, "plain")
    assert len(shown_rows(browser)) == 10
    assert len(shown_sections(browser)) == 10
    shown = "return [...document.querySelectorAll('form, button')].map(e => e.checkVisibility())"
    assert not any(browser.execute_script(shown))
    press(browser, "#s3 summary", Keys.ENTER)
    assert browser.find_element("css selector", "#s3 .inside").is_displayed()
