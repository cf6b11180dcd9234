"""What maintainers run: build the notebooks, check them, retarget the badges."""
