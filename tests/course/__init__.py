"""course.py on a real machine: real interpreters, real environments, broken in real ways."""
