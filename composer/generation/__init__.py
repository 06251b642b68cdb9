"""(score, model, wishes) -> takes: what comes next, one note after the other."""
