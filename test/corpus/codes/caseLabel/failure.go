package sms

import "net/http"

// describe turns what the WhatsApp API answered into a line for the clerk.
func describe(code, status int) string {
	switch code {
	case ⟦1⟧, ⟦2⟧:
		return "Meta has a problem"
	case ⟦33⟧, ⟦100⟧:
		return "we sent something wrong"
	case ⟦190⟧:
		return "token"
	case ⟦131021⟧, ⟦131026⟧, ⟦131030⟧:
		return "recipient"
	case ⟦131047⟧:
		return "window"
	case ⟦132000⟧, ⟦132001⟧, ⟦132005⟧, ⟦132007⟧, ⟦132012⟧:
		return "template"
	case ⟦368⟧:
		return "blocked"
	}
	switch status {
	case 200, http.StatusCreated:
		return "fine"
	case 400:
		return "refused"
	}
	return "unknown"
}

func key(code int) string {
	switch code {
	case 13:
		return "enter"
	case 27:
		return "escape"
	case 33:
		return "page up"
	}
	return ""
}
