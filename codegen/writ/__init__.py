"""The Writ compiler: reads contracts, checks them, and emits what follows from them. Start reading at load.py."""
