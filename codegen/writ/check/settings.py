"""`desktop` and `autoload`: closed sets of keys."""

from __future__ import annotations

from writ import device
from writ.check.context import Context
from writ.diagnostics import did_you_mean
from writ.model import Setting
from writ.syntax import tree

KEYS = {
    "desktop": (
        "title",
        "image",
        "exec",
        "args",
        "env",
        "weight",
        "admin",
        "console_hosted",
        "launch",
    ),
    "autoload": device.KEYS,
}
KINDS = {"desktop": "app", "autoload": "driver"}
NESTED = ("env", "match")


def settings_of(cx: Context, node: tree.ComponentDecl, what: str, kind: str) -> tuple[Setting, ...]:
    """The settings of one block of a component, empty if it has none."""
    clause = next(
        (c for c in node.clauses if isinstance(c, tree.SettingsClause) and c.what == what), None
    )
    if clause is None:
        return ()
    if kind != KINDS[what]:
        text = f"`{what}` is for components of kind `{KINDS[what]}`"
        cx.sink.error("E0633", clause.pos, text, width=len(what))
    repeated = [s.name for s in clause.settings if s.name.text not in NESTED]
    cx.distinct(repeated, f"`{what}`")
    for setting in clause.settings:
        if setting.name.text not in KEYS[what]:
            hint = did_you_mean(setting.name.text, KEYS[what])
            cx.error("E0632", setting.name, f"`{what}` has no `{setting.name.text}`", hint=hint)
        elif setting.name.text not in NESTED and any(isinstance(v, list) for v in setting.values):
            cx.error("E0634", setting.name, f"`{setting.name.text}` takes values, no block")
    made = tuple(_setting(s) for s in clause.settings)
    if what == "autoload" and kind == KINDS[what] and len(repeated) == len({t.text for t in repeated}):
        _check_device(cx, clause, made)
    return made


def _check_device(cx: Context, clause: tree.SettingsClause, made: tuple[Setting, ...]) -> None:
    if any(s.name not in KEYS["autoload"] for s in made):
        return
    try:
        device.read_device(made)
    except device.DeviceFault as fault:
        if fault.at >= 0:
            cx.error("E0636", clause.settings[fault.at].name, fault.text)
        else:
            cx.sink.error("E0636", clause.pos, fault.text, width=len("autoload"))


def _setting(node: tree.Setting) -> Setting:
    values: list[int | str | tuple[Setting, ...]] = []
    for value in node.values:
        values.append(tuple(_setting(s) for s in value) if isinstance(value, list) else value.value)
    return Setting(node.name.text, tuple(values))
