enum SubmissionPlaceholder {}
