"""The rules of the plugin, a module for each group of clauses."""
