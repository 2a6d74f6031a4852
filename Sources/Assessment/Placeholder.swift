enum AssessmentPlaceholder {}
