"""The plugin for housing and municipal works (房屋市政工程): the criteria for major hazards of 2024."""
