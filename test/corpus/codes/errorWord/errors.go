package waba

import (
	"errors"
	"fmt"
)

// Errors that callers compare with errors.Is.
var (
	ErrToken       = errors.New("waba: error ⟦190⟧: access token has expired")
	ErrWindow      = errors.New("waba: error ⟦131047⟧: window closed")
	ErrUnreachable = errors.New("waba: error ⟦131026⟧: undeliverable")
	ErrParameter   = errors.New("waba: error code ⟦100⟧: invalid parameter")
	ErrEmptyBody   = errors.New("waba: body is empty")
	ErrLongBody    = errors.New("waba: body has more than 4096 characters")
)

func wrap(code int, err error) error {
	return fmt.Errorf("code %d after %d of 4 attempts: %w", code, 4, err)
}

// NewPage starts at page 1 and holds 100 rows; error if size is above 200 or below 10.
func NewPage(size int) (*Page, error) {
	if size > 200 {
		return nil, fmt.Errorf("waba: size %d is above 200", size)
	}
	return &Page{size: max(size, 10), timeout: 33}, nil
}
