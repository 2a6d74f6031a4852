import Notation
import Testing

@testable import Assessment

@Suite("The canonical form of a scheme")
struct CanonicalFormTests {
    @Test("bytes made by another program are read and written again, byte for byte")
    func roundTrip() throws {
        let scheme = try Samples.everythingScheme()
        #expect(scheme.canonical == Samples.everythingBytes)
    }

    /// The digest is that of `sha256sum fixtures/scheme/everything.json`.
    @Test("the scheme hash is the SHA-256 of the canonical bytes")
    func hash() throws {
        #expect(
            try Samples.everythingScheme().hash.hex
                == "01fdb115b5278e47e856ecc0778e08c4f1e9dd165183b77de84caf5beebe8447")
    }

    @Test("what the file says at the top is in the value")
    func top() throws {
        let scheme = try Samples.everythingScheme()
        #expect(scheme.id.text == "all")
        #expect(scheme.version == 2)
        #expect(scheme.title == "全部键")
        #expect(scheme.note == "第一行\n第二行")
        #expect(scheme.timezone == "UTC")
        #expect(scheme.decimals == 3)
        #expect(scheme.missing == .exclude)
        #expect(scheme.cycle == Cycle(title: "2026 年", compose: .leaves))
        #expect(scheme.sum == .hundred)
        #expect(scheme.procedure.reviewer)
        #expect(scheme.procedure.late == .admit)
        #expect(scheme.procedure.witnesses?.quorum == 1)
        #expect(scheme.procedure.witnesses?.keys.count == 2)
        #expect(scheme.feedback.selfMargin == p("12.5"))
        #expect(scheme.feedback.warnLast == 2)
        #expect(scheme.feedback.show == .group)
        #expect(scheme.adjustments.inherit == p("30"))
        #expect(scheme.adjustments.bonusCap == p("5"))
        #expect(scheme.adjustments.penaltyCap == p("6"))
    }

    @Test("offices, subjects and periods keep all they say")
    func people() throws {
        let scheme = try Samples.everythingScheme()
        #expect(
            scheme.offices[2]
                == Office(
                    id: id("merged"), name: "合镇", lifetime: Lifetime(from: id("q2")),
                    succeeds: [id("west"), id("east")]))
        #expect(
            scheme.subjects[2]
                == Subject(
                    id: id("p1"), name: "甲", group: id("people"), kind: .person,
                    office: id("west")))
        #expect(
            scheme.periods[1]
                == Period(
                    id: id("q1"), name: "一季度", kind: .quarter, weight: p("40"),
                    opens: CivilDate("2026-03-20"), closes: CivilDate("2026-04-10")))
        #expect(
            scheme.periods[3]
                == Period(
                    id: id("half"), name: "半年", kind: .half,
                    parts: [id("q1"): p("2"), id("q2"): p("3.5")]))
        #expect(scheme.periods.map(\.warns) == [false, false, true, false])
    }

    @Test("each of the twelve rules keeps its parameters")
    func rules() throws {
        let outline = Outline(try Samples.everythingScheme())
        func rule(_ name: String) -> Rule? { outline[id(name)]?.indicator.leaf?.rule }
        let target = Table(rows: [
            nil: [nil: .hundred], id("west"): [nil: p("90"), id("q1"): p("45.5")],
        ])
        let floor = Table(rows: [nil: [nil: p("10")], id("merged"): [nil: p("20")]])
        #expect(rule("gdp") == .linear(Rule.Linear(target: target, floor: floor, cap: p("95"))))
        #expect(rule("d") == .direct(max: p("10")))
        #expect(
            rule("s")
                == .steps([
                    Rule.Step(from: p("-1"), score: p("20")),
                    Rule.Step(from: p("5"), score: p("80")),
                ]))
        #expect(rule("m") == .deduct(from: p("90"), per: p("2.5")))
        #expect(
            rule("g")
                == .grades([
                    id("hi"): Rule.GradeScore(p("95")),
                    id("lo"): Rule.GradeScore(p("40"), name: "低"),
                ]))
        #expect(
            rule("v")
                == .votes([
                    id("yes"): Rule.GradeScore(.hundred), id("no"): Rule.GradeScore(.zero),
                ]))
        #expect(
            rule("e")
                == .efficacy(Rule.Efficacy(base: p("50"), span: p("50"), better: .lower)))
        #expect(
            rule("p")
                == .place(
                    Rule.Place(first: p("98"), step: p("2"), floor: p("40"), better: .lower)))
        #expect(rule("plus") == .bonus(per: p("0.5"), cap: p("3")))
        #expect(rule("minus") == .penalty(per: p("2"), cap: p("4")))
        #expect(rule("stop") == .veto(basis: "清单第一条"))
        #expect(rule("archive") == .ledger)
    }

    @Test("a leaf keeps its roles and everything else")
    func leaf() throws {
        let outline = Outline(try Samples.everythingScheme())
        let gdp = try #require(outline[id("gdp")]?.indicator)
        let leaf = try #require(gdp.leaf)
        #expect(gdp.appliesTo == Applies(groups: [id("towns")]))
        #expect(leaf.digits == 2)
        #expect(leaf.least == p("-5"))
        #expect(leaf.greatest == p("1000"))
        #expect(leaf.unit == "亿元")
        #expect(leaf.leap == p("30"))
        #expect(leaf.doubleEntry)
        #expect(leaf.detailedRules?.hex == String(repeating: "ab", count: 32))
        #expect(
            leaf.roles[0]
                == Role(
                    id: id("own"), name: "自报", weight: p("30"), by: Writers(own: true),
                    checked: Role.Checked(against: id("unit"), tolerance: p("0.5"))))
        let roles = try #require(outline[id("d")]?.indicator.leaf?.roles)
        #expect(roles.map(\.combine) == [.mean, .median, .trimmed(2)])
        #expect(roles[0].raters == [id("a"), id("b")])
        #expect(roles[0].by == Writers(own: true, offices: [id("bureau")]))
    }

    @Test("grades, award and amendment keep all they say")
    func results() throws {
        let scheme = try Samples.everythingScheme()
        let best = scheme.grading.grades[0]
        #expect(best.min == p("90"))
        #expect(best.quota == p("0.3"))
        #expect(best.coefficient == p("1.2"))
        #expect(best.require == [id("gdp"): p("80"), id("work"): p("85")])
        #expect(best.quotaByOffice?.share(id("best")) == p("0.25"))
        #expect(best.quotaByOffice?.share(id("fair")) == p("0.2"))
        #expect(best.quotaByOffice?.share(nil) == p("0.2"))
        #expect(scheme.grading.vetoGrade == id("fair"))
        #expect(scheme.grading.tieAtQuota == .include)
        #expect(scheme.grading.tieBreak == [id("work"), id("gdp")])
        #expect(scheme.grading.award?.base(of: id("people")) == p("10000"))
        #expect(scheme.grading.award?.base(of: id("towns")) == p("8000"))
        let award = try #require(scheme.grading.award)
        #expect(award.deduct == [id("minus"): p("0.05"), id("archive"): p("0.1")])
        #expect(award.parts == [id("work"): p("0.15"), id("gdp"): p("0.05")])
        #expect(scheme.amendment?.leaves[id("gdp")] == Amendment.Change(carry: .keep))
        #expect(scheme.amendment?.leaves[id("s")] == Amendment.Change(from: id("q2")))
        #expect(scheme.amendment?.leaves[id("d")] == Amendment.Change())
    }

    @Test("a scheme built in code with lists in any order has the bytes of the sorted one")
    func sorted() throws {
        var scheme = Samples.small()
        let bytes = scheme.canonical
        scheme.offices.reverse()
        scheme.subjects.reverse()
        #expect(scheme.canonical == bytes)
        let again = try Scheme(canonical: bytes)
        #expect(again == Samples.small())
    }

    @Test(
        "another form of the same scheme is refused",
        arguments: [
            ("/offices", "order"), ("/decimals", "default"), ("/indicators/0/weight", "zeros"),
            ("/indicators/0/children/2/rule/steps", "steps"), ("/grades/1/coefficient", "default"),
            ("/indicators/0/children/0/digits", "default"),
        ])
    func otherForms(path: String, what: String) throws {
        var json = try Samples.everything()
        switch path {
        case "/offices":
            let offices = try #require(json["offices"]?.array)
            json = json.replacing("offices", with: .array(offices.reversed()))
        case "/indicators/0/children/2/rule/steps":
            let steps = try #require(
                json["indicators"]?.array?[0]["children"]?.array?[2]["rule"]?["steps"]?.array)
            json = json.replacing(path, with: .array(steps.reversed()))
        case "/decimals": json = json.replacing(path, with: 2)
        case "/indicators/0/children/0/digits": json = json.replacing(path, with: 6)
        case "/grades/1/coefficient": json = json.replacing(path, with: "1")
        default: json = json.replacing(path, with: "60.0")
        }
        let refusal = #expect(throws: SchemeRefusal.self) { try Scheme(canonical: json.canonical) }
        #expect(refusal?.findings.map(\.code) == [.schemeNotCanonical])
    }

    @Test("white space, damage and too many bytes are refused")
    func damage() throws {
        let spaced = [UInt8](" ".utf8) + Samples.everythingBytes
        let cut = Array(Samples.everythingBytes.dropLast())
        let huge = [UInt8](repeating: 0x20, count: Scheme.Limits.bytes + 1)
        for (bytes, code) in [
            (spaced, FindingCode.schemeNotCanonical), (cut, .schemeNotCanonical),
            (huge, .schemeTooLarge), ([], .schemeNotCanonical),
        ] {
            let refusal = #expect(throws: SchemeRefusal.self) { try Scheme(canonical: bytes) }
            #expect(refusal?.findings.map(\.code) == [code])
        }
    }

    @Test("no byte of a scheme can be lost or changed without notice or a changed hash")
    func everyByte() throws {
        let bytes = Samples.everythingBytes
        let hash = Digest(of: bytes)
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var damaged = bytes
            damaged[index] ^= 1
            guard let scheme = try? Scheme(canonical: damaged) else { continue }
            #expect(scheme.hash != hash)
            #expect(scheme.canonical == damaged)
        }
    }
}
