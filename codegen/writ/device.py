"""What a driver's `autoload` says: which devices it is for, and what it gets of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from writ.model import Component, Setting

BUSES = {"platform": 1, "pci": 2, "virtio": 3, "usb": 4}
CLASSES = {
    "serial": 1,
    "input": 2,
    "block": 3,
    "entropy": 4,
    "network": 5,
    "display": 6,
    "console": 7,
    "bridge": 8,
    "other": 9,
}
STAGES = {"early": 1, "normal": 2, "fallback": 3}
YES = {"no": 0, "yes": 1}
MOST_MATCHES = 8
MOST_PEERS = 8
MOST_RANGES = 6
MOST_PORTS = 4
MOST_INTERRUPTS = 16
MOST_DMA = 16 << 20
MOST_PIECES = 4
PAGE = 4096
WORD = 0xFFFF
LAST_LINE = 15

# Start-up slots, as writ/system.h has them, and the kernel's types and rights of what is in them.
FUNCTION_SLOT, RANGE_SLOT, PORTS_SLOT, IRQ_SLOT, DMA_SLOT = 64, 65, 72, 80, 96
READ_WRITE, HANDLE = 3, 1
MANAGE = 8  # of a function: all of its configuration
LENT = 0x8000  # it may lend them on: all but the first
VMO, IRQ, PORTS, FUNCTION = 4, 16, 18, 20

Value = int | str | tuple[Setting, ...]


class DeviceFault(Exception):
    """What is wrong with a setting, by its place among the settings; -1: with all of them."""

    def __init__(self, at: int, text: str) -> None:
        super().__init__(text)
        self.at = at
        self.text = text


@dataclass(frozen=True)
class Match:
    """Devices; 0 matches all."""

    class_of: int = 0
    vendor: int = 0
    model: int = 0


@dataclass
class Device:
    class_of: int = 0
    bus: int = 0
    stage: int = STAGES["normal"]
    priority: int = 128
    enabled: int = 1
    fallback_only: int = 0
    group: str = ""
    matches: tuple[Match, ...] = ()
    deps: tuple[str, ...] = ()
    softdeps: tuple[str, ...] = ()
    function: int = 0
    manages: int = 0
    ranges: tuple[int, ...] = ()
    messages: int = 0
    dma: tuple[int, ...] = ()
    ports: tuple[tuple[int, int], ...] = ()
    lines: tuple[int, ...] = ()

    def slots(self) -> list[tuple[int, int, int]]:
        """Slot, type and rights of each capability that the driver gets of its device."""
        interrupts = max(self.messages, len(self.lines))
        rights = READ_WRITE | (MANAGE if self.manages else 0)
        out = [(FUNCTION_SLOT, FUNCTION, rights)] if self.function else []
        out += [(RANGE_SLOT + i, VMO, READ_WRITE) for i in range(len(self.ranges))]
        out += [(PORTS_SLOT + i, PORTS, READ_WRITE) for i in range(len(self.ports))]
        out += [(IRQ_SLOT + i, IRQ, HANDLE) for i in range(interrupts)]
        return out + [
            (DMA_SLOT + i, VMO, READ_WRITE | (LENT if i else 0)) for i in range(len(self.dma))
        ]


def device_of(component: Component) -> Device | None:
    """The device of a component that was checked; None if it drives none."""
    return read_device(component.autoload) if component.autoload else None


def read_device(settings: Sequence[Setting]) -> Device:
    """Raises DeviceFault."""
    out = Device()
    for at, setting in enumerate(settings):
        try:
            _READERS[setting.name](out, setting.values)
        except ValueError as fault:
            raise DeviceFault(at, f"`{setting.name}` {fault}") from None
    _consistent(out)
    return out


def _consistent(device: Device) -> None:
    if not device.class_of or not device.bus or not device.matches:
        raise DeviceFault(-1, "`autoload` says the `class`, the `bus` and a `match` of its device")
    on_board = device.bus == BUSES["platform"]
    if on_board and (device.function or device.ranges or device.messages or device.dma):
        text = "a device of the board has ports and lines, no function, ranges, messages or memory"
        raise DeviceFault(-1, text)
    if not on_board and (device.ports or device.lines):
        raise DeviceFault(-1, "`ports` and `lines` are for devices of the board")
    if device.manages and (not device.function or device.class_of != CLASSES["bridge"]):
        raise DeviceFault(-1, "who `manages` has the `function` of a bridge, and of nothing else")
    if device.dma and not device.function:
        raise DeviceFault(-1, "who has `dma` masters the bus by its `function`")


def _one(values: Sequence[Value]) -> Value:
    if len(values) != 1:
        raise ValueError("takes one value")
    return values[0]


def _word(values: Sequence[Value], words: dict[str, int]) -> int:
    value = _one(values)
    if not isinstance(value, str) or value not in words:
        raise ValueError(f"is {', '.join(list(words)[:-1])} or {list(words)[-1]}")
    return words[value]


def _number(value: Value, low: int, high: int) -> int:
    if not isinstance(value, int) or not low <= value <= high:
        raise ValueError(f"is {low} to {high}")
    return value


def _numbers(values: Sequence[Value], high: int, most: int) -> tuple[int, ...]:
    made = tuple(_number(value, 0, high) for value in values)
    if len(made) > most or len(set(made)) != len(made):
        raise ValueError(f"takes at most {most}, each once")
    return made


def _names(values: Sequence[Value]) -> tuple[str, ...]:
    made = tuple(value for value in values if isinstance(value, str))
    if len(made) != len(values) or len(made) > MOST_PEERS:
        raise ValueError(f"takes the names of at most {MOST_PEERS} drivers")
    return made


def _ports(device: Device, values: Sequence[Value]) -> None:
    if len(values) % 2 or len(values) > 2 * MOST_PORTS:
        raise ValueError(f"takes a first port and how many, at most {MOST_PORTS} times")
    made = [
        (_number(values[i], 0, WORD), _number(values[i + 1], 1, WORD + 1))
        for i in range(0, len(values), 2)
    ]
    if any(first + count > WORD + 1 for first, count in made):
        raise ValueError(f"ends at {WORD}")
    device.ports = tuple(made)


def _match(device: Device, values: Sequence[Value]) -> None:
    if len(device.matches) == MOST_MATCHES:
        raise ValueError(f"stands at most {MOST_MATCHES} times")
    block = _one(values)
    if not isinstance(block, tuple):
        raise ValueError("takes a block")
    found: dict[str, int] = {}
    for setting in block:
        if setting.name not in ("vendor", "model", "class") or setting.name in found:
            raise ValueError("has `vendor`, `model` and `class`, each at most once")
        is_class = setting.name == "class"
        found[setting.name] = (
            _word(setting.values, CLASSES) if is_class else _number(_one(setting.values), 1, WORD)
        )
    if not found:
        raise ValueError("matches every device")
    made = Match(found.get("class", 0), found.get("vendor", 0), found.get("model", 0))
    device.matches = (*device.matches, made)


def _group(device: Device, values: Sequence[Value]) -> None:
    value = _one(values)
    if not isinstance(value, str):
        raise ValueError("is a name")
    device.group = value


def _dma(device: Device, values: Sequence[Value]) -> None:
    made = tuple(_number(value, PAGE, MOST_DMA) for value in values)
    if len(made) > MOST_PIECES or any(size % PAGE for size in made):
        raise ValueError(f"is at most {MOST_PIECES} multiples of {PAGE} bytes")
    device.dma = made


def _set_word(field: str, words: dict[str, int]):  # type: ignore[no-untyped-def]
    return lambda device, values: setattr(device, field, _word(values, words))


def _set_number(field: str, low: int, high: int):  # type: ignore[no-untyped-def]
    return lambda device, values: setattr(device, field, _number(_one(values), low, high))


def _set_numbers(field: str, high: int, most: int):  # type: ignore[no-untyped-def]
    return lambda device, values: setattr(device, field, _numbers(values, high, most))


def _set_names(field: str):  # type: ignore[no-untyped-def]
    return lambda device, values: setattr(device, field, _names(values))


_READERS = {
    "class": _set_word("class_of", CLASSES),
    "bus": _set_word("bus", BUSES),
    "match": _match,
    "priority": _set_number("priority", 0, 255),
    "stage": _set_word("stage", STAGES),
    "enabled": _set_word("enabled", YES),
    "provider_group": _group,
    "fallback_only": _set_word("fallback_only", YES),
    "deps": _set_names("deps"),
    "softdeps": _set_names("softdeps"),
    "function": _set_number("function", 1, 1),
    "manages": _set_word("manages", YES),
    "ranges": _set_numbers("ranges", MOST_RANGES - 1, MOST_RANGES),
    "messages": _set_number("messages", 1, MOST_INTERRUPTS),
    "dma": _dma,
    "ports": _ports,
    "lines": _set_numbers("lines", LAST_LINE, MOST_INTERRUPTS),
}
KEYS = tuple(_READERS)


def peers_of(component: Component) -> tuple[str, ...]:
    """The other drivers that a driver's device names by their numbers."""
    device = device_of(component)
    return (*device.deps, *device.softdeps) if device else ()
