"""Reference: the pages of standards and rules, written from the law files and the rules; :mod:`.pages` makes them."""
