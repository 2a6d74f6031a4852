import Notation
import Testing

@Suite("The arithmetic of the second program")
struct ExactArithmeticTests {
    @Test("divides numbers of any size as the school does")
    func division() {
        let big = Whole.power(of: 18) * Whole.power(of: 18) * Whole.power(of: 18)
        let odd = big + Whole(12_345)
        #expect(odd / big == Whole(1))
        #expect((odd - big) / Whole(5) == Whole(2_469))
        #expect((big * Whole(7) - Whole(1)) / Whole(7) == big - Whole(1))
        #expect((big * odd + Whole(3)) / odd == big)
        #expect((Whole(2) - Whole(5)).small == -3)
    }

    @Test("rounds half away from zero")
    func rounding() {
        let half = Fraction(1) / Fraction(2)
        #expect((half).rounded(0).text == "1")
        #expect((Fraction(0) - half).rounded(0).text == "-1")
        #expect((Fraction(1) / Fraction(3)).rounded().text == "0.333333")
        #expect((Fraction(2) / Fraction(3)).rounded().text == "0.666667")
        #expect((Fraction(7) / Fraction(2)).floor == 3)
        #expect(Fraction(1) / Fraction(3) < Fraction(1) / half)
    }
}
