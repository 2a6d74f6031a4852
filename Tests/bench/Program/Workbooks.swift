import Notation
import Sheets

/// Reading a workbook.
enum Workbooks {
    /// `workbook file=PATH`: every cell of every sheet, in processor time of the middle of five.
    static func run(_ words: Words) throws {
        let bytes = try Files.read(try words.text("file"))
        var times: [Int64] = []
        var count = 0
        for _ in 0..<5 {
            let (time, read) = Measures.processor { Workbook.read(bytes) }
            guard case .success(let workbook) = read else {
                throw BenchFailure("the workbook was refused")
            }
            count = workbook.sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.cells.count } }
            times.append(time)
        }
        Measures.say([
            "readNs": .integer(Measures.median(times)), "cells": .integer(Int64(count)),
            "bytes": .integer(Int64(bytes.count)),
        ])
    }
}
