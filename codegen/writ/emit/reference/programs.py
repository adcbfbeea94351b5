"""The pages of components and systems: what a program serves, uses, holds and consumes, and how a
closed world fits together."""

from __future__ import annotations

from dataclasses import dataclass

from writ.emit.reference import spelling
from writ.emit.reference.book import (
    Book,
    component_file,
    component_link,
    system_file,
    system_picture,
)
from writ.emit.reference.markdown import cell, code, counted, joined, linked_code, prose, render
from writ.emit.reference.wiring import roles_of
from writ.model import (
    Admits,
    Component,
    Holds,
    Restart,
    Serves,
    Setting,
    SlotUse,
    System,
    Uses,
    Wiring,
)


@dataclass(frozen=True)
class Fact:
    name: str
    text: str


@dataclass(frozen=True)
class Slot:
    index: int
    name: str
    holds: str
    systems: str


@dataclass(frozen=True)
class Use:
    """A row of a table of authority: who may do what to whom."""

    who: str
    whom: str
    roles: str
    methods: str


@dataclass(frozen=True)
class Booted:
    number: int
    link: str
    kind: str
    memory: str
    needs: str


def component_page(book: Book, component: Component) -> str:
    return _ComponentPage(book, component).text()


def system_page(book: Book, system: System) -> str:
    return _SystemPage(book, system).text()


class _ComponentPage:
    def __init__(self, book: Book, component: Component) -> None:
        self.book = book
        self.component = component
        self.page = component_file(component)
        self.wirings = [
            (system, wiring)
            for system in book.world.systems
            for wiring in system.components
            if wiring.component.name == component.name
        ]

        roots = {system.components[0].component.name for system, _ in self.wirings}
        self.is_root = component.name in roots

    def text(self) -> str:
        c = self.component
        return (
            render(
                "component.md",
                source=c.pos.path,
                title=c.name,
                number=f"0x{c.number:02x}",
                doc=prose(c.doc),
                facts=self._facts(),
                serves=[self._serves(s) for s in c.serves],
                admits=[self._admits(a) for a in c.admits],
                uses=[self._uses(u) for u in c.uses],
                holds=[self._holds(h) for h in c.holds],
                slots=self._slots(),
                settings=[Fact(code(s.name), cell(_values(s))) for s in (*c.desktop, *c.autoload)],
            )
            + "\n"
        )

    def _facts(self) -> list[Fact]:
        c = self.component
        facts = [
            Fact("Kind", c.kind),
            Fact("Starts", "first, by the kernel" if self.is_root else _startup(c)),
            Fact("Profiles", ", ".join(c.profiles)),
            Fact(
                "Systems",
                joined([linked_code(s.name, system_file(s)) for s, _ in self.wirings]) or "none",
            ),
            Fact("Memory", spelling.size(c.memory)),
            Fact("Stack", spelling.size(c.stack)),
            Fact("Threads", joined(["the first", *(code(w) for w in c.workers)])),
            Fact("Priority", c.priority + (f", weight {c.weight}" if c.weight else "")),
            Fact(
                "Restart",
                _restart(c.restart) + (", and its end stops the machine" if c.pinned else ""),
            ),
        ]
        if c.needs:
            facts.append(Fact("Needs", joined([component_link(n) for n in c.needs])))
        if c.keeps_replies:
            facts.append(Fact("Keeps replies", f"at most {c.keeps_replies}"))
        if c.state_bytes or c.kept_handles:
            facts.append(
                Fact(
                    "Survives its death",
                    f"{spelling.size(c.state_bytes)} of state and {counted(c.kept_handles, 'handle')}",
                )
            )
        for name, listed in (
            ("Calls back", c.calls_back),
            ("Creates", c.creates),
            ("Pages", c.pages),
        ):
            if listed:
                facts.append(Fact(name, joined([code(item) for item in listed])))
        facts += [Fact("Faults go to", component_link(c.faults_to))] if c.faults_to else []
        facts += [Fact("Installed as", code(c.install))] if c.install else []
        return facts

    def _serves(self, serves: Serves) -> Fact:
        capnp = ", Cap'n Proto too" if serves.capnp else ""
        name = serves.protocol.name
        return Fact(
            linked_code(name, self.book.href(name, self.page)),
            f"{counted(serves.clients, 'client')} at most{capnp}",
        )

    def _admits(self, admits: Admits) -> Use:
        who = (
            "everybody"
            if admits.who == ("any",)
            else joined([component_link(w) for w in admits.who])
        )
        where = (
            f"in {linked_code(admits.system, system_file(admits.system))}"
            if admits.system
            else "everywhere"
        )
        role = linked_code(
            admits.role.name, f"{self.book.href(admits.protocol.name, self.page)}.roles"
        )
        return Use(who, code(admits.protocol.name), role, where)

    def _uses(self, uses: Uses) -> Use:
        roles = joined([code(r.name) for r in uses.roles]) or "any"
        methods = (
            joined([self.book.method(uses.protocol, m, self.page) for m in uses.methods]) or "none"
        )
        where = (
            f" (only in {linked_code(uses.system, system_file(uses.system))})"
            if uses.system
            else ""
        )
        name = uses.protocol.name
        return Use(
            code(uses.name) + where,
            linked_code(name, self.book.href(name, self.page)),
            roles,
            methods,
        )

    def _holds(self, holds: Holds) -> Fact:
        name = holds.object.name
        methods = joined([self.book.method(holds.object, m, self.page) for m in holds.methods])
        return Fact(linked_code(name, self.book.href(name, self.page)), methods)

    # ------------------------------------------------------------ slots

    def _slots(self) -> list[Slot]:
        slots = [Slot(index, name, self._kernel(holds), "") for index, name, holds in self._fixed()]
        found: dict[SlotUse, list[str]] = {}
        for system, wiring in self.wirings:
            for use in wiring.slots:
                found.setdefault(use, []).append(system.name)
        for use, systems in sorted(found.items(), key=lambda item: item[0].index):
            where = (
                ""
                if len(systems) == len(self.wirings)
                else joined([linked_code(s, system_file(s)) for s in systems])
            )
            slots.append(Slot(use.index, code(use.name), self._connection(use), where))
        return slots

    def _fixed(self) -> list[tuple[int, str, str]]:
        c = self.component
        manages = self.is_root or bool(c.workers)
        slots = [
            (1, "itself", "Process SELF" + (" MANAGE" if manages else "")),
            (2, "its first thread", "Thread MANAGE"),
            (3, "its memory", "Quota CREATE"),
            (5, "the boot archive" if self.is_root else "what it starts with", "Vmo READ"),
        ]
        slots += [(6, "where its calls arrive", "Endpoint RECV")] if c.serves else []
        for holds in c.holds:
            mask = 0
            for method in holds.methods:
                mask |= method.needs
            rights = " ".join(spelling.right_names(holds.object.rights, mask))
            slots.append((holds.object.slot, "as it declares", f"{holds.object.name} {rights}"))
        return sorted(slots)

    def _kernel(self, holds: str) -> str:
        name, *rights = holds.split(" ")
        return f"{linked_code(name, self.book.href(name, self.page))} with {joined([code(r) for r in rights])}"

    def _connection(self, use: SlotUse) -> str:
        names = {role.number: code(role.name) for role in use.protocol.roles}
        roles = "without a role" if not use.roles else f"as {roles_of(use.roles, names)}"
        name = use.protocol.name
        link = linked_code(name, self.book.href(name, self.page))
        return f"a connection to {link} of {component_link(use.server)} {roles}"


def _startup(component: Component) -> str:
    words = {"none": "when somebody asks for it", "boot": "with the machine"}
    return words.get(component.startup, f"with {component.startup}")


def _restart(restart: Restart) -> str:
    if restart.when == "never":
        return "never"
    backoff = f"after {spelling.duration(restart.backoff_low_ms)} to {spelling.duration(restart.backoff_high_ms)}"
    budget = f"at most {restart.budget} times in {spelling.duration(restart.per_ms)}"
    when = {"always": "always", "on_failure": "when it failed"}[restart.when]
    return f"{when}, at once the first time, then {backoff}, {budget}"


def _values(setting: Setting) -> str:
    parts = []
    for value in setting.values:
        if isinstance(value, tuple):
            parts.append(
                "{ " + " ".join(f"{inner.name} {_values(inner)};" for inner in value) + " }"
            )
        else:
            parts.append(str(value))
    return ", ".join(parts)


class _SystemPage:
    def __init__(self, book: Book, system: System) -> None:
        self.book = book
        self.system = system
        self.page = system_file(system)

    def text(self) -> str:
        system = self.system
        used = sum(w.component.memory for w in system.components)
        protocols = [s.protocol for w in system.components for s in w.component.serves]
        controls = [
            o for o in self.book.objects if any(self._held(w, o.name) for w in system.components)
        ]
        columns = [linked_code(p.name, self.book.href(p.name, self.page)) for p in protocols]
        columns += [linked_code(o.name, self.book.href(o.name, self.page)) for o in controls]
        rows = [
            [component_link(w.component)]
            + [self._roles(w, p.name) for p in protocols]
            + [self._held(w, o.name) for o in controls]
            for w in system.components
        ]
        memory = f"{spelling.size(system.memory)} of memory, of which the components may use {spelling.size(used)}."
        if system.minter:
            memory += f" `{system.minter}` may make connections to every component."
        return (
            render(
                "system.md",
                source=system.pos.path,
                title=system.name,
                doc=prose(system.doc),
                memory=memory,
                picture=system_picture(system),
                booted=[self._booted(i, w) for i, w in enumerate(system.components)],
                columns=columns,
                rows=rows,
                uses=[use for w in system.components for use in self._uses(w)],
            )
            + "\n"
        )

    def _booted(self, index: int, wiring: Wiring) -> Booted:
        c = wiring.component
        servers = list(dict.fromkeys([slot.server for slot in wiring.slots] + list(c.needs)))
        needs = joined([component_link(server) for server in servers])
        if index == 0:
            needs = "the kernel starts it"
        return Booted(index + 1, component_link(c), c.kind, spelling.size(c.memory), needs)

    def _roles(self, wiring: Wiring, protocol: str) -> str:
        if any(s.protocol.name == protocol for s in wiring.component.serves):
            return "*serves*"
        roles: list[str] = []
        for slot in wiring.slots:
            if slot.protocol.name == protocol:
                names = {role.number: code(role.name) for role in slot.protocol.roles}
                roles += roles_of(slot.roles, names).split(", ")
        return ", ".join(dict.fromkeys(roles))

    def _held(self, wiring: Wiring, name: str) -> str:
        return ", ".join(
            code(m.name) for h in wiring.component.holds if h.object.name == name for m in h.methods
        )

    def _uses(self, wiring: Wiring) -> list[Use]:
        found = []
        for slot in wiring.slots:
            uses = next(u for u in wiring.component.uses if u.name == slot.name)
            names = {role.number: code(role.name) for role in slot.protocol.roles}
            methods = joined([self.book.method(slot.protocol, m, self.page) for m in uses.methods])
            whom = f"{component_link(slot.server)} ({code(slot.protocol.name)})"
            found.append(
                Use(component_link(wiring.component), whom, roles_of(slot.roles, names), methods)
            )
        return found
