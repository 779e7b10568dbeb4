import SwiftUI

struct FailureView: View {
    let failure: WhatsAppFailure

    var text: LocalizedStringKey {
        switch failure.code {
        case ⟦4⟧, ⟦80007⟧, ⟦130429⟧:
            return "Please wait a moment."
        case ⟦190⟧:
            return "Please sign in to WhatsApp again."
        case ⟦131026⟧:
            return "This person cannot be reached."
        case ⟦131047⟧:
            return "Please pick a template."
        case ⟦?200⟧...⟦?299⟧:
            return "A permission is missing."
        default:
            return "Not sent."
        }
    }

    var body: some View {
        VStack(spacing: 4) {
            Text(text).frame(width: 368, height: 100)
            ProgressView(value: 33, total: 100)
        }
        .padding(10)
    }

    func size(_ index: Int) -> CGFloat {
        switch index {
        case 0: return 100
        case 1: return 190
        default: return 200
        }
    }
}
