"""Other engines given the twenty rules of :mod:`benchmarks.ten_million`, in an environment of their own."""
