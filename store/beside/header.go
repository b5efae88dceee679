package beside

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/pages"
	"groundwork/store/rescue"
	"groundwork/store/seal"
)

// HeadOf reads the header of a workbook, a copy of one or a rescue file, whatever
// key it is sealed with. bbolt doesn't see the file.
func HeadOf(path string) (*seal.Header, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|disk.NoFollow, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return HeadIn(f)
}

// HeadIn is HeadOf of an open file. In one that lost its end, or a page, the header
// is looked for: its checksum proves it.
func HeadIn(f *os.File) (*seal.Header, error) {
	start := make([]byte, len(rescue.Magic)+5+seal.MaxHeader)
	n, err := f.ReadAt(start, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.HasPrefix(start[:n], []byte(rescue.Magic)) {
		head, _, err := rescue.Split(start[:n])
		return head, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() == 0 {
		return nil, fs.ErrInvalid
	}
	var head *seal.Header
	err = pages.Mapped(f, info.Size(), func(data []byte) error {
		stored, err := pages.Find(data, buckets.Head, buckets.HeaderName)
		if err == nil {
			head, err = seal.DecodeHeader(stored)
		}
		if err != nil && pages.Bolt(data) {
			if found := seal.FindHeader(data); found != nil {
				head, err = found, nil
			}
		}
		return err
	})
	return head, err
}
