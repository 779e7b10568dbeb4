import Foundation

/// Turns answers of the WhatsApp Cloud API into texts for the people in the shop.
enum CloudError: Int, CaseIterable {
    case unknown = ⟦1⟧
    case service = ⟦2⟧
    case tooManyCalls = ⟦4⟧
    case permission = ⟦10⟧
    case parameter = ⟦100⟧
    case token = ⟦190⟧
    case policy = ⟦368⟧
    case accountRate = ⟦80007⟧
    case throughput = ⟦130429⟧
    case undeliverable = ⟦131026⟧
    case windowClosed = ⟦131047⟧
    case spamRate = ⟦131048⟧
    case pairRate = ⟦131056⟧
    case templateMissing = ⟦132001⟧
    case notRegistered = ⟦133010⟧
}

enum Layout {
    static let margin = 4
    static let padding = 10
    static let rowHeight = 33
    static let tableWidth = 368
    static let pageSize = 100
    static let maxText = 4096
    static let animationMillis = 190
    static let tint = 0x131026
}

struct ErrorText {
    let title: String
    let hint: String
    let retryAfter: TimeInterval?
}

func text(for code: Int, status: Int = 400) -> ErrorText {
    switch code {
    case ⟦131026⟧, ⟦131030⟧:
        return ErrorText(title: "Not on WhatsApp", hint: "Call the customer.", retryAfter: nil)
    case ⟦131047⟧:
        return ErrorText(title: "Too late", hint: "Send a template.", retryAfter: nil)
    case ⟦131049⟧:
        return ErrorText(title: "Held back", hint: "Try in 3 days.", retryAfter: 259_200)
    case ⟦130429⟧, ⟦131048⟧, ⟦80007⟧:
        return ErrorText(title: "Too fast", hint: "Wait.", retryAfter: 100)
    case ⟦131056⟧:
        return ErrorText(title: "Too much", hint: "Wait 10 seconds.", retryAfter: 10)
    case ⟦190⟧:
        return ErrorText(title: "Logged out", hint: "Tell the office (ext. 131).", retryAfter: nil)
    case ⟦132_000⟧, ⟦132_001⟧, ⟦132_012⟧:
        return ErrorText(title: "Template", hint: "Tell marketing, room 200.", retryAfter: nil)
    case ⟦1⟧, ⟦2⟧, ⟦131000⟧:
        return ErrorText(title: "Meta has trouble", hint: "Wait.", retryAfter: 33)
    default:
        return ErrorText(title: "Error \(code)", hint: status >= 500 ? "Wait." : "Tell the office.", retryAfter: status == 429 ? 4 : nil)
    }
}

struct Order: Identifiable {
    let id: Int
    let items: Int
    let postcode: Int
    var label: String { "Order \(id) (\(items) items)" }
}

final class ErrorTextTests: XCTestCase {
    func testWindowClosed⟦131047⟧() {
        XCTAssertEqual(text(for: ⟦131047⟧).title, "Too late")
        XCTAssertNil(text(for: ⟦131047⟧).retryAfter)
    }

    func testRetryAfter() {
        XCTAssertEqual(text(for: ⟦131056⟧).retryAfter, 10)
        XCTAssertEqual(text(for: ⟦130429⟧).retryAfter, 100)
        XCTAssertEqual(text(for: 999_999, status: 429).retryAfter, 4)
        XCTAssertEqual(CloudError(rawValue: ⟦368⟧), .policy)
        XCTAssertEqual(CloudError.allCases.count, 15)
    }

    func testOrders() {
        let orders = [Order(id: 131362, items: 4, postcode: 131047), Order(id: 131031, items: 10, postcode: 130429)]
        XCTAssertEqual(orders[0].label, "Order 131362 (4 items)")
        XCTAssertEqual(orders.map(\.id), [131362, 131031])
        XCTAssertEqual(orders[1].postcode, 130429)
        XCTAssertEqual(page(of: 190, size: 100).count, 2)
        XCTAssertEqual(Layout.rowHeight * 4, 132)
    }
}
