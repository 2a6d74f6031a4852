enum SheetsPlaceholder {}
