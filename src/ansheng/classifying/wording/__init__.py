"""Wording: what the words and numbers of a description say: text, thesaurus, quantities, and whether all is well."""
