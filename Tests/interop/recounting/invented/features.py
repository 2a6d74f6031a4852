"""What a run of many seeds has to contain: of the scheme, the values and the outcome."""

RULES = ("direct", "linear", "steps", "deduct", "grades", "votes", "efficacy", "place")
EVENTS = ("bonus", "penalty", "veto", "ledger")
FEATURES = [
    *(f"rule {rule}" for rule in (*RULES, *EVENTS)), "veto with basis",
    *(f"combine {word}" for word in ("single", "mean", "median", "trimmed")), "trimmed by 2",
    *(f"missing {word}" for word in ("block", "zero", "exclude")), "gap", "said missing",
    "not applicable", "no votes", "checked", "finding score-apart", "raters", "four levels",
    "node of events", "target table", "cap of linear", "better lower", "appliesTo", "from",
    "until", "digits", "least", "greatest", "cycle by totals", "cycle by leaves", "provisional",
    "inherit", "bonusCap", "penaltyCap", "tieBreak", "equal ranks", "equal totals, other ranks",
    "min", "require", "quota", "quotaByOffice", "coefficient", "award", "award.parts",
    "award deducted by a ledger", "tieAtQuota exclude", "tieAtQuota include", "vetoGrade",
    "vetoed", "no grade", "no rank", "nothing applies", "empty group", "total 0",
    "group of units", "group of persons", "group of both", "warnings", "warnLast", "warns",
    "threshold passed", "roles missing", "n/a", "cell twice", "damaged value",
    "composed, asked for", "composed of composed, asked for", "composed, in the cycle",
    "of with weights", "of one", "own values in a composed period",
    "odd role or rater", "finding value-out-of-range", "finding indicator-does-not-apply",
    *(f"status {word}" for word in ("final", "incomplete", "provisional"))]
