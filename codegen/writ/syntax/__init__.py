"""From text to tree: tokens, the grammar, the parser, and the formatter that goes the other way."""
