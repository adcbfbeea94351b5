"""The twin: a slow, second reading of docs/wire.md that the generated C is tested against.

It works straight on the model (writ.model) and computes sizes, offsets and checks itself. It must
never import the compiler's own layout
or its emitters: two programs that share code share mistakes.
"""
