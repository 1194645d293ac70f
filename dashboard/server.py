"""A data folder and an address come in, a dashboard that answers there goes out."""

import atexit
import gc
import os
import shutil
import signal
import socket
import subprocess  # nosec B404 - runs this program itself
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import gevent
import typer
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from dashboard import app, checking, databases, fragments, store
from dashboard.refusals import Worker
from dashboard.views.asked import Unit
from etl.vocabulary import InputError


DATA = Path(__file__).parents[1] / "data"
# Of more figures the overview takes seconds, in which a worker answers nobody: it is made for who asks for it.
MOST_FIGURES = 20_000

# gevent, because 200 slow visitors at once stopped every threaded server that was tried;
# no control socket, because gunicorn would open one in the home folder.
SETTINGS = {
    "worker_class": Worker,
    "workers": 2,
    "preload_app": True,
    "timeout": 30,
    "graceful_timeout": 20,
    "keepalive": 5,
    "max_requests": 5000,
    "max_requests_jitter": 500,
    "control_socket_disable": True,
    "proc_name": "channel-figures",
    "loglevel": "warning",
}


class Gunicorn(BaseApplication):
    """gunicorn over one application that is already loaded."""

    def __init__(self, application: Flask, settings: dict[str, Any]) -> None:
        self.application = application
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.application


def serve(
    data: Annotated[Path, typer.Option(help="Folder with the built tables.")] = DATA,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8050,
) -> None:
    """Serve the dashboard over the tables in a data folder until it is told to stop."""
    with folder_of_this_process() as folder:
        written = folder / "tables.duckdb"
        try:
            ensure_free(host, port)
            write_tables(data, written)
        except InputError as error:
            typer.echo(error, err=True)
            raise typer.Exit(2) from None
        application = app.create(data, written).server
        prepare(application, data)
        Gunicorn(application, settings(application, host, port)).run()


@contextmanager
def folder_of_this_process() -> Iterator[Path]:
    """A folder that goes when the server does; its workers, forked within, end here too and leave it to the others."""
    folder, maker = Path(tempfile.mkdtemp()), os.getpid()
    try:
        yield folder
    finally:
        if os.getpid() == maker:
            shutil.rmtree(folder, ignore_errors=True)


def prepare(application: Flask, data: Path) -> None:
    """Do once what every worker would do for itself: one that takes the place of another answers sooner."""
    checking.confined(data).start()
    fragments.compiled()
    # Dash sets itself up when it is first asked.
    application.test_client().get("/_dash-dependencies")


def write_tables(data: Path, written: Path) -> None:
    """Read every table once: a worker that starts, or takes the place of one that died, only opens them.

    A process of its own does it, so that the memory it takes is not that of the server.
    """
    if not data.is_dir():
        raise InputError(data, "no such folder", "the folder that `python -m etl build` writes")
    command = [sys.executable, "-m", databases.__name__, str(data), str(written)]
    ended = subprocess.run(command, stderr=subprocess.PIPE, text=True)  # nosec B603 - no words of others
    if ended.returncode:
        typer.echo(ended.stderr.strip(), err=True)
        raise typer.Exit(2)


def ensure_free(host: str, port: int) -> None:
    """gunicorn would try a taken port five times and then end without naming the remedy."""
    try:
        with socket.create_server((host, port), family=family(host)):
            pass
    except OSError as error:
        problem = str(error.strerror or error).partition(" (")[0].lower()
        raise InputError(f"{host}:{port}", problem, "an address that is free") from None


def family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def make_first_page(application: Flask) -> None:
    """Ask for the overview in each of its units, of which much is kept: whoever asks first need not wait for it.

    It is made among other answers: a worker that makes it before it says that it lives could be taken for dead.
    """
    with application.app_context():
        held = store.current().rows("select count(*) as figures from claims")[0]["figures"]
    if held <= MOST_FIGURES:
        for unit in Unit:
            application.test_client().get("/", query_string={"unit": unit.value})
            # Whoever asks in the meantime is answered before the next.
            gevent.sleep(0)


def settings(application: Flask, host: str, port: int) -> dict[str, Any]:
    """gunicorn's settings, with the line that a person reads on start."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    def warm(worker: Worker) -> None:
        # Ctrl-C reaches the workers as well: they too finish what they are answering.
        for number in (signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, worker.handle_exit)
        with application.app_context():
            store.current()
        # What a worker starts with stays: it is not looked through for garbage while a reader waits.
        gc.collect()
        gc.freeze()
        # At the end it is: DuckDB's module would speak of leaks.
        atexit.register(gc.unfreeze)
        gevent.spawn(make_first_page, application)

    def announce(arbiter: Arbiter) -> None:
        typer.echo(f"Channel Figures is at http://{address} (Ctrl-C stops it)")

    return SETTINGS | {"bind": address, "post_worker_init": warm, "when_ready": announce}
