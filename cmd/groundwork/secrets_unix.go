//go:build unix

package main

import "os"

// openConsole opens the terminal this program belongs to.
func openConsole() (in, out *os.File, err error) {
	if in, err = os.OpenFile("/dev/tty", os.O_RDONLY, 0); err != nil {
		return nil, nil, err
	}
	if out, err = os.OpenFile("/dev/tty", os.O_WRONLY, 0); err != nil {
		_ = in.Close()
		return nil, nil, err
	}
	return in, out, nil
}
