"""The live view: one hub, one consumer, presence. With config, the only code that knows channels."""
