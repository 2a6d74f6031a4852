enum TransparencyLogPlaceholder {}
