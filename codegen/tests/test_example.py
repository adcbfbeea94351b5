"""The example, as a stranger gets it: built from a copy of codegen/ alone, its server and client
talking over real sockets, and a peer that
breaks every rule of the transport.

The peer here writes packets by hand, from docs/standalone.md; it shares nothing with the C that it talks to.
"""

from __future__ import annotations

import array
import fcntl
import os
import random
import re
import resource
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

CODEGEN = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns("build", "__pycache__", ".*")
SANITIZED = "-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"
HANG = 60  # seconds until a test that hangs is given up

OK, BAD_MESSAGE, UNKNOWN_METHOD, DENIED, NOT_FOUND, BAD_STATE, LIMIT = 0, 32, 33, 34, 35, 36, 38
NOT_SEALED = 65
PROTOCOL = 0x0101
PING, SUBMIT, NEXT, OPEN, DECIDE, WAIT_DECIDED, LOOK, READ_VERDICT, WITHDRAW = 1, *range(0x10, 0x18)
MAX_WAITERS, SOCKET_CLIENTS = 4, 64
REPLY, BUFFER, EVENT = 1, 2, 4
CLOSED = 0x5740_0000_0000_0002
NOTIFIED = 0x5740_0000_0000_0001
SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE


class Frame(NamedTuple):
    id: int
    tag: int
    body: bytes
    fds: list[int]

    @property
    def status(self) -> int:
        return self.tag & 0xFFFF


def tag_of(method: int, size: int, handles: int = 0, flags: int = 0) -> int:
    return 0x57 << 56 | flags << 52 | handles << 48 | size << 32 | PROTOCOL << 16 | method


def padded(text: bytes) -> bytes:
    return text + bytes(-len(text) % 8)


def frame(number: int, tag: int, body: bytes = b"", within: int = 10_000) -> bytes:
    return struct.pack("<IIQ", number, within, tag) + body


def about(number: int, method: int, review: int) -> bytes:
    """A request whose only parameter is a review."""
    return frame(number, tag_of(method, 8), struct.pack("<Q", review))


def submission(number: int, title: bytes, records: bytes = struct.pack("<Q", 1)) -> bytes:
    body = struct.pack("<HHI", 8, len(title), 0) + padded(title)
    return frame(number, tag_of(SUBMIT, len(body), 1, BUFFER), body + records)


def decision(number: int, review: int, note: bytes) -> bytes:
    body = struct.pack("<QBBHHH", review, 1, 0, 16, len(note), 0) + padded(note)
    return frame(number, tag_of(DECIDE, len(body), 0, BUFFER), body)


class Peer:
    """One connection, and packets as they are."""

    def __init__(self, path: Path) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.socket.connect(str(path))
        self.socket.settimeout(HANG)

    def __enter__(self) -> Peer:
        return self

    def __exit__(self, *unused: object) -> None:
        self.socket.close()

    def send(self, packet: bytes, fds: Sequence[int] = ()) -> None:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
        self.socket.sendmsg([packet], rights)

    def receive(self) -> Frame | None:
        """The next packet; None at the end."""
        try:
            data, fds, _, _ = socket.recv_fds(self.socket, 8192, 8)
        except ConnectionResetError:
            return None
        if not data:
            return None
        number, timeout, tag = struct.unpack_from("<IIQ", data)
        assert timeout == 0, "a reply has no timeout"
        return Frame(number, tag, data[16:], fds)

    def call(self, packet: bytes, fds: Sequence[int] = ()) -> Frame:
        self.send(packet, fds)
        reply = self.receive()
        assert reply is not None, "the connection was closed"
        return reply

    def status(self, packet: bytes, fds: Sequence[int] = ()) -> int:
        return self.call(packet, fds).status

    def ping(self, number: int = 9999) -> Frame:
        return self.call(frame(number, tag_of(PING, 0)))


def document(text: bytes = b"a document\n", sealed: bool = True) -> int:
    fd = os.memfd_create("document", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.write(fd, text)
    if sealed:
        fcntl.fcntl(fd, fcntl.F_ADD_SEALS, SEALS)
    return fd


def run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=10 * HANG)


@dataclass
class Copy:
    """A folder with a copy of codegen/ and nothing else of the tree."""

    root: Path

    @property
    def desk(self) -> Path:
        return self.root / "codegen" / "examples" / "desk"

    @property
    def build(self) -> Path:
        return self.desk / "build"

    def make(self, compiler: str, flags: str, *targets: str) -> subprocess.CompletedProcess[str]:
        writc = f"WRITC={sys.executable} -B ../../writc"
        return run(["make", writc, f"CC={compiler}", f"CFLAGS={flags}", *targets], self.desk)


COPY: Copy


def setUpModule() -> None:
    global COPY
    root = Path(unittest.enterModuleContext(tempfile.TemporaryDirectory()))
    shutil.copytree(CODEGEN, root / "codegen", ignore=LEFT_OUT)
    COPY = Copy(root)
    done = COPY.make("gcc", SANITIZED, "all", "build/port")
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"the example does not build:\n{done.stdout}{done.stderr}")


class Pages(unittest.TestCase):
    def test_every_relative_link_of_a_copy_leads_to_something_in_it(self) -> None:
        folder = COPY.root / "codegen"
        links = [
            (page, link.partition("#")[0])
            for page in folder.rglob("*.md")
            if "fixtures" not in page.parts and "build" not in page.parts
            for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
            if not link.startswith(("http:", "https:", "#"))
        ]
        self.assertTrue(links)
        inside = folder.resolve()
        for page, link in links:
            target = (page.parent / link).resolve()
            where = f"{page.relative_to(folder)}: {link}"
            self.assertTrue(target.exists() and target.is_relative_to(inside), where)


class Served(unittest.TestCase):
    """A server in a folder of its own, for each test."""

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.server = self.start()

    def start(self) -> subprocess.Popen[str]:
        command = [COPY.build / "deskd", self.folder]
        log = self.enterContext(open(self.folder / "log", "a"))
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        self.addCleanup(self.stop, server)
        assert server.stdout is not None
        self.assertEqual(server.stdout.readline(), "ready\n", (self.folder / "log").read_text())
        return server

    def stop(self, server: subprocess.Popen[str], by: int = signal.SIGTERM) -> int:
        """Ends a server, which has a good end unless it was killed."""
        server.send_signal(by)
        code = server.wait(HANG)
        assert server.stdout is not None
        server.stdout.close()
        if by == signal.SIGTERM and code != -signal.SIGKILL:
            self.assertEqual(code, 0, (self.folder / "log").read_text())
        return code

    def peer(self, role: str) -> Peer:
        return self.enterContext(Peer(self.folder / role))

    def desk(self, role: str, *arguments: str) -> tuple[int, str, str]:
        """The client's exit status, what it printed and what it complained of."""
        done = run([COPY.build / "desk", self.folder / role, *arguments], COPY.desk)
        return done.returncode, done.stdout, done.stderr

    def descriptors(self) -> int:
        """How many the server has. Of peers that went away before it answered somebody else, it has none any more."""
        return len(os.listdir(f"/proc/{self.server.pid}/fd"))

    def descriptors_without_peers(self) -> int:
        with Peer(self.folder / "author") as peer:
            self.assertEqual(peer.ping().status, OK)
            return self.descriptors() - 1

    def submit(self, title: bytes = b"a title", text: bytes = b"a document\n") -> int:
        fd = document(text)
        with Peer(self.folder / "author") as author:
            reply = author.call(submission(1, title), [fd])
        os.close(fd)
        self.assertEqual(reply.status, OK)
        review: int = struct.unpack("<Q", reply.body)[0]
        return review


class Programs(Served):
    """The client program against the server program."""

    def test_a_document_is_submitted_read_decided_and_withdrawn(self) -> None:
        file = self.folder / "file"
        file.write_bytes(bytes(range(256)) * 1000)
        calls: list[tuple[str, list[str], str]] = [
            ("author", ["submit", str(file), "über alles nachgedacht"], "1\n"),
            ("author", ["look", "1"], "SUBMITTED über alles nachgedacht\n"),
            ("reviewer", ["next"], "1 über alles nachgedacht\n"),
            ("reviewer", ["next", "1"], "0 \n"),
            ("reviewer", ["accept", "1", "good"], ""),
            ("author", ["wait", "1"], "ACCEPTED\n"),
            ("author", ["verdict", "1"], "ACCEPTED good\n"),
            ("reviewer", ["look", "1"], "DECIDED über alles nachgedacht\n"),
            ("author", ["withdraw", "1"], ""),
        ]
        for role, arguments, printed in calls:
            self.assertEqual(self.desk(role, *arguments), (0, printed, ""), arguments)

    def test_the_reviewer_reads_what_was_submitted_however_often(self) -> None:
        text = bytes(range(128)) * 3000
        self.submit(text=text)
        for _ in range(2):
            done = subprocess.run(
                [COPY.build / "desk", self.folder / "reviewer", "open", "1"], capture_output=True
            )
            self.assertEqual((done.returncode, done.stdout), (0, text))

    def test_a_caller_without_the_role_is_denied(self) -> None:
        self.submit()
        for role, arguments in (
            ("author", ["accept", "1", "my own"]),
            ("author", ["open", "1"]),
            ("author", ["next"]),
            ("reviewer", ["submit", "README.md", "mine"]),
            ("reviewer", ["wait", "1"]),
            ("reviewer", ["withdraw", "1"]),
        ):
            code, printed, said = self.desk(role, *arguments)
            self.assertEqual((code, printed), (1, ""), arguments)
            self.assertTrue(said.endswith(": DENIED\n"), said)

    def test_a_call_out_of_order_is_refused_and_changes_nothing(self) -> None:
        self.submit()
        self.assertEqual(self.desk("author", "verdict", "1")[2], "desk: verdict: BAD_STATE\n")
        self.assertEqual(self.desk("author", "look", "1")[1], "SUBMITTED a title\n")
        self.assertEqual(self.desk("reviewer", "reject", "1", "no")[0], 0)
        self.assertEqual(
            self.desk("reviewer", "accept", "1", "yes")[2], "desk: decide: BAD_STATE\n"
        )
        self.assertEqual(self.desk("author", "verdict", "1")[1], "REJECTED no\n")
        self.assertEqual(self.desk("author", "look", "2")[2], "desk: look: NOT_FOUND\n")

    def test_errors_of_the_protocol_have_their_names(self) -> None:
        self.assertEqual(
            self.desk("author", "submit", "README.md", "")[2], "desk: submit: NO_TITLE\n"
        )
        long = self.desk("author", "submit", "README.md", "t" * 81)
        self.assertEqual(long[2], "desk: submit: BAD_ARGUMENT\n")

    def test_one_who_waits_in_vain_is_told_so(self) -> None:
        self.submit()
        self.assertEqual(self.desk("author", "wait", "1", "20")[2], "desk: wait: TIMED_OUT\n")
        self.assertEqual(self.desk("author", "look", "1")[0], 0)

    def test_one_who_waits_gets_the_verdict(self) -> None:
        self.submit()
        command = [str(COPY.build / "desk"), str(self.folder / "author"), "wait", "1"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as waiting:
            self.assertEqual(self.desk("reviewer", "reject", "1", "no")[0], 0)
            printed, _ = waiting.communicate(timeout=HANG)
        self.assertEqual((waiting.returncode, printed), (0, "REJECTED\n"))

    def test_the_demonstration_runs_to_its_end(self) -> None:
        done = run(["sh", "demo.sh"], COPY.desk)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("# done", done.stdout)
        self.assertEqual(done.stdout.count("(refused: "), 2)


class Waiting(Served):
    """Calls whose answers are kept."""

    def park(self, review: int) -> Peer:
        """A peer whose call is certainly kept: the server has answered what he sent after it."""
        peer = self.peer("author")
        peer.send(about(1, WAIT_DECIDED, review))
        self.assertEqual(peer.ping(2).id, 2)
        return peer

    def test_a_kept_call_is_answered_by_its_event_and_under_its_own_number(self) -> None:
        review, other = self.submit(), self.submit()
        waiting, elsewhere = self.park(review), self.park(other)
        with Peer(self.folder / "reviewer") as reviewer:
            self.assertEqual(reviewer.status(decision(1, review, b"fine")), OK)
        reply = waiting.receive()
        assert reply is not None
        self.assertEqual((reply.id, reply.status, reply.body), (1, OK, b"\1" + bytes(7)))
        self.assertEqual(elsewhere.ping(3).id, 3)

    def test_a_kept_call_about_what_goes_away_is_told_so(self) -> None:
        review = self.submit()
        waiting = self.park(review)
        with Peer(self.folder / "author") as author:
            self.assertEqual(author.status(about(1, WITHDRAW, review)), OK)
        reply = waiting.receive()
        assert reply is not None
        self.assertEqual((reply.id, reply.status), (1, NOT_FOUND))

    def test_one_who_waits_and_is_killed_leaves_nothing_behind(self) -> None:
        review = self.submit()
        before = self.descriptors_without_peers()
        program = (
            "import sys; sys.path.insert(0, sys.argv[1]); import test_example as t\n"
            "peer = t.Peer(t.Path(sys.argv[2]))\n"
            "peer.send(t.about(1, t.WAIT_DECIDED, int(sys.argv[3]))); peer.ping()\n"
            "print('parked', flush=True); sys.stdin.read()\n"
        )
        arguments = [str(Path(__file__).parent), str(self.folder / "author"), str(review)]
        for _ in range(MAX_WAITERS + 1):
            command = [sys.executable, "-B", "-c", program, *arguments]
            pipe = subprocess.PIPE
            with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as child:
                assert child.stdout is not None
                self.assertEqual(child.stdout.readline(), "parked\n")
                child.kill()
        peers = [self.park(review) for _ in range(MAX_WAITERS)]
        with Peer(self.folder / "author") as one_more:
            self.assertEqual(one_more.status(about(1, WAIT_DECIDED, review)), LIMIT)
        for peer in peers:
            peer.socket.close()
        self.assertEqual(self.descriptors_without_peers(), before)

    def test_an_answer_that_comes_too_late_is_not_sent(self) -> None:
        review = self.submit()
        peer = self.peer("author")
        peer.send(frame(1, tag_of(WAIT_DECIDED, 8), struct.pack("<Q", review), within=0))
        with Peer(self.folder / "reviewer") as reviewer:
            self.assertEqual(reviewer.status(decision(1, review, b"fine")), OK)
        self.assertEqual(peer.ping(2).id, 2)


class Hostile(Served):
    """A peer that keeps to no rule: one status for each of his packets, and nothing of them remains."""

    def setUp(self) -> None:
        super().setUp()
        self.before = self.descriptors_without_peers()
        self.file = document()
        self.addCleanup(os.close, self.file)

    def nothing_remains(self) -> None:
        self.assertEqual(self.descriptors_without_peers(), self.before)

    def malformed(self) -> Iterable[tuple[str, bytes, list[int]]]:
        one, file = struct.pack("<Q", 1), self.file
        ping, look = tag_of(PING, 0), tag_of(LOOK, 8)
        yield "a body that is longer than the tag says", frame(7, ping, one), []
        yield "a body that is shorter than the tag says", frame(7, look, one[:4]), []
        yield "no body", frame(7, look), []
        yield "a body of odd length", frame(7, tag_of(LOOK, 5), one[:5]), []
        yield "a body in words that has too many", frame(7, tag_of(LOOK, 64), bytes(64)), []
        big = tag_of(SUBMIT, 4040, 1, BUFFER)
        yield "a body that no page holds", frame(7, big, bytes(4048)), [file]
        yield "a packet that no frame fills", frame(7, ping, bytes(9000)), [file] * 3
        yield "a descriptor for nothing", frame(7, ping), [file]
        yield "many descriptors for nothing", frame(7, ping), [file] * 8
        yield "more descriptors than there can be", frame(7, ping), [file] * 9
        yield "far more descriptors than there can be", frame(7, ping), [file] * 253
        yield "no descriptor for a record", submission(7, b"title"), []
        yield "two descriptors for a record", submission(7, b"title"), [file] * 2
        yield "an absent document", submission(7, b"title", bytes(8)), []
        yield "a descriptor for an absent one", submission(7, b"title", bytes(8)), [file]
        yield "a record that counts from 2", submission(7, b"t", struct.pack("<Q", 2)), [file]
        yield "a record that claims rights", submission(7, b"t", struct.pack("<HHI", 1, 3, 1)), [
            file
        ]
        yield "no record", submission(7, b"t", b""), [file]
        many = frame(7, tag_of(PING, 0, 15), struct.pack("<8Q", *range(1, 9)) + bytes(56))
        yield "fifteen handles", many, [file] * 8
        eight = frame(7, tag_of(PING, 0, 8), struct.pack("<8Q", *range(1, 9)))
        yield "handles where none belong", eight, [file] * 8
        yield "a notification", frame(7, NOTIFIED, b""), []
        yield "the end of a connection", frame(7, CLOSED, b""), []
        yield "an event with a descriptor", frame(7, CLOSED | 1 << 48, one), [file]
        yield "a reply", frame(7, tag_of(PING, 0, 0, REPLY)), []
        yield "an event of our own", frame(7, tag_of(PING, 0, 0, EVENT)), []
        yield "another format", frame(7, 0x43 << 56 | PROTOCOL << 16 | PING), []
        yield "another protocol", frame(7, 0x57 << 56 | 0x0102 << 16 | PING), []
        yield "text that is none", submission(7, b"\xff\xfe"), [file]
        yield "a title that is too long", submission(7, b"t" * 81), [file]

    def test_what_is_no_message_is_a_bad_message_and_the_connection_goes_on(self) -> None:
        with Peer(self.folder / "author") as peer:
            for what, packet, fds in self.malformed():
                with self.subTest(what):
                    reply = peer.call(packet, fds)
                    self.assertEqual((reply.id, reply.status), (7, BAD_MESSAGE))
                    self.assertEqual((reply.body, reply.fds), (b"", []))
                    self.assertEqual(reply.tag >> 52 & 0xF, REPLY)
                    self.assertEqual(peer.ping(8).id, 8)
        self.nothing_remains()

    def test_what_has_no_number_ends_the_connection(self) -> None:
        for size in (0, 1, 15):
            with self.subTest(size), Peer(self.folder / "author") as peer:
                peer.send(bytes(size), [self.file])
                self.assertIsNone(peer.receive())
        self.nothing_remains()

    def test_a_descriptor_is_what_the_system_says_it_is(self) -> None:
        reader, writer = os.pipe()
        path = self.folder / "file"
        path.write_text("text")
        blind = os.open(path, os.O_WRONLY)
        pathless = os.open(path, os.O_PATH)
        folder = os.open(self.folder, os.O_RDONLY)
        null = os.open("/dev/null", os.O_RDWR)
        plain = os.open(path, os.O_RDWR)
        unsealed = document(sealed=False)
        with Peer(self.folder / "author") as peer:
            own = peer.socket.fileno()
            for fd in (reader, writer, blind, pathless, folder, null, own):
                self.assertEqual(peer.status(submission(1, b"t"), [fd]), BAD_MESSAGE)
            for fd in (plain, unsealed):
                self.assertEqual(peer.status(submission(1, b"t"), [fd]), NOT_SEALED)
        for fd in (reader, writer, blind, pathless, folder, null, plain, unsealed):
            os.close(fd)
        self.nothing_remains()

    def test_a_reader_cannot_write_and_has_a_position_of_his_own(self) -> None:
        review = self.submit(text=b"0123456789")
        with Peer(self.folder / "reviewer") as peer:
            replies = [peer.call(about(i, OPEN, review)) for i in range(2)]
        for reply in replies:
            self.assertEqual(struct.unpack("<QQ", reply.body), (10, 1))
            (fd,) = reply.fds
            self.assertEqual(os.read(fd, 100), b"0123456789")
            with self.assertRaises(OSError):
                os.write(fd, b"x")
            os.close(fd)

    def test_a_client_that_fetches_no_answers_is_left(self) -> None:
        review = self.submit()
        with Peer(self.folder / "reviewer") as peer:
            peer.socket.setblocking(False)
            try:
                for number in range(100_000):
                    peer.send(about(number, OPEN, review))
            except OSError:
                pass
            with Peer(self.folder / "author") as another:
                self.assertEqual(another.ping().status, OK)
        with Peer(self.folder / "author") as author:
            self.assertEqual(author.status(about(1, WITHDRAW, review)), OK)
        self.nothing_remains()

    def test_numbers_from_a_generator_do_no_harm(self) -> None:
        generator = random.Random(1)
        review = self.submit()
        seeds = [
            about(7, method, review) for method in (NEXT, OPEN, WAIT_DECIDED, LOOK, READ_VERDICT)
        ]
        seeds += [
            submission(7, b"a title"),
            decision(7, review, b"a note"),
            frame(7, tag_of(PING, 0)),
        ]
        for number in range(300):
            role = generator.choice(("author", "reviewer"))
            with Peer(self.folder / role) as peer:
                for _ in range(8):
                    packet = bytearray(generator.choice(seeds))
                    for _ in range(generator.randrange(4)):
                        packet[generator.randrange(4, len(packet))] = generator.randrange(256)
                    del packet[
                        generator.choice((len(packet), generator.randrange(len(packet)) + 1)) :
                    ]
                    try:
                        peer.send(bytes(packet), [self.file] * generator.choice((0, 0, 1, 1, 2)))
                    except (BrokenPipeError, ConnectionResetError):
                        break
        with Peer(self.folder / "author") as peer:
            for left in range(1, 400):
                peer.status(about(1, WITHDRAW, left))
        self.nothing_remains()


class Bounds(Served):
    """What there is too little of."""

    def test_one_client_too_many_is_turned_away_and_the_others_go_on(self) -> None:
        peers = [self.peer("author") for _ in range(SOCKET_CLIENTS)]
        self.assertTrue(all(peer.ping().status == OK for peer in peers))
        with Peer(self.folder / "author") as one_more:
            self.assertIsNone(one_more.receive())
        self.assertTrue(all(peer.ping().status == OK for peer in peers))
        peers[0].socket.close()
        self.assertEqual(self.peer("author").ping().status, OK)

    def test_a_server_without_descriptors_refuses_and_recovers(self) -> None:
        peer, fd = self.peer("author"), document()
        self.assertEqual(peer.ping().status, OK)
        soft, hard = resource.prlimit(self.server.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(self.server.pid, resource.RLIMIT_NOFILE, (self.descriptors(), hard))
        with Peer(self.folder / "author") as one_more:
            self.assertIsNone(one_more.receive())
        self.assertEqual(peer.status(submission(1, b"t"), [fd]), BAD_MESSAGE)
        self.assertEqual(peer.ping().status, OK)
        resource.prlimit(self.server.pid, resource.RLIMIT_NOFILE, (soft, hard))
        self.assertEqual(peer.status(submission(1, b"t"), [fd]), OK)
        os.close(fd)


class Names(Served):
    """The names that a server listens at."""

    def test_a_server_that_ends_removes_its_names(self) -> None:
        self.stop(self.server)
        self.assertEqual(sorted(os.listdir(self.folder)), ["log"])
        self.server = self.start()

    def test_the_names_of_a_dead_server_are_taken_over(self) -> None:
        self.stop(self.server, signal.SIGKILL)
        self.assertIn("author", os.listdir(self.folder))
        code, _, said = self.desk("author", "look", "1")
        self.assertEqual((code, said.endswith("Connection refused\n")), (1, True))
        self.server = self.start()
        self.assertEqual(self.peer("author").ping().status, OK)

    def test_the_names_of_a_live_server_are_not(self) -> None:
        done = run([COPY.build / "deskd", self.folder], COPY.desk)
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stderr.endswith("Address already in use\n"), done.stderr)
        self.assertEqual(self.peer("author").ping().status, OK)

    def test_what_is_no_socket_is_left_alone(self) -> None:
        self.stop(self.server)
        (self.folder / "author").write_text("precious")
        done = run([COPY.build / "deskd", self.folder], COPY.desk)
        self.assertEqual(done.returncode, 1)
        self.assertEqual((self.folder / "author").read_text(), "precious")
        (self.folder / "author").unlink()
        self.server = self.start()

    def test_a_socket_is_never_more_open_than_its_mode(self) -> None:
        modes = {
            role: (self.folder / role).stat().st_mode & 0o777 for role in ("author", "reviewer")
        }
        mask = os.umask(0)
        os.umask(mask)
        self.assertEqual(modes, {"author": 0o666 & ~mask, "reviewer": 0o600 & ~mask})


class Page(unittest.TestCase):
    """docs/standalone.md does what it says: its files are written, its commands run, and what they
    print is what stands there."""

    page = (CODEGEN.parent / "docs" / "standalone.md").read_text()

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for name, text in re.findall(r"`([\w./]+)`:\n\n```\w+\n(.*?)```", self.page, re.DOTALL):
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_text(text)

    def start(self, command: str) -> str:
        """Starts a server; what it has printed once it is ready."""
        pipe = subprocess.PIPE
        server = subprocess.Popen(
            command, cwd=self.folder, stdout=pipe, stderr=subprocess.DEVNULL, text=True
        )
        self.addCleanup(server.wait, HANG)
        self.addCleanup(server.kill)
        assert server.stdout is not None
        self.addCleanup(server.stdout.close)
        return server.stdout.readline()

    def finish(self, command: str) -> str:
        place = {**os.environ, "CODEGEN": str(COPY.root / "codegen")}
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=place,
            capture_output=True,
            text=True,
            timeout=HANG,
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""), command)
        return done.stdout

    def test_the_five_minutes_are_as_they_are_told(self) -> None:
        (session,) = re.findall(r"```console\n(.*?)```", self.page, re.DOTALL)
        for step in session.removeprefix("$ ").split("\n$ "):
            command, _, printed = step.partition("\n")
            with self.subTest(command):
                if command.endswith(" &"):
                    got = self.start(command.removesuffix(" &"))
                else:
                    got = self.finish(command)
                self.assertEqual(got.strip(), printed.strip())

    def test_the_compiler_has_no_remarks_about_the_page(self) -> None:
        warnings = "-Wall -Wextra -Wconversion -Wshadow -Werror -fsyntax-only"
        include = "-Igenerated -I$CODEGEN/runtime/c/socket -I$CODEGEN/runtime/c"
        self.finish(
            "$CODEGEN/writc gen --idl idl --out generated && $CODEGEN/writc fmt --check idl"
        )
        self.finish(
            f"cc -std=gnu2x {warnings} {include} client.c && cc -std=gnu2x {warnings} {include} server.c"
        )


class Proofs(unittest.TestCase):
    """What the compiler makes for the example beside its code, and what both compilers say of it."""

    def test_a_caller_learns_what_became_of_his_call(self) -> None:
        done = run([COPY.build / "port"], COPY.desk)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_vectors_suite_and_fuzz_harness_pass(self) -> None:
        done = COPY.make("gcc", SANITIZED, "check")
        self.assertEqual(done.returncode, 0, done.stdout[-4000:] + done.stderr[-4000:])
        self.assertRegex(done.stdout, r"check ids hit: (\d+) of \1 \(100.0 %\)")
        self.assertRegex(done.stdout, r"desk: (\d+) cases, \1 passed, 0 failed")

    def test_the_programs_compile_without_a_warning_in_either_compiler(self) -> None:
        for compiler in ("gcc", "clang"):
            if shutil.which(compiler):
                with self.subTest(compiler), tempfile.TemporaryDirectory() as folder:
                    other = Copy(Path(folder))
                    ignored = shutil.ignore_patterns("build")
                    shutil.copytree(COPY.root / "codegen", other.root / "codegen", ignore=ignored)
                    done = other.make(compiler, "-O2", "all")
                    self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
