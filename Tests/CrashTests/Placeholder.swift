enum CrashPlaceholder {}
