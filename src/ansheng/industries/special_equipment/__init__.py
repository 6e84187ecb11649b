"""The plugin for special equipment (特种设备): the criteria of GB 45067."""
