"""The plugin for industry and trade (工贸): the criteria for major hazards of industry and trade enterprises."""
