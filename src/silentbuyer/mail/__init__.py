"""What an e-mail address tells without asking anybody: its form, its domain's kind, whose it is, whether it lives."""
