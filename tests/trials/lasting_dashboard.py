"""The words of `python -m dashboard` come in, one whose workers are never replaced goes out.

Readers get workers that end after some thousand answers, and with them would go whatever a worker gathers.
"""

import sys
from pathlib import Path

from gevent import monkey


monkey.patch_all()

sys.path.insert(0, str(Path(__file__).parents[2]))

from dashboard import __main__, server  # noqa: E402


if __name__ == "__main__":
    server.SETTINGS |= {"max_requests": 0, "max_requests_jitter": 0}
    __main__.main()
