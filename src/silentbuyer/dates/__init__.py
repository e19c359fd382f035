"""Days that people name in a sentence, read as spans of days, and what of it says when things go on."""
