enum AggregatorPlaceholder {}
