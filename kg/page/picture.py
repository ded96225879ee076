"""A picture of a page, taken by a Chromium without a window, where one is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from kg.errors import OutputError

__all__ = ["browser", "picture_of"]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SIZE = "1600,1000"  # CSS pixels
_SETTLED = 10_000  # milliseconds of the page's own time until it is taken
_PATIENCE = 120  # seconds
_QUIET = ("--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def browser() -> str:
    """Return the path of an installed Chromium; raises `OutputError` where there is none."""
    found = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if found is None:
        raise OutputError("a picture is taken by Chromium, and none is installed; install it, or open the page and export a picture there")
    return found


def picture_of(page: bytes) -> bytes:
    """Return the page as PNG; raises `OutputError` where there is no Chromium, or it takes none."""
    program = browser()
    with tempfile.TemporaryDirectory(prefix="kg-picture-") as folder:
        html, png = Path(folder) / "page.html", Path(folder) / "page.png"
        html.write_bytes(page)
        # Who is root cannot have Chromium's sandbox; the page is our own and asks for nothing.
        rights = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [program, "--headless=new", *rights, *_QUIET, f"--user-data-dir={folder}/profile", "--hide-scrollbars"]
        command += [f"--window-size={_SIZE}", f"--virtual-time-budget={_SETTLED}", f"--screenshot={png}", html.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OutputError(f"{program}: took no picture: {error}; open the page and export a picture there") from error
        if not png.is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
            raise OutputError(f"{program}: took no picture: {said[0]}; open the page and export a picture there")
        return png.read_bytes()
