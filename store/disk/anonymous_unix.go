//go:build unix && !linux

package disk

import "os"

// Anonymous makes a file that has no name, with the data in it. The data may lie on the
// disk, so it must be sealed.
func Anonymous(data []byte) (*os.File, error) {
	f, err := os.CreateTemp("", "groundwork-")
	if err != nil {
		return nil, err
	}
	err = os.Remove(f.Name()) // before anything is in it
	if err == nil {
		_, err = f.Write(data)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}
