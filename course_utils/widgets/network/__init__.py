"""Small networks as the page can run them, whatever library built them."""
