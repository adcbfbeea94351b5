"""The reflection image: the model as one file that a program reads without a compiler.
docs/reflect.md is its format."""
