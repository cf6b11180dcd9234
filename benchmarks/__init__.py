"""Every figure the course quotes, and the script that measured it."""
