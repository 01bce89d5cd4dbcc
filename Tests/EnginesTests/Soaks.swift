import Glibc

/// Whether the long checks run, at their full figures.
let soaks = getenv("MLOPS_SOAK") != nil
