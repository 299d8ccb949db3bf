"""Reading in a worker works wherever Python runs: scripts, consoles, notebooks, servers, pools, clusters."""

import importlib.util
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = "import cxmatch; print(cxmatch.read(b'Experience. Managed a team of five.', isolated=True).format)"


def run(*command: str | Path, given: str = "", folder: Path | None = None) -> str:
    """What a command prints on standard output; an error of it fails the test with what it said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        list(map(str, command)), input=given, capture_output=True, text=True, timeout=120, env=environment, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def needs(*modules: str) -> pytest.MarkDecorator:
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} is not installed")


@pytest.mark.parametrize("options", [["-"], ["-i", "-q"], ["-I", "-"]], ids=["standard input", "a console", "isolated"])
def test_what_comes_on_standard_input_reads(options: list[str], tmp_path: Path) -> None:
    path = f"import sys; sys.path.insert(0, {str(ROOT)!r}); " if "-I" in options else ""
    assert "text" in run(sys.executable, *options, given=f"{path}{CODE}\n", folder=tmp_path).split()


def test_a_packed_program_reads(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.mkdir()
    (program / "__main__.py").write_text(CODE, encoding="utf-8")
    run(sys.executable, "-m", "zipapp", program)
    assert run(sys.executable, tmp_path / "program.pyz") == "text\n"


@needs("IPython")
def test_an_ipython_console_reads(tmp_path: Path) -> None:
    told = run(
        sys.executable, "-m", "IPython", "--quick", "--no-banner", "--colors=nocolor", "-c", CODE, folder=tmp_path
    )
    assert "text" in told.split()


@needs("nbclient", "ipykernel")
def test_a_notebook_reads(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import nbclient, nbformat, sys
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(sys.argv[1])])
        nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
        print(notebook.cells[0].outputs[0]["text"])
    """)
    assert "text" in run(sys.executable, "-c", script, CODE, folder=tmp_path).split()


def test_a_server_with_threads_answers_eight_requests_at_once() -> None:
    script = textwrap.dedent("""
        import http.server, threading, urllib.request, cxmatch
        from concurrent.futures import ThreadPoolExecutor

        together = threading.Barrier(8)

        class Reads(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                together.wait(30)
                answer = cxmatch.read(body, isolated=True).text.encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            request_queue_size = 32

        with Server(("127.0.0.1", 0), Reads) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            def ask(number):
                text = f"Experience. Managed a team of {number + 2} people in support.".encode()
                opened = urllib.request.build_opener(urllib.request.ProxyHandler({}))
                with opened.open(f"http://127.0.0.1:{server.server_port}", data=text, timeout=60) as answer:
                    return answer.read().strip() == text
            with ThreadPoolExecutor(8) as pool:
                print(list(pool.map(ask, range(8))).count(True))
            server.shutdown()
    """)
    assert run(sys.executable, "-c", script) == "8\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore")
def test_a_forked_daemon_reads_after_its_parent_did(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent("""
            import multiprocessing, cxmatch
            def read(number):
                text = f"Experience. Managed a team of {number} people.".encode()
                return cxmatch.read(text, isolated=True).text.strip() == text.decode()
            print(read(0))
            with multiprocessing.get_context("fork").Pool(3) as pool:
                print(pool.map(read, range(9)).count(True))
            print(read(1))
        """),
        encoding="utf-8",
    )
    assert run(sys.executable, script).split() == ["True", "9", "True"]


@pytest.mark.skipif(not hasattr(signal, "SIGCHLD"), reason="this system sends no word of a child's end")
@pytest.mark.parametrize(
    "host", ["signal.signal(signal.SIGCHLD, signal.SIG_IGN)", "threading.Thread(target=reap, daemon=True).start()"]
)
def test_a_host_that_buries_its_children_itself_gets_the_same_errors(host: str) -> None:
    """Supervisors and some servers do; what a worker died of is then not to be learnt."""
    script = textwrap.dedent("""
        import contextlib, os, signal, threading, time, cxmatch
        from cxmatch.errors import DocumentError
        def reap():
            while True:
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(-1, 0)
                time.sleep(0.001)
        HOST
        text = b"Experience. Managed a team of five."
        for _ in range(3):
            print(cxmatch.read(text, isolated=True).format)
            try:
                cxmatch.read(text, isolated=True, limits=cxmatch.Limits(file_seconds=0.01, memory_bytes=10**9))
            except DocumentError as error:
                print(error.kind)
    """)
    told = run(sys.executable, "-c", script.replace("HOST", host)).split()
    assert told[::2] == ["text"] * 3
    assert set(told[1::2]) <= {"ParseTimeout", "WorkerCrashed", "LimitExceeded"}
    assert len(told) == 6


def test_coroutines_read_side_by_side() -> None:
    script = textwrap.dedent("""
        import asyncio, cxmatch
        async def read(number):
            text = f"Experience. Managed a team of {number} people.".encode()
            return (await asyncio.to_thread(cxmatch.read, text, isolated=True)).text.strip() == text.decode()
        async def all_of_them():
            return await asyncio.gather(*map(read, range(6)))
        print(asyncio.run(all_of_them()).count(True))
    """)
    assert run(sys.executable, "-c", script) == "6\n"


@needs("distributed")
def test_a_worker_process_of_dask_reads(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent("""
            import multiprocessing
            def read(number):
                import cxmatch
                text = f"Experience. Managed a team of {number} people.".encode()
                kind = cxmatch.read(text, isolated=True).format
                return kind, multiprocessing.current_process().daemon
            if __name__ == "__main__":
                from distributed import Client, LocalCluster
                with LocalCluster(n_workers=1, threads_per_worker=2, processes=True, dashboard_address=None,
                                  host="127.0.0.1") as cluster, Client(cluster) as client:
                    print(set(client.gather(client.map(read, range(6)))))
        """),
        encoding="utf-8",
    )
    assert run(sys.executable, script, folder=tmp_path).strip() == "{('text', True)}"
