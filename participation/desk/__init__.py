"""Pages that join rooms. No models, no rules."""
