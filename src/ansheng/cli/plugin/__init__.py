"""Commands about plugins and their pages."""
