import CXlsxWriter
import Glibc

extension CellLimit {
    /// Puts the limit into a sheet.
    func put(into page: UnsafeMutablePointer<lxw_worksheet>) -> lxw_error {
        var validation = lxw_data_validation()
        var texts: [UnsafeMutablePointer<CChar>?] = []
        defer { for text in texts { free(text) } }
        func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
            let copy = strdup(text)
            texts.append(copy)
            return copy
        }
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        if !isStrict {
            validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
        }
        if !message.isEmpty {
            validation.error_message = copy(String(message.prefix(200)))
        }
        switch kind {
        case .words(let words):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            var list = words.map { copy($0) } + [nil]
            return list.withUnsafeMutableBufferPointer { list in
                validation.value_list = list.baseAddress
                return put(&validation, into: page)
            }
        case .block(let block):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            validation.value_formula = copy(block)
        case .formula(let formula):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
            validation.value_formula = copy(formula)
        }
        return put(&validation, into: page)
    }

    private func put(
        _ validation: inout lxw_data_validation, into page: UnsafeMutablePointer<lxw_worksheet>
    ) -> lxw_error {
        worksheet_data_validation_range(
            page, lxw_row_t(from.row - 1), lxw_col_t(from.column - 1), lxw_row_t(to.row - 1),
            lxw_col_t(to.column - 1), &validation)
    }
}
