"""What the benchmarks of one record judge by."""
