"""The grammar that the parser runs, and what becomes of each production.

GRAMMAR is the block of docs/language.md, production by production (a test compares them). An action
gets the place where its
production begins and the values of the elements written in it, in order, without the words and
marks in quotes; of a production
with a choice it also gets the number of the alternative. A production without an action must have
one value and passes it on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from writ.model import Pos
from writ.syntax import tree
from writ.syntax.tokens import Token

GRAMMAR = """
file            = library_decl? import_decl* declaration* ;
library_decl    = DOC? "library" dotted library_version ";" ;
library_version = "version" INT | "draft" ;
dotted          = NAME % "." ;
import_decl     = "import" dotted "{" NAME % "," "}" ";" ;

declaration     = DOC? undocumented ;
undocumented    = const_decl | type_decl | enum_decl | bits_decl | struct_decl | union_decl | table_decl | error_decl
                | protocol_decl | object_decl | control_decl | ring_decl | signals_decl | fault_decl
                | component_decl | system_decl ;

const_decl      = "const" NAME ":" type "=" value ";" ;
value           = INT | STRING | "true" | "false" | NAME ;
type_decl       = "type" NAME "=" type ";" ;

strictness      = "strict" | "flexible" ;
enum_decl       = strictness "enum" NAME ":" NAME "{" numbered* "}" ;
bits_decl       = strictness "bits" NAME ":" NAME "{" numbered* "}" ;
error_decl      = strictness "error" NAME "{" numbered* "}" ;
numbered        = DOC? word "=" INT lifetime? ";" ;
lifetime        = since until? | until ;
since           = "since" INT ;
until           = "until" INT STRING ;

struct_decl     = "struct" NAME "{" field* "}" ;
field           = DOC? annotation* word ":" type ";" ;
union_decl      = strictness "union" NAME "reserve" INT "{" variant* "}" ;
table_decl      = strictness "table" NAME "reserve" INT "{" variant* "}" ;
variant         = DOC? annotation* INT word ":" type lifetime? ";" ;

type            = NAME range? | array | bounded | handle | client | server | slot ;
range           = "in" bound ".." bound ;
bound           = INT | NAME ;
array           = NAME "[" bound "]" | NAME "[" "]" "<=" bound ;
bounded         = ( "bytes" | "name" | "text" ) "<=" bound ;
handle          = "optional"? "handle" "<" NAME "," rights ">" handle_count? signal_set? ;
handle_count    = "[" INT "]" ;
signal_set      = "for" NAME ;
client          = "optional"? "client" "<" NAME as_roles? ">" ;
as_roles        = "as" NAME % "," ;
server          = "optional"? "server" "<" NAME ">" ;
slot            = "slot" "<" NAME "," rights ">" handle_count? ;
rights          = word % "|" ;

annotation      = "@" NAME annotation_args? ;
annotation_args = "(" word % "," ")" ;

protocol_decl   = ( "durable" | "session" ) "protocol" NAME "=" INT "{" roles_block? protocol_item* "}" ;
roles_block     = "roles" "{" role* "}" ;
role            = DOC? NAME "=" INT ";" ;
protocol_item   = DOC? protocol_member | reserved ;
protocol_member = machine | method | list_method ;
reserved        = "reserved" reservation % "," ";" ;
reservation     = INT word ;

machine         = "machine" NAME machine_key? ":" NAME "{" machine_clause* "}" ;
machine_key     = "[" NAME "]" | "per" "session" ;
machine_clause  = "class" NAME % "|" ";"
                | "initial" word ";"
                | DOC? "event" word ":" states "->" word made_by? ";"
                | "observed" "by" word "." word ";"
                | "bound" bound ";" ;
made_by         = "by" word ;
states          = word % "|" ;

method          = annotation* strictness "method" INT word params "->" params error_ref? method_clause* ";" ;
list_method     = annotation* strictness "list" INT word params "->" word ":" array error_ref? method_clause* ";" ;
params          = "(" ")" | "(" param % "," ")" ;
param           = annotation* word ":" transfer? type since? ;
transfer        = "give" | "lend" ;
error_ref       = "error" NAME ;
method_clause   = "requires" alternative % "|"
                | "needs" word % "|"
                | "deadline" DURATION
                | "retry" ( "safe" | "never" )
                | "waits" "<=" bound "for" event_ref % "|"
                | "makes" state_ref word
                | "when" state_ref states "->" word on_error*
                | "ensures" word % ","
                | "unreachable" STRING ;
alternative     = NAME guard? ;
guard           = "if" guard_test ;
guard_test      = "class" NAME | word "in" "{" word % "," "}" ;
event_ref       = NAME "." word ;
state_ref       = NAME state_key? ;
state_key       = "[" key_path "]" ;
key_path        = word | "reply" "." word ;
on_error        = "," "on" word "->" word ;

object_decl     = "object" NAME "=" INT "{" object_body "}" ;
control_decl    = "control" NAME "=" INT "slot" INT "{" object_body "}" ;
object_body     = rights_block object_item* ;
rights_block    = "rights" "{" numbered* "}" ;
object_item     = DOC? method | reserved ;

ring_decl       = "ring" NAME "{" ring_item* "}" ;
ring_item       = DOC? word ":" NAME "depth" bound ";"
                | "data" "region" bound ";"
                | "signals" word % "," ";" ;
signals_decl    = "signals" NAME "{" numbered* "}" ;
fault_decl      = "fault" NAME "=" INT ";" ;

component_decl  = "component" NAME "=" INT "{" component_item* "}" ;
component_item  = DOC? component_clause ";" ;
component_clause = "kind" word
                | "startup" word
                | "profiles" word % ","
                | "needs" word % ","
                | "serves" NAME serves_option*
                | "admits" word ":" word % "," in_system?
                | "uses" NAME "as" word % "," use_name? method_set used_for? in_system?
                | "calls_back" NAME
                | "creates" word % ","
                | "pages" word % ","
                | "faults" "to" word
                | "holds" NAME method_set
                | "keeps_replies" bound
                | "state" INT "keeps" INT "handles"
                | "restart" "never"
                | "restart" ( "always" | "on_failure" ) "backoff" DURATION ".." DURATION "budget" INT "per" DURATION
                | "memory" INT
                | "stack" INT
                | "workers" word % ","
                | "priority" word
                | "weight" INT
                | "install" STRING
                | "pinned"
                | "desktop" "{" setting* "}"
                | "autoload" "{" setting* "}" ;
serves_option   = "accepts" "capnp" | "clients" "<=" bound ;
use_name        = "named" word ;
method_set      = "{" word % "," "}" | "{" "}" ;
used_for        = "for" word % "," ;
in_system       = "in" word ;
setting         = word setting_value % "," ";" ;
setting_value   = INT | STRING | word | "{" setting* "}" ;

system_decl     = "system" NAME extends? "{" system_item* "}" ;
extends         = "extends" NAME ;
system_item     = DOC? word ";" | "memory" INT ";" | "mints" word ";" ;

word            = NAME | KEYWORD ;
"""

# Words that the grammar has, at some place, both as a keyword and as any word; a test proves that
# the list is right. All others can
# be read as a word wherever they are not expected as a keyword.
CLASHING = ("class", "data", "memory", "mints", "reply", "signals")

# Productions that a block is a list of: after a fault the parser goes on with the next one.
ITEMS = (
    "declaration", "import_decl", "numbered", "field", "variant", "role", "protocol_item", "machine_clause",
    "object_item", "ring_item", "component_item", "setting", "system_item",
)  # fmt: skip

Action = Callable[..., Any]
ACTIONS: dict[str, Action] = {}
CHOICES: dict[str, Action] = {}


def action(name: str) -> Callable[[Action], Action]:
    """Registers the action of a production without a choice: (pos, *values)."""

    def register(function: Action) -> Action:
        ACTIONS[name] = function
        return function

    return register


def choice(name: str) -> Callable[[Action], Action]:
    """Registers the action of a production with a choice: (pos, alternative, *values)."""

    def register(function: Action) -> Action:
        CHOICES[name] = function
        return function

    return register


def _documented(pos: Pos, doc: Token | None, node: Any) -> Any:
    """The node with the comment before it; only nodes that keep one have the field."""
    return replace(node, doc=doc) if doc is not None and isinstance(node, tree.Documented) else node


# ---------------------------------------------------------------- files


@action("file")
def _file(pos: Pos, library: Any, imports: Any, declarations: Any) -> tree.File:
    return tree.File(pos.path, library, imports, declarations)


@action("library_decl")
def _library(
    pos: Pos, doc: Token | None, name: tree.Dotted, version: Token | None
) -> tree.LibraryDecl:
    return tree.LibraryDecl(pos, doc, name, version)


@choice("library_version")
def _library_version(pos: Pos, which: int, version: Token | None = None) -> Token | None:
    return version


@action("dotted")
def _dotted(pos: Pos, names: list[Token]) -> tree.Dotted:
    return tree.Dotted(pos, ".".join(name.text for name in names))


@action("import_decl")
def _import(pos: Pos, library: tree.Dotted, names: list[Token]) -> tree.Import:
    return tree.Import(pos, library, names)


ACTIONS["declaration"] = _documented


# ---------------------------------------------------------------- types and their declarations


@action("const_decl")
def _const(pos: Pos, name: Token, kind: Any, value: Token) -> tree.ConstDecl:
    return tree.ConstDecl(pos, None, name, kind, value)


@action("type_decl")
def _type_decl(pos: Pos, name: Token, kind: Any) -> tree.TypeDecl:
    return tree.TypeDecl(pos, None, name, kind)


@action("enum_decl")
def _enum(pos: Pos, strict: Token, name: Token, base: Token, members: Any) -> tree.NumberedDecl:
    return tree.NumberedDecl(pos, None, "enum", strict.text == "strict", name, base, members)


@action("bits_decl")
def _bits(pos: Pos, strict: Token, name: Token, base: Token, members: Any) -> tree.NumberedDecl:
    return tree.NumberedDecl(pos, None, "bits", strict.text == "strict", name, base, members)


@action("error_decl")
def _error(pos: Pos, strict: Token, name: Token, members: Any) -> tree.NumberedDecl:
    return tree.NumberedDecl(pos, None, "error", strict.text == "strict", name, None, members)


@action("numbered")
def _numbered(pos: Pos, doc: Token | None, name: Token, number: Token, life: Any) -> tree.Numbered:
    return tree.Numbered(pos, doc, name, number, life)


@choice("lifetime")
def _lifetime(pos: Pos, which: int, first: Any, second: Any = None) -> tree.Lifetime:
    since, until = (first, second) if which == 0 else (None, first)
    return tree.Lifetime(since, until[0] if until else None, until[1] if until else None)


@action("until")
def _until(pos: Pos, version: Token, instead: Token) -> tuple[Token, Token]:
    return version, instead


@action("struct_decl")
def _struct(pos: Pos, name: Token, fields: Any) -> tree.StructDecl:
    return tree.StructDecl(pos, None, name, fields)


@action("field")
def _field(pos: Pos, doc: Token | None, annotations: Any, name: Token, kind: Any) -> tree.FieldNode:
    return tree.FieldNode(pos, doc, annotations, name, kind)


@action("union_decl")
def _union(pos: Pos, strict: Token, name: Token, reserve: Token, members: Any) -> tree.VariantDecl:
    return tree.VariantDecl(pos, None, "union", strict.text == "strict", name, reserve, members)


@action("table_decl")
def _table(pos: Pos, strict: Token, name: Token, reserve: Token, members: Any) -> tree.VariantDecl:
    return tree.VariantDecl(pos, None, "table", strict.text == "strict", name, reserve, members)


@action("variant")
def _variant(
    pos: Pos, doc: Token | None, notes: Any, number: Token, name: Token, kind: Any, life: Any
) -> tree.VariantNode:
    return tree.VariantNode(pos, doc, notes, number, name, kind, life)


@choice("type")
def _type(pos: Pos, which: int, first: Any, limits: Any = None) -> Any:
    if which == 0:
        low, high = limits or (None, None)
        return tree.NamedType(pos, first, low, high)
    return first


@action("range")
def _range(pos: Pos, low: Token, high: Token) -> tuple[Token, Token]:
    return low, high


@choice("array")
def _array(pos: Pos, which: int, element: Token, bound: Token) -> tree.ArrayOf | tree.VectorOf:
    return (tree.ArrayOf, tree.VectorOf)[which](pos, element, bound)


@action("bounded")
def _bounded(pos: Pos, kind: Token, limit: Token) -> tree.Text:
    return tree.Text(pos, kind, limit)


@action("handle")
def _handle(
    pos: Pos, optional: Any, name: Token, rights: Any, count: Any, signals: Any
) -> tree.Handle:
    return tree.Handle(pos, optional is not None, name, rights, count, signals)


@action("client")
def _client(pos: Pos, optional: Any, protocol: Token, roles: Any) -> tree.Client:
    return tree.Client(pos, optional is not None, protocol, roles or [])


@action("server")
def _server(pos: Pos, optional: Any, protocol: Token) -> tree.Server:
    return tree.Server(pos, optional is not None, protocol)


@action("slot")
def _slot(pos: Pos, name: Token, rights: Any, count: Any) -> tree.Slot:
    return tree.Slot(pos, name, rights, count)


@action("annotation")
def _annotation(pos: Pos, name: Token, args: Any) -> tree.Annotation:
    return tree.Annotation(pos, name, args or [])


# ---------------------------------------------------------------- protocols


@action("protocol_decl")
def _protocol(
    pos: Pos, life: Token, name: Token, number: Token, roles: Any, items: Any
) -> tree.ProtocolDecl:
    return tree.ProtocolDecl(pos, None, life.text == "durable", name, number, roles or [], items)


@action("role")
def _role(pos: Pos, doc: Token | None, name: Token, number: Token) -> tree.RoleNode:
    return tree.RoleNode(pos, doc, name, number)


@choice("protocol_item")
def _protocol_item(pos: Pos, which: int, first: Any, second: Any = None) -> Any:
    return _documented(pos, first, second) if which == 0 else first


@choice("object_item")
def _object_item(pos: Pos, which: int, first: Any, second: Any = None) -> Any:
    return _documented(pos, first, second) if which == 0 else first


@action("reserved")
def _reserved(pos: Pos, reservations: Any) -> tree.Reserved:
    return tree.Reserved(pos, reservations)


@action("reservation")
def _reservation(pos: Pos, number: Token, name: Token) -> tree.ReservationNode:
    return tree.ReservationNode(pos, number, name)


@action("machine")
def _machine(pos: Pos, name: Token, key: Any, states: Token, clauses: Any) -> tree.MachineNode:
    return tree.MachineNode(pos, None, name, key, states, clauses)


@choice("machine_key")
def _machine_key(pos: Pos, which: int, name: Token | None = None) -> tree.MachineKey:
    return tree.MachineKey(pos, name)


@choice("machine_clause")
def _machine_clause(pos: Pos, which: int, *values: Any) -> Any:
    if which == 2:
        doc, name, sources, target, made_by = values
        return tree.EventClause(pos, doc, name, sources, target, made_by)
    kinds: tuple[Any, ...] = (
        tree.ClassClause,
        tree.InitialClause,
        None,
        tree.ObservedClause,
        tree.BoundClause,
    )
    return kinds[which](pos, *values)


@action("method")
def _method(
    pos: Pos,
    notes: Any,
    strict: Token,
    number: Token,
    name: Token,
    params: Any,
    reply: Any,
    error: Any,
    clauses: Any,
) -> tree.MethodNode:
    flag = strict.text == "strict"
    return tree.MethodNode(
        pos, None, notes, flag, number, name, params, reply, None, error, clauses
    )


@action("list_method")
def _list_method(
    pos: Pos,
    notes: Any,
    strict: Token,
    number: Token,
    name: Token,
    params: Any,
    items: Token,
    kind: Any,
    error: Any,
    clauses: Any,
) -> tree.MethodNode:
    listed = tree.Param(items.pos, [], items, None, kind, None)
    flag = strict.text == "strict"
    return tree.MethodNode(pos, None, notes, flag, number, name, params, [], listed, error, clauses)


@choice("params")
def _params(pos: Pos, which: int, params: Any = None) -> list[tree.Param]:
    return params or []


@action("param")
def _param(pos: Pos, notes: Any, name: Token, transfer: Any, kind: Any, since: Any) -> tree.Param:
    return tree.Param(pos, notes, name, transfer, kind, since)


@choice("method_clause")
def _method_clause(pos: Pos, which: int, *values: Any) -> Any:
    kinds: tuple[Any, ...] = (
        tree.RequiresClause,
        tree.NeedsClause,
        tree.DeadlineClause,
        tree.RetryClause,
        tree.WaitsClause,
        tree.MakesClause,
        tree.WhenClause,
        tree.EnsuresClause,
        tree.UnreachableClause,
    )
    return kinds[which](pos, *values)


@action("alternative")
def _alternative(pos: Pos, role: Token, guard: Any) -> tree.AlternativeNode:
    return tree.AlternativeNode(pos, role, guard)


@choice("guard_test")
def _guard_test(pos: Pos, which: int, name: Token, members: Any = None) -> tree.Guard:
    return tree.Guard(pos, name, None, []) if which == 0 else tree.Guard(pos, None, name, members)


@action("event_ref")
def _event_ref(pos: Pos, machine: Token, event: Token) -> tree.EventRefNode:
    return tree.EventRefNode(pos, machine, event)


@action("state_ref")
def _state_ref(pos: Pos, machine: Token, key: Any) -> tree.StateRef:
    in_reply, name = key or (False, None)
    return tree.StateRef(pos, machine, in_reply, name)


@choice("key_path")
def _key_path(pos: Pos, which: int, name: Token) -> tuple[bool, Token]:
    return which == 1, name


@action("on_error")
def _on_error(pos: Pos, error: Token, state: Token) -> tuple[Token, Token]:
    return error, state


@action("object_decl")
def _object(pos: Pos, name: Token, number: Token, body: Any) -> tree.ObjectDecl:
    return tree.ObjectDecl(pos, None, name, number, None, *body)


@action("control_decl")
def _control(pos: Pos, name: Token, number: Token, slot: Token, body: Any) -> tree.ObjectDecl:
    return tree.ObjectDecl(pos, None, name, number, slot, *body)


@action("object_body")
def _object_body(pos: Pos, rights: Any, items: Any) -> tuple[Any, Any]:
    return rights, items


@action("ring_decl")
def _ring(pos: Pos, name: Token, items: Any) -> tree.RingDecl:
    return tree.RingDecl(pos, None, name, items)


@choice("ring_item")
def _ring_item(pos: Pos, which: int, *values: Any) -> Any:
    kinds: tuple[Any, ...] = (tree.QueueClause, tree.RegionClause, tree.SignalsClause)
    return kinds[which](pos, *values)


@action("signals_decl")
def _signals(pos: Pos, name: Token, members: Any) -> tree.SignalsDecl:
    return tree.SignalsDecl(pos, None, name, members)


@action("fault_decl")
def _fault(pos: Pos, name: Token, number: Token) -> tree.FaultDecl:
    return tree.FaultDecl(pos, None, name, number)


# ---------------------------------------------------------------- components and systems


@action("component_decl")
def _component(pos: Pos, name: Token, number: Token, clauses: Any) -> tree.ComponentDecl:
    return tree.ComponentDecl(pos, None, name, number, clauses)


@action("component_item")
def _component_item(pos: Pos, doc: Token | None, clause: Any) -> Any:
    return clause


def _words(what: str) -> Action:
    return lambda pos, words: tree.Words(pos, what, words if isinstance(words, list) else [words])


def _number(what: str) -> Action:
    return lambda pos, number: tree.Number(pos, what, number)


def _settings(what: str) -> Action:
    return lambda pos, settings: tree.SettingsClause(pos, what, settings)


def _serves(pos: Pos, protocol: Token, options: list[Any]) -> tree.ServesClause:
    capnp = [o[1] for o in options if o[0] == 0]
    return tree.ServesClause(pos, protocol, capnp, [o[1] for o in options if o[0] == 1])


@choice("serves_option")
def _serves_option(pos: Pos, which: int, bound: Token | None = None) -> tuple[int, Token]:
    return which, bound if bound is not None else Token("NAME", "accepts", "accepts", pos)


def _uses(
    pos: Pos, protocol: Token, roles: Any, name: Any, methods: Any, used_for: Any, system: Any
) -> tree.UsesClause:
    return tree.UsesClause(pos, protocol, roles, name, methods, used_for or [], system)


def _restart(
    pos: Pos, when: Token, low: Token, high: Token, budget: Token, per: Token
) -> tree.RestartClause:
    return tree.RestartClause(pos, when, low, high, budget, per)


_COMPONENT_CLAUSES: tuple[Action, ...] = (
    _words("kind"),
    _words("startup"),
    _words("profiles"),
    _words("needs"),
    _serves,
    tree.AdmitsClause,
    _uses,
    _words("calls_back"),
    _words("creates"),
    _words("pages"),
    _words("faults"),
    tree.HoldsClause,
    _number("keeps_replies"),
    tree.StateClause,
    lambda pos: tree.RestartClause(pos, None, None, None, None, None),
    _restart,
    _number("memory"),
    _number("stack"),
    _words("workers"),
    _words("priority"),
    _number("weight"),
    tree.InstallClause,
    tree.PinnedClause,
    _settings("desktop"),
    _settings("autoload"),
)


@choice("component_clause")
def _component_clause(pos: Pos, which: int, *values: Any) -> Any:
    return _COMPONENT_CLAUSES[which](pos, *values)


@choice("method_set")
def _method_set(pos: Pos, which: int, names: Any = None) -> list[Token]:
    return names or []


@action("setting")
def _setting(pos: Pos, name: Token, values: Any) -> tree.Setting:
    return tree.Setting(pos, name, values)


@action("system_decl")
def _system(pos: Pos, name: Token, base: Any, items: Any) -> tree.SystemDecl:
    return tree.SystemDecl(pos, None, name, base, items)


@choice("system_item")
def _system_item(pos: Pos, which: int, *values: Any) -> Any:
    if which == 0:
        return tree.MemberClause(values[1].pos, values[1])
    if which == 2:
        return tree.MintsClause(values[0].pos, values[0])
    return tree.Number(pos, "memory", values[0])
