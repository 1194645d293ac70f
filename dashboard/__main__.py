"""The command line of the dashboard: `python -m dashboard`."""

from gevent import monkey


# Before anything else opens a socket or imports ssl: gunicorn's own patch comes after the fork,
# when the preloaded application has long imported both.
monkey.patch_all()

import typer  # noqa: E402

from dashboard.server import serve  # noqa: E402


def main() -> None:
    typer.run(serve)


if __name__ == "__main__":
    main()
