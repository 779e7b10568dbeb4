package wa

import "fmt"

// titles of the Cloud API, as its page had them in spring.
var titles = map[int]string{
	⟦0⟧:      "AuthException",
	⟦3⟧:      "API Method",
	⟦10⟧:     "Permission Denied",
	⟦190⟧:    "Access token has expired",
	⟦130497⟧: "Business account is restricted from messaging users in this country.",
	⟦131021⟧: "Recipient cannot be sender",
	⟦131037⟧: "display name approval",
	⟦131052⟧: "Media download error",
	⟦131053⟧: "Media upload error",
	⟦132068⟧: "Flow is blocked",
	⟦132069⟧: "Flow is throttled",
	⟦133004⟧: "Server Temporarily Unavailable",
	⟦134011⟧: "payments terms",
	⟦135000⟧: "Generic user error",
}

var seats = map[int]int{1: 4, 2: 10, 3: 33, 4: 100}

var plans = map[string]int{"small": 100, "middle": 190, "large": 200}

func title(code int) string {
	if text, ok := titles[code]; ok {
		return fmt.Sprintf("%s (%d)", text, code)
	}
	return "unknown"
}
