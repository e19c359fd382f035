"""Who the buyer is: whose address, mailbox and website these are, and what kind of customer."""
