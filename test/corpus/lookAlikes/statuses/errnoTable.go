// Package fault turns numbers of the kernel into words.
package fault

import "fmt"

type Errno int

const (
	EPERM   Errno = 1
	ENOENT  Errno = 2
	ESRCH   Errno = 3
	EINTR   Errno = 4
	EIO     Errno = 5
	ECHILD  Errno = 10
	EEXIST  Errno = 17
	EDOM    Errno = 33
	ENETDOWN Errno = 100
	ECONNRESET Errno = 104
)

var text = map[Errno]string{
	1:   "operation not permitted",
	2:   "no such file",
	3:   "no such process",
	4:   "interrupted",
	10:  "no child processes",
	17:  "file exists",
	33:  "number out of range",
	100: "network is down",
	102: "network dropped the connection",
	104: "connection reset",
}

func (e Errno) Error() string {
	if s, ok := text[e]; ok {
		return s
	}
	return fmt.Sprintf("errno %d", int(e))
}

// Temporary tells whether the call may be made again.
func (e Errno) Temporary() bool {
	return e == 4 || e == 11 || e == 104
}

func check(code int) error {
	if code == 0 {
		return nil
	}
	return fmt.Errorf("call failed, error code %d: %w", code, Errno(code))
}
