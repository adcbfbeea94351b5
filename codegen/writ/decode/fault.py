"""What can be wrong with what `decode` and `doc` are given. Every fault has a number; docs/decode.md lists them."""

from __future__ import annotations

FAULTS = {
    "D01": "the input is neither binary frames nor hexadecimal",
    "D02": "a frame is cut short",
    "D03": "a tag says more than a message can have",
    "D04": "no protocol has this number",
    "D05": "nothing tells which method a reply answers",
    "D06": "the image cannot be used",
    "D07": "nothing has this name",
    "D08": "the contracts have errors",
    "D09": "the input is empty",
    "D10": "the input is too large",
}


class Fault(Exception):
    """One fault of what was given, told in one line."""

    def __init__(self, number: str, detail: str) -> None:
        super().__init__(f"{number}: {FAULTS[number]}: {detail}")
        self.number = number
