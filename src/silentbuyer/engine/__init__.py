"""The line put together: asking, judging, and the engine that does both."""
