enum RecountPlaceholder {}
