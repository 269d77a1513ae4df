"""The viewer, in a real browser that is offline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.packs.content_security import VIEWER, policy_of
from tests.packs.facts import BENS_NAME, NAME_TOKEN, record_of_people, small_record
from tests.packs.packing import ONE_WITNESS, changed, packed, zipped
from tests.packs.vectors_people import TOLD
from tests.packs.verifiers import lacking

CHROMIUM = Path("/usr/bin/chromium")
SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        lacking("Chromium (Debian: chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """The page as opened from a folder; it says nothing on the console and asks nobody anything."""
    context = chromium.new_context(offline=True, locale="en-GB")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: said.append(request.url))
    page.goto(VIEWER.as_uri())
    said.remove(VIEWER.as_uri())
    yield page
    assert said == []
    context.close()


def test_its_own_rules_let_run_what_is_in_it_and_nothing_else() -> None:
    content = VIEWER.read_text(encoding="utf-8")
    assert f'content="{policy_of(content)}"' in content, "run: python -m tests.packs.content_security"
    assert "http://" not in content
    assert "https://" not in content


def test_a_whole_pack_is_verified_and_read(page: Page, tmp_path: Path) -> None:
    _choose(page, tmp_path, zipped(packed(small_record())), ONE_WITNESS)
    expect(page.get_by_role("heading", name="Verified", exact=True)).to_be_visible()
    expect(page.locator("#timeline li")).to_have_count(6)
    page.get_by_label("Search").fill("ready tested")
    expect(page.locator("#count")).to_have_text("1 of 6 facts")
    page.get_by_role("button", name="Decision taken").click()
    expect(page.get_by_role("heading", name="4: Decision taken")).to_be_visible()
    expect(page.locator("#fact .checks li")).to_have_text(
        [
            "✓ Yes. The envelope is a leaf of the tree whose root the checkpoint names.",
            "✓ Yes. The body matches its envelope.",
            "✓ Yes. The receipt leads to the checkpoint.",
        ]
    )
    expect(page.locator("#fact")).to_contain_text('"choice": "approve"')


def test_another_programmes_fact_shows_its_envelope_alone(page: Page, tmp_path: Path) -> None:
    _choose(page, tmp_path, zipped(packed(small_record())), ONE_WITNESS)
    page.get_by_label("Where").select_option("programme-bedford")
    page.get_by_role("button", name="Programme started").click()
    expect(page.locator("#fact .checks")).to_contain_text("The body is outside what this pack shows.")
    expect(page.locator("#fact")).not_to_contain_text("What was said")


def test_people_are_shown_by_what_their_tokens_stand_for(page: Page, tmp_path: Path) -> None:
    _choose(page, tmp_path, zipped(packed(record_of_people(), people=TOLD)), ONE_WITNESS)
    page.get_by_label("Search").fill("súilleabháin")
    page.get_by_role("button", name="Roster adopted").click()
    expect(page.locator("#fact")).to_contain_text(f'"name": "{BENS_NAME}"')
    expect(page.locator("#fact")).to_contain_text(f'"name":"{NAME_TOKEN}"')


def test_evidence_is_saved_and_never_opened(page: Page, tmp_path: Path) -> None:
    _choose(page, tmp_path, zipped(packed(small_record())), ONE_WITNESS)
    page.get_by_label("What", exact=True).select_option("gate-opened")
    page.get_by_role("button", name="Gate opened").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save evidence").click()
    assert saving.value.path().read_bytes() == b"The portal was tested by twelve residents.\n"


def test_an_edited_body_is_shown_as_altered(page: Page, tmp_path: Path) -> None:
    files = packed(small_record())
    edited = files["log/bodies.lines"].replace(b"approve", b"approvE", 1)
    _choose(page, tmp_path, zipped(changed(files, {"log/bodies.lines": edited})), ONE_WITNESS)
    expect(page.get_by_role("heading", name="Altered")).to_be_visible()
    page.get_by_role("button", name="Decision taken").click()
    expect(page.locator("#fact .checks")).to_contain_text("✗ No. The body is not the one")


def test_nothing_is_called_verified_unless_somebody_is_trusted(page: Page, tmp_path: Path) -> None:
    _choose(page, tmp_path, zipped(packed(small_record())), None)
    expect(page.get_by_role("heading", name="Not verified")).to_be_visible()
    expect(page.locator("#verdict")).to_contain_text("All of this could be a forgery.")


def test_what_is_no_pack_is_said_to_be_none(page: Page, tmp_path: Path) -> None:
    _choose(page, tmp_path, b"%PDF-1.7", ONE_WITNESS)
    expect(page.locator("#verdict")).to_contain_text("This is not a pack")
    expect(page.locator("#record")).to_be_hidden()


def test_words_in_a_pack_are_text_and_never_a_program(page: Page, tmp_path: Path) -> None:
    record = small_record()
    record.add(f"release-shepway-fom/{SCRIPT}", SCRIPT, {"reason": SCRIPT, "__proto__": SCRIPT})
    _choose(page, tmp_path, zipped(packed(record)), ONE_WITNESS)
    page.locator("#timeline button").last.click()
    expect(page.locator("#fact")).to_contain_text(f'"reason": "{SCRIPT}"')
    assert page.locator("img").count() == 0


def test_it_is_used_by_keyboard_alone(page: Page, tmp_path: Path) -> None:
    _choose(page, tmp_path, zipped(packed(small_record())), ONE_WITNESS)
    page.locator("#kind").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#timeline [aria-current=true]")).to_have_count(1)
    assert page.evaluate("document.activeElement.id") == "fact"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_assistive_technology(page: Page, tmp_path: Path, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert _violations(page) == []
    _choose(page, tmp_path, zipped(packed(small_record())), ONE_WITNESS)
    page.get_by_role("button", name="Decision taken").click()
    assert _violations(page) == []


def test_a_narrow_screen_needs_no_scrolling_sideways(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    _choose(page, tmp_path, zipped(packed(small_record())), ONE_WITNESS)
    page.get_by_role("button", name="Decision taken").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _choose(page: Page, folder: Path, pack: bytes, trust: bytes | None) -> None:
    (folder / "pack.zip").write_bytes(pack)
    if trust is not None:
        (folder / "policy.txt").write_bytes(trust)
        page.get_by_label("Whom you trust").set_input_files(folder / "policy.txt")
    page.get_by_label("Evidence pack").set_input_files(folder / "pack.zip")
    expect(page.locator("#verdict")).to_be_visible()


def _violations(page: Page) -> list[str]:
    found = Axe().run(page)
    return [
        f"{each['id']}: {each['help']}: {each['nodes'][0]['html']}" for each in found.response["violations"]
    ]
