"""The industries that come with the library: each an ordinary plugin, written as anyone else would write one."""
