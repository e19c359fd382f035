"""Real servers for these tests, each thrown away with its data."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def redis():
    """The URL of a Redis server that keeps nothing on disk."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("no Redis server is installed on this machine")
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with subprocess.Popen([program, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()


@contextlib.contextmanager
def postgres():
    """The URL of a throw-away PostgreSQL (it refuses to run as root, so root lends it a user)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = shutil.which("initdb") or (str(found[-1]) if found else None)
    if path is None:
        pytest.skip("no PostgreSQL server is installed on this machine")
    bin_, port = Path(path).parent, free_port()
    folder = Path(tempfile.mkdtemp(prefix="silentbuyer-pg-"))
    lent = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        lent = ["runuser", "-u", "postgres", "--"]

    def run(*command):
        subprocess.run([*lent, *map(str, command)], check=True, capture_output=True, cwd=folder, timeout=60)

    data = folder / "data"
    run(bin_ / "initdb", "-D", data, "-U", "judge", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    run(bin_ / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql://judge:secret@127.0.0.1:{port}/postgres"
    finally:
        run(bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(port):
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on {port}")
