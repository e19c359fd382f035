"""What buyers write, heard in many languages: words folded, phrases found, quoted mails and negations left out."""
