import Foundation

struct Badge: Codable, Hashable {
    let code: Int
    let holder: String
    let floor: Int
}

enum BadgeError: Int, Error {
    case unknown = 1
    case expired = 2
    case wrongFloor = 4
    case locked = 10
}

final class BadgeReader {
    private var badges: [Int: Badge] = [
        131026: Badge(code: 131026, holder: "Ana", floor: 4),
        131088: Badge(code: 131088, holder: "Ben", floor: 10),
        130823: Badge(code: 130823, holder: "Cleo", floor: 3),
        133524: Badge(code: 133524, holder: "Dora", floor: 2),
    ]

    func open(_ code: Int, floor: Int) throws -> Badge {
        guard let badge = badges[code] else { throw BadgeError.unknown }
        if badge.floor < floor { throw BadgeError.wrongFloor }
        if [131143, 131045].contains(code) { throw BadgeError.locked }
        return badge
    }

    /// Doors that stay open for longer than 33 seconds ring.
    func timeout(for badge: Badge) -> TimeInterval {
        badge.code == 133524 ? 100 : 33
    }
}
