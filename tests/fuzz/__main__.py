"""Seconds come in, and every target is run for so long; the first input that breaks one ends with 1."""

import subprocess
import sys
from pathlib import Path


TARGETS = Path(__file__).with_name("targets.py")
KEPT = TARGETS.parents[2] / ".fuzz"
NAMES = (
    *("sentence", "txt", "md", "html", "pdf", "docx", "ods", "official"),
    *("in_pdf", "in_docx", "in_ods", "in_official"),
)


def main(seconds: int) -> int:
    worst = 0
    # What breaks a target is kept there, to be read again with `targets.py NAME FILE`.
    KEPT.mkdir(exist_ok=True)
    for name in NAMES:
        print(f"{name}: {seconds} seconds", flush=True)
        command = [sys.executable, TARGETS, name, f"-max_total_time={seconds}", "-timeout=20"]
        command += ["-max_len=20000", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=0"]
        command += [f"-artifact_prefix={KEPT}/"]
        worst = max(worst, subprocess.run(command, cwd=TARGETS.parents[2]).returncode)
    return worst and 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 60))
