"""The plugin for fireworks (烟花爆竹): the criteria for makers and traders."""
