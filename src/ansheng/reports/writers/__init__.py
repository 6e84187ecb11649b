"""Writers: a report as a terminal, a Markdown file or JSON shows it, and files written whole or not at all."""
