"""Systems: who is in, who serves whom, in which order they start, and that nobody can wait for himself."""

from __future__ import annotations

from dataclasses import dataclass

from writ.check.calls import Edge, cycles
from writ.check.components import Program, Programs
from writ.check.context import Context, doc_of
from writ.check.methods import ANY
from writ.diagnostics import Note, did_you_mean
from writ.model import FIRST_USED_SLOT, Pos, Protocol, SlotUse, System, Uses, Wiring
from writ.syntax import tree
from writ.syntax.tokens import Token


def make_systems(cx: Context, programs: Programs) -> tuple[System, ...]:
    """Every system, by name; a faulty one is left out, after a report."""
    found = []
    for name in sorted(programs.systems):
        closed = _World(cx, programs, name)
        system = closed.system()
        if system is not None:
            found.append(system)
    _outsiders(cx, programs)
    return tuple(found)


def _outsiders(cx: Context, programs: Programs) -> None:
    if not programs.systems or cx.sink.failed:
        return
    inside = {
        i.component.text
        for s in programs.systems.values()
        for i in s.items
        if isinstance(i, tree.MemberClause)
    }
    for name in sorted(set(programs.nodes) - inside):
        cx.warning("E0630", programs.nodes[name][0].name, f"component `{name}` is in no system")


@dataclass(frozen=True)
class _Link:
    """A use with the component that serves it."""

    user: Program
    clause: tree.UsesClause
    use: Uses
    server: Program


class _World:
    def __init__(self, cx: Context, programs: Programs, name: str) -> None:
        self.cx = cx
        self.all = programs
        self.node = programs.systems[name]
        self.chain: list[tree.SystemDecl] = []
        self.members: dict[str, Program] = {}

    def system(self) -> System | None:
        if not self.read_chain() or not self.read_members():
            return None
        links = self.links()
        edges = self.edges(links)
        self.profiles(links)
        self.pinned(links)
        memory = self.memory()
        minter = self.minter()
        circles = cycles(edges)
        for circle in circles:
            self.report_cycle(circle)
        order = self.boot_order(links, bool(circles))
        if order is None or any(p.component is None for p in self.members.values()):
            return None
        wirings = tuple(self.wiring(program, links) for program in order)
        return System(
            self.node.name.text, memory, minter, wirings, doc_of(self.node), self.node.name.pos
        )

    # ------------------------------------------------------------ who is in

    def read_chain(self) -> bool:
        """The system and those it extends, the base first."""
        node: tree.SystemDecl | None = self.node
        while node is not None:
            if any(node is before for before in self.chain):
                self.cx.error(
                    "E0616", self.node.name, f"system `{self.node.name.text}` extends itself"
                )
                return False
            self.chain.insert(0, node)
            base = node.base
            if base is None:
                return True
            node = self.all.systems.get(base.text)
            if node is None:
                self.cx.error(
                    "E0616",
                    base,
                    f"there is no system `{base.text}`",
                    hint=did_you_mean(base.text, self.all.systems),
                )
        return False

    def read_members(self) -> bool:
        seen: dict[str, Token] = {}
        good = True
        for node in self.chain:
            for item in node.items:
                if not isinstance(item, tree.MemberClause):
                    continue
                name = item.component.text
                if not self.all.known(item.component):
                    good = False
                elif name in seen:
                    notes = [Note(seen[name].pos, "first here")]
                    self.cx.error(
                        "E0616", item.component, f"`{name}` is in the system already", notes=notes
                    )
                else:
                    self.members[name] = self.all.programs[name]
                seen.setdefault(name, item.component)
        if good and not self.members:
            self.cx.error("E0616", self.node.name, f"system `{self.node.name.text}` is empty")
        return good and bool(self.members)

    def counts(self, system: Token | None) -> bool:
        """True if a clause `in system` is one of this system."""
        return system is None or any(n.name.text == system.text for n in self.chain)

    def memory(self) -> int:
        found: Token | None = None
        for node in self.chain:
            numbers = [i.number for i in node.items if isinstance(i, tree.Number)]
            for second in numbers[1:]:
                self.cx.error(
                    "E0605",
                    second,
                    "`memory` stands twice",
                    notes=[Note(numbers[0].pos, "first here")],
                )
            found = numbers[0] if numbers else found
        if found is None:
            text = f"system `{self.node.name.text}` does not say how much memory the machine has"
            self.cx.error("E0604", self.node.name, text, hint="add `memory 256Mi;`")
            return 0
        members = [p.component for p in self.members.values() if p.component]
        needed = sum(c.memory + c.state_bytes for c in members)
        if needed > int(found.value):
            text = f"the components of `{self.node.name.text}` need {needed} bytes, the machine has {found.value}"
            self.cx.error("E0615", found, text)
        return int(found.value)

    def minter(self) -> str:
        """Who may make connections to all components; of a system that extends another, the same."""
        found: Token | None = None
        for node in self.chain:
            for item in node.items:
                if not isinstance(item, tree.MintsClause):
                    continue
                if found is not None:
                    notes = [Note(found.pos, "first here")]
                    text = "only one component of a system mints"
                    self.cx.error("E0635", item.component, text, notes=notes)
                elif item.component.text not in self.members:
                    text = f"`{item.component.text}` is not in the system"
                    hint = did_you_mean(item.component.text, self.members)
                    self.cx.error("E0635", item.component, text, hint=hint)
                found = found or item.component
        return found.text if found else ""

    # ------------------------------------------------------------ who serves whom

    def servers_of(self, protocol: str) -> list[Program]:
        return [
            p
            for p in self.members.values()
            if any(s.protocol.name == protocol for _, s in p.serves)
        ]

    def links(self) -> list[_Link]:
        found = []
        for user in self.members.values():
            for clause, use in user.uses:
                if not self.counts(clause.system):
                    continue
                server = self.server(clause, use)
                if server is not None:
                    found.append(_Link(user, clause, use, server))
                    self.consent(found[-1])
        return found

    def server(self, clause: tree.UsesClause, use: Uses) -> Program | None:
        servers = self.servers_of(use.protocol.name)
        if len(servers) == 1:
            return servers[0]
        system = self.node.name.text
        if not servers:
            elsewhere = [
                p.node.name.text for p in self.all.programs.values() if _serves(p, use.protocol)
            ]
            hint = f"add `{elsewhere[0]};` to the system" if elsewhere else ""
            text = f"nobody in system `{system}` serves `{use.protocol.name}`"
            self.cx.error("E0611", clause.protocol, text, hint=hint)
            return None
        text = f"`{use.protocol.name}` is served by more than one component of system `{system}`"
        notes = [
            Note(c.protocol.pos, "here")
            for p in servers
            for c, s in p.serves
            if s.protocol == use.protocol
        ]
        self.cx.error("E0612", clause.protocol, text, notes=notes)
        return None

    def consent(self, link: _Link) -> None:
        """Authority is given by the server, never taken by the user."""
        user, server = link.user.node.name.text, link.server
        if server.component is None:
            return
        for role in link.clause.roles:
            if role.text == ANY and not link.use.roles:
                continue
            given = [
                who.text
                for admit in server.clauses(tree.AdmitsClause)
                if admit.role.text == role.text and self.counts(admit.system)
                for who in admit.who
            ]
            if user in given or ANY in given:
                continue
            serves = next(c for c, s in server.serves if s.protocol == link.use.protocol)
            self.cx.error(
                "E0607",
                role,
                f"`{server.node.name.text}` does not admit `{user}` as `{role.text}`",
                hint=f"its component file must say `admits {role.text} : {user};`",
                notes=[Note(serves.protocol.pos, "served here")],
            )

    def profiles(self, links: list[_Link]) -> None:
        pairs = [(link.user, link.clause.protocol, link.server) for link in links]
        for program in self.members.values():
            for token in program.words("needs"):
                if token.text in self.members:
                    pairs.append((program, token, self.members[token.text]))
                elif token.text in self.all.nodes:
                    text = f"`{program.node.name.text}` needs `{token.text}`, "
                    text += f"which is not in system `{self.node.name.text}`"
                    self.cx.error("E0621", token, text)
        for user, token, server in pairs:
            if user.component is None or server.component is None:
                continue
            for profile in user.component.profiles:
                if profile not in server.component.profiles:
                    text = f"`{user.component.name}` belongs to profile `{profile}`, `{server.component.name}` does not"
                    self.cx.error("E0618", token, text)

    def pinned(self, links: list[_Link]) -> None:
        """A pager, and all that it uses, must never wait for a page itself."""
        for pager in self.members.values():
            for token in pager.words("pages")[:1]:
                todo, seen = [pager], {pager.node.name.text}
                while todo:
                    program = todo.pop(0)
                    name = program.node.name.text
                    if not program.clauses(tree.PinnedClause):
                        text = f"`{pager.node.name.text}` is a pager and `{name}` is not pinned"
                        notes = [Note(program.node.name.pos, "add `pinned;` here")]
                        self.cx.error("E0629", token, text, notes=notes)
                    after = [link.server for link in links if link.user is program]
                    todo += [p for p in after if p.node.name.text not in seen]
                    seen |= {p.node.name.text for p in after}

    # ------------------------------------------------------------ who waits for whom

    def edges(self, links: list[_Link]) -> list[Edge]:
        found = [
            Edge(k.user.node.name.text, k.server.node.name.text, k.clause.protocol.pos, "calls")
            for k in links
        ]
        for name, program in self.members.items():
            for token in program.words("calls_back"):
                servers = [p.node.name.text for p in self.servers_of(token.text)]
                found += [Edge(name, s, token.pos, "calls back") for s in servers if s != name]
            for token in program.words("creates"):
                found.append(Edge(name, token.text, token.pos, "creates"))
            for token in program.words("faults"):
                found.append(Edge(name, token.text, token.pos, "has its faults resolved by"))
            for token in program.words("pages"):
                found.append(Edge(token.text, name, token.pos, "is paged by"))
        root = next(iter(self.members))
        is_root = [t.text for t in self.members[root].words("startup")] == ["none"]
        for name, program in self.members.items() if is_root else ():
            told = any(e.user == root and e.server == name and e.how == "creates" for e in found)
            for token in program.words("startup")[:1]:
                if token.text == "boot" and not told:
                    found.append(Edge(root, name, token.pos, "creates"))
        return [
            e
            for e in found
            if e.user in self.members and e.server in self.members and e.user != e.server
        ]

    def report_cycle(self, circle: list[Edge]) -> None:
        path = " -> ".join([*(e.user for e in circle), circle[0].user])
        notes = [Note(e.pos, f"`{e.user}` {e.how} `{e.server}`") for e in circle]
        self.cx.sink.error(
            "E0613",
            circle[0].pos,
            f"a circle of components that wait for each other: {path}",
            notes=notes,
        )

    def boot_order(self, links: list[_Link], circles: bool) -> list[Program] | None:
        """Root first, then servers before their users; among equals the order in which the system lists them."""
        after: dict[str, set[str]] = {name: set() for name in self.members}
        for link in links:
            after[link.user.node.name.text].add(link.server.node.name.text)
        for name, program in self.members.items():
            after[name] |= {
                t.text for t in program.words("needs") if t.text in self.members and t.text != name
            }
        root = next(iter(self.members))
        order, placed = [self.members[root]], {root}
        while len(order) < len(self.members):
            ready = next((n for n in self.members if n not in placed and after[n] <= placed), None)
            if ready is None:
                if not circles:
                    self.report_order(after, placed)
                return None
            order.append(self.members[ready])
            placed.add(ready)
        return order

    def report_order(self, after: dict[str, set[str]], placed: set[str]) -> None:
        name = next(n for n in self.members if n not in placed)
        path = [name]
        while path.count(path[-1]) < 2:
            path.append(next(n for n in self.members if n in after[path[-1]] - placed))
        path = path[path.index(path[-1]) :]
        token = self._cause(path[0], path[1])
        self.cx.sink.error(
            "E0626", token, f"these components start after each other: {' -> '.join(path)}"
        )

    def _cause(self, name: str, before: str) -> Pos:
        tokens = [t for t in self.members[name].words("needs") if t.text == before]
        return tokens[0].pos if tokens else self.members[name].node.name.pos

    def wiring(self, program: Program, links: list[_Link]) -> Wiring:
        """A connection's slot follows from where its clause stands among all of the component's: it
        is the same in every system."""
        assert program.component is not None
        slots: list[SlotUse] = []
        for place, (clause, use) in enumerate(program.uses):
            link = next((k for k in links if k.clause is clause), None)
            if link is not None:
                mask = sum(1 << r.number for r in use.roles)
                server = link.server.node.name.text
                slots.append(SlotUse(FIRST_USED_SLOT + place, use.name, server, use.protocol, mask))
        return Wiring(program.component, tuple(slots))


def _serves(program: Program, protocol: Protocol) -> bool:
    return any(s.protocol == protocol for _, s in program.serves)
