"""A saved web page → its article: the blocks of the body, and what the page declares of itself."""
