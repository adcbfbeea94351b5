#!/usr/bin/python3
"""What encoding and decoding a message costs, in instructions: ours in both encodings, and other
formats' where their packages are installed.

usage: codec.py [--json] [--short]
Each codec is compiled with -O2 and runs under callgrind, which counts what its encode and decode
functions execute, everything that they call
included. Decoding ends with every rule of the contract checked. The figures are printed, never
judged; what is judged is that each message comes
back as it was.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent / "codec"
CODEGEN = HERE.parents[2] / "codegen"
RUNTIME = CODEGEN / "runtime" / "c"
MESSAGES = {"record": 34, "launch": 870, "list": 3295}  # at most, for the native encoding
COLLECTED = re.compile(r"Collected *: (\d+)")
C, CPP = ["gcc", "-std=gnu2x"], ["g++", "-std=c++17"]
FUNCTIONS = [f"{way}_{name}" for way in ("encode", "decode") for name in MESSAGES] + ["decoded"]


@dataclass(frozen=True)
class Codec:
    """One program: how it is made. `steps` are commands of a schema compiler, `needs` what has to be there."""

    name: str
    source: str
    compiler: tuple[str, ...] = tuple(C)
    steps: tuple[str, ...] = ()
    more: tuple[str, ...] = ()  # other sources, in the working folder
    link: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


CAPNP_PARTS = tuple(str(RUNTIME / "capnp" / f"capnp_{part}.c") for part in ("encode", "decode"))
OURS = (
    Codec("Writ, native", "native.c"),
    Codec(
        "Writ, Cap'n Proto",
        "capnp_ours.c",
        more=("inner.o", "gen/bench_codec_capnp.c", *CAPNP_PARTS),
    ),
)
OTHERS = (
    Codec("msgpack-c", "msgpack_c.c", link=("-lmsgpackc",), needs=("/usr/include/msgpack.h",)),
    Codec(
        "nanopb",
        "nanopb.c",
        steps=("protoc --nanopb_out=. bench.proto",),
        more=("bench.pb.c",),
        link=("-lprotobuf-nanopb",),
        needs=("protoc", "protoc-gen-nanopb", "/usr/include/pb_decode.h"),
    ),
    Codec(
        "protobuf-c",
        "protobuf_c.c",
        steps=("protoc-c --c_out=. bench.proto",),
        more=("bench.pb-c.c",),
        link=("-lprotobuf-c",),
        needs=("protoc-c",),
    ),
    Codec(
        "FlatBuffers",
        "flatbuffers.cc",
        tuple(CPP),
        steps=("flatc --cpp bench.fbs",),
        link=("-lflatbuffers",),
        needs=("flatc", "/usr/include/flatbuffers/flatbuffers.h"),
    ),
    Codec(
        "Cap'n Proto C++",
        "capnp_cc.cc",
        tuple(CPP),
        steps=("capnp compile -oc++ peer.capnp",),
        more=("peer.capnp.c++",),
        link=("-lcapnp", "-lkj"),
        needs=("capnp", "/usr/include/capnp/message.h"),
    ),
)


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"codec.py: {' '.join(command)}\n{done.stderr}")
    return done.stdout + done.stderr


def is_there(thing: str) -> bool:
    return Path(thing).exists() if thing.startswith("/") else shutil.which(thing) is not None


def prepare(folder: Path) -> None:
    """Copies the sources and makes what all programs share."""
    for path in HERE.iterdir():
        shutil.copy(path, folder)
    gen = [
        sys.executable,
        "-B",
        str(CODEGEN / "writc"),
        "gen",
        "--idl",
        "codec.writ",
        "--out",
        "gen",
    ]
    run(folder, *gen, "--emit", "c,capnp-c")
    run(folder, *C, "-O2", "-c", "main.c")
    renamed = [f"-D{name}=native_{name}" for name in FUNCTIONS]
    run(folder, *C, "-O2", *includes(), *renamed, "-c", "native.c", "-o", "inner.o")


def includes() -> list[str]:
    places = ("gen", RUNTIME / "fake", RUNTIME / "capnp", RUNTIME)
    return ["-I.", *(f"-I{place}" for place in places)]


def build(folder: Path, codec: Codec) -> Path:
    out = folder / Path(codec.source).stem
    for step in codec.steps:
        run(folder, *step.split())
    command = [*codec.compiler, "-O2", *includes(), codec.source, *codec.more, "main.o"]
    run(folder, *command, *codec.link, "-o", str(out))
    return out


def measure(folder: Path, program: Path, message: str, rounds: int) -> tuple[int, float]:
    """Bytes of the message, instructions for one encoding and one decoding."""
    toggles = [f"--toggle-collect={way}_{message}*" for way in ("encode", "decode")]
    head = [
        "valgrind",
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
        "--collect-atstart=no",
    ]
    text = run(folder, *head, *toggles, str(program), message, str(rounds))
    found = COLLECTED.search(text)
    sizes = [line for line in text.splitlines() if line.isdigit()]
    assert found is not None and sizes, text
    return int(sizes[0]), int(found[1]) / rounds


def text_bytes(folder: Path) -> int:
    """The code of the native encoder and decoder of all three messages."""
    run(folder, *C, "-O2", *includes(), "-c", "native.c", "-o", "native.o")
    sections = run(folder, "size", "-A", "native.o")
    return sum(int(line.split()[1]) for line in sections.splitlines() if line.startswith(".text"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--short", action="store_true", help="ours alone, a few rounds")
    options = parser.parse_args()
    if not is_there("valgrind"):
        print("codec: skipped, valgrind is not installed")
        return 0
    rounds = 20 if options.short else 500
    rows, skipped = {}, {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        for codec in OURS if options.short else (*OURS, *OTHERS):
            missing = [need for need in codec.needs if not is_there(need)]
            if missing:
                skipped[codec.name] = f"{', '.join(missing)} not there (./dev setup bench)"
                continue
            program = build(folder, codec)
            rows[codec.name] = {m: measure(folder, program, m, rounds) for m in MESSAGES}
        size = text_bytes(folder)
    if options.json:
        shown = {
            c: {m: {"bytes": b, "instructions": round(n)} for m, (b, n) in row.items()}
            for c, row in rows.items()
        }
        print(json.dumps({"codecs": shown, "skipped": skipped, "wanted": MESSAGES, "text": size}))
        return 0
    print(
        f"{'instructions per encode + checked decode (bytes)':40}"
        + "".join(f"{m:>20}" for m in MESSAGES)
    )
    for who, row in rows.items():
        print(f"{who:40}" + "".join(f"{f'{n:,.0f} ({b})':>20}" for b, n in row.values()))
    print(
        f"{'wanted of the native encoding, at most':40}"
        + "".join(f"{n:>20,}" for n in MESSAGES.values())
    )
    for who, why in skipped.items():
        print(f"{who:40}skipped: {why}")
    print(f"native code of all three: {size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
