"""`writc lsp`: contracts in an editor. Read in this order: server.py (what is asked and answered), workspace.py
(what the contracts say at the moment), places.py (which word stands for what), hover.py, completion.py.
wire.py and text.py are the protocol's framing and its way to count columns."""
