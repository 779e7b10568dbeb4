import Foundation

/// `(#⟦131026⟧) Message undeliverable` becomes `.undeliverable`, `(#⟦131047⟧) Re-engagement message` becomes `.windowClosed`.
enum SendFailure: Error, Equatable {
    case undeliverable
    case windowClosed
    case other(code: Int, message: String)

    init(message: String) {
        if message.hasPrefix("(#⟦131026⟧)") {
            self = .undeliverable
        } else if message.hasPrefix("(#⟦131047⟧)") {
            self = .windowClosed
        } else {
            self = .other(code: Self.code(in: message), message: message)
        }
    }

    /// 190 for "(#⟦190⟧) Error validating access token".
    static func code(in message: String) -> Int {
        let digits = message.dropFirst(2).prefix { $0.isNumber }
        return Int(digits) ?? -1
    }
}

struct Layout {
    static let cardWidth = 368
    static let cardHeight = 190
    static let gap = 4
    static let columns = 10
}
