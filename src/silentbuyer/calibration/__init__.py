"""Learning from one's own log: weights fitted, probabilities scored, clocks compared."""
