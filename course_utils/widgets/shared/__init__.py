"""What several widgets use: traits that check, pictures drawn cell by cell, numbers in words."""
