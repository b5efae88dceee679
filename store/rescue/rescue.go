// Package rescue is the form of the files that hold what could not be saved, and what
// is to become of that.
package rescue

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"os"

	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// The beginning of a file, and the number behind it.
const (
	Magic  = "GWRESCUE"
	format = 1
)

// MaxSize is how large a file may be.
const MaxSize = 4 * record.MaxSize

// ErrDamaged is returned for a file that is not one of these, or is damaged.
var ErrDamaged = errors.New("the rescue file can't be read")

// File is a rescue file that was read.
type File struct {
	record.Rescue
	Path     string
	Fleeting bool              // it lies in the computer's memory
	Sum      [sha256.Size]byte // of the file
}

// Encode makes the whole content of a file. It carries the header, so that it can be
// read as long as the workbook could be.
func Encode(h *seal.Header, k *seal.Keyring, r record.Rescue) ([]byte, error) {
	text, err := record.EncodeRescue(r)
	if err != nil {
		return nil, err
	}
	head, err := h.Encode()
	if err != nil {
		return nil, err
	}
	value, err := k.Seal(buckets.Rescue, []byte(buckets.Rescue), text)
	if err != nil {
		return nil, err
	}
	out := append([]byte(Magic), format)
	out = binary.BigEndian.AppendUint32(out, uint32(len(head)))
	return append(append(out, head...), value...), nil
}

// Read reads a whole file, as far as it may be one.
func Read(path string) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|disk.NoFollow, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil || len(data) > MaxSize {
		return nil, ErrDamaged
	}
	return data, nil
}

// Split takes what is in a file apart: the header, and what is sealed.
func Split(data []byte) (*seal.Header, []byte, error) {
	rest, ok := bytes.CutPrefix(data, []byte(Magic))
	if !ok || len(rest) < 5 || rest[0] != format {
		return nil, nil, ErrDamaged
	}
	n := int64(binary.BigEndian.Uint32(rest[1:]))
	if rest = rest[5:]; n > seal.MaxHeader || n > int64(len(rest)) {
		return nil, nil, ErrDamaged
	}
	head, err := seal.DecodeHeader(rest[:n])
	if err != nil {
		return nil, nil, ErrDamaged
	}
	return head, rest[n:], nil
}

// Open opens the whole content of a file.
func Open(k *seal.Keyring, data []byte) (record.Rescue, error) {
	_, value, err := Split(data)
	if err != nil {
		return record.Rescue{}, err
	}
	return Unseal(k, value)
}

// Unseal opens what is sealed in a file.
func Unseal(k *seal.Keyring, value []byte) (record.Rescue, error) {
	text, err := k.Unseal(buckets.Rescue, []byte(buckets.Rescue), value)
	if err != nil {
		return record.Rescue{}, err
	}
	defer clear(text)
	return record.DecodeRescue(text)
}

// Is reports whether a file begins as a rescue file does.
func Is(path string) bool {
	f, err := os.OpenFile(path, os.O_RDONLY|disk.NoFollow, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, len(Magic))
	_, err = io.ReadFull(f, start)
	return err == nil && string(start) == Magic
}

// OrphanIn is the path a rescue file says its workbook was to have, if it had no
// file yet and no passphrase.
func OrphanIn(f *os.File) string {
	data, err := io.ReadAll(io.NewSectionReader(f, 0, MaxSize))
	if err != nil {
		return ""
	}
	head, value, err := Split(data)
	if err != nil {
		return ""
	}
	keys, err := head.Open()
	if err != nil || keys == nil {
		return ""
	}
	r, _ := Unseal(keys, value)
	return r.Orphan
}

// Same proves that a file is the one whose words were taken in.
func (r File) Same(f *os.File) bool {
	h := sha256.New()
	_, err := io.Copy(h, io.NewSectionReader(f, 0, MaxSize+1))
	return err == nil && bytes.Equal(h.Sum(nil), r.Sum[:])
}
