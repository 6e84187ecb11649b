"""The plugin for electric power (电力): the criteria for major hazards of grids, plants and power construction."""
