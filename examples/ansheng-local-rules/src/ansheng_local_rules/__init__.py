"""地方规定：山东省的一部地方性法规，和一个虚构的县的规定 (local law: a province, and a made-up county)."""
