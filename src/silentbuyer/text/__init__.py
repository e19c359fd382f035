"""Strangers' text before anybody listens: made safe to show, cut into sentences, whose words, in which language."""
