enum DurableFilesPlaceholder {}
