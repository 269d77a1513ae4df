"""The page about gates shows scenarios as they are."""

from tests.gates.page import PAGE, page
from tests.gates.scenario import FILE


def test_page_shows_the_scenarios_as_they_are_told() -> None:
    written = PAGE.read_text("utf-8")
    assert written == page(written, FILE.read_text("utf-8"))
