"""A made-up world of buyers, whose truth is known: what drives the figures of reliability, speed and scale."""
