"""From trees to the model: every name resolved, every rule checked, every fault reported. Nothing
here writes or prints."""
