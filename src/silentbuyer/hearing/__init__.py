"""What one message says: phrases, the learned table and encoders, each with conditions, questions and denials."""
