import Foundation

struct RetryRules {
    static let maxAttempts = 4
    static let pageSize = 100

    static let rateLimits: Set<Int> = [⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧]
    static let permanent: [Int] = [
        ⟦131026⟧, ⟦131047⟧, ⟦131051⟧,
        ⟦132000⟧, ⟦132001⟧, ⟦133010⟧,
    ]

    let attempt: Int

    func shouldRetry(_ error: WhatsAppError) -> Bool {
        guard attempt < Self.maxAttempts else { return false }
        if Self.rateLimits.contains(error.code) { return true }
        return [⟦1⟧, ⟦2⟧, ⟦131000⟧, ⟦131016⟧].contains(error.code) || error.status == 503
    }

    var delay: TimeInterval {
        min(pow(4, Double(attempt)), 200)
    }

    func isTokenProblem(_ error: WhatsAppError) -> Bool {
        error.code == ⟦190⟧ || [⟦0⟧, ⟦10⟧].contains(error.code)
    }
}

struct Inset {
    var top: CGFloat = 10
    var width: CGFloat = 368
    var height: CGFloat = 190
}
