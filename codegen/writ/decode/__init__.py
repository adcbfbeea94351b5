"""`writ decode` and `writ doc`: messages and methods as text, by contracts or by a reflection
image. docs/decode.md is its user's page."""
