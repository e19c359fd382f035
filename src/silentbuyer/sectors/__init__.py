"""Trades and the words for them: is a buyer in a trade that the seller sells to? Pure; reads only packaged data."""
