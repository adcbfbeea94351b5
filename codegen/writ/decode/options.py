"""The words of the two commands. Nothing else is loaded until one of them is used."""

from __future__ import annotations

import argparse

STATUS = "exit status: 0 good, 1 some message is refused, 2 the command was not understood or could not be done"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    decode = commands.add_parser(
        "decode", help="say what messages mean: hexadecimal or binary frames", epilog=STATUS
    )
    decode.add_argument("file", nargs="?", default="-", help="the frames; standard input for -")
    _source(decode)
    decode.add_argument(
        "--socket",
        action="store_true",
        help="frames of the socket transport, which begin with an id and a timeout",
    )
    decode.add_argument(
        "--reply-to",
        default="",
        metavar="PROTOCOL.METHOD",
        help="what a reply answers that follows no request",
    )
    decode.add_argument("--json", action="store_true", help="one JSON object a line")
    decode.add_argument(
        "--show-secrets", action="store_true", help="print values that are marked @secret"
    )
    decode.set_defaults(command=_decode)

    doc = commands.add_parser(
        "doc", help="say what a method does and what it may answer", epilog=STATUS
    )
    doc.add_argument("name", metavar="PROTOCOL.METHOD")
    _source(doc)
    doc.set_defaults(command=_doc)


def _source(parser: argparse.ArgumentParser) -> None:
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--reflect", metavar="IMAGE", help="a reflection image")
    either.add_argument(
        "--idl", action="append", metavar="PATH", help="contracts (folder or file, repeatable)"
    )


def _decode(options: argparse.Namespace) -> int:
    from writ.decode.commands import decode

    return decode(options)


def _doc(options: argparse.Namespace) -> int:
    from writ.decode.commands import doc

    return doc(options)
