"""The rules of the viewer's page name its scripts and style by their hashes.

After a change of the page: `python -m tests.packs.content_security`.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

VIEWER = Path(__file__).parents[2] / "packs" / "viewer.html"
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)')
INSIDE = re.compile(r"<(script|style)(?: id=\"[a-z]+\")?>(.*?)</\1>", re.DOTALL)


def policy_of(page: str) -> str:
    """The rules that let run what is in the page, and nothing else."""
    allowed: dict[str, list[str]] = {"script": [], "style": []}
    for kind, content in INSIDE.findall(page):
        allowed[kind].append(f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'")
    scripts, styles = (" ".join(allowed[kind]) for kind in ("script", "style"))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; base-uri 'none'; form-action 'none'"
    )


def with_policy(page: str) -> str:
    """The page with rules that fit it."""
    return POLICY.sub(lambda found: f"{found[1]}{policy_of(page)}{found[2]}", page)


if __name__ == "__main__":
    VIEWER.write_text(with_policy(VIEWER.read_text(encoding="utf-8")), encoding="utf-8")
