"""The plugin for civil explosives (民爆): the criteria for major hazards of makers and sellers."""
