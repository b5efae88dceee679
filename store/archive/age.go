package archive

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"

	"groundwork/store/fault"
	"groundwork/store/memory"
)

// ageIntro begins a file that age encrypted.
const ageIntro = "age-encryption.org/"

// The cost of the passphrase of an export, as a power of two: what age's own tools ask
// for, and the least there is, which is for tests.
const (
	UsualWork = 18
	LeastWork = 1
)

// maxWork bounds the cost of a passphrase that a file may ask for, as a power of two:
// twice what age's own tools take.
const maxWork = 19

// Encrypt writes an export encrypted with age to a passphrase of that cost, which must
// not be empty.
func Encrypt(to io.Writer, passphrase []byte, work int, text []byte) error {
	if err := memory.Spares(scryptMemory(work), "encrypting the export"); err != nil {
		return err
	}
	recipient, err := age.NewScryptRecipient(string(passphrase))
	if err != nil {
		return err
	}
	recipient.SetWorkFactor(work)
	w, err := age.Encrypt(to, recipient)
	if err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	return w.Close()
}

// scryptMemory is what a passphrase of a cost takes, in KiB: 2 to the power of the cost
// times 128 bytes for each of the 8 blocks that age has it work on (RFC 7914, 2).
func scryptMemory(work int) uint64 { return 1 << work }

// Encrypted reports whether age encrypted the file that holds this, also in its
// armour.
func Encrypted(data []byte) bool {
	return bytes.HasPrefix(data, []byte(ageIntro)) || armored(data)
}

func armored(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, between), []byte(armor.Header))
}

// Decrypt decrypts all of an encrypted export: one that was cut shows it only at its
// end. What age says is left out of the errors: it speaks of keys nobody here has
// heard of.
func Decrypt(data, passphrase []byte) ([]byte, error) {
	wrong := &fault.Error{Kind: fault.WrongPassphrase, Text: "that is not the passphrase of the export", Hint: "nothing was changed; try again"}
	identity, err := age.NewScryptIdentity(string(passphrase))
	if err != nil { // only where it is empty
		return nil, wrong
	}
	most := maxWork
	for most > LeastWork && memory.Spares(scryptMemory(most), "") != nil {
		most--
	}
	identity.SetMaxWorkFactor(most)
	var sealed io.Reader = bytes.NewReader(data)
	if armored(data) {
		sealed = armor.NewReader(sealed)
	}
	r, err := age.Decrypt(sealed, identity)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		wrong.Text += ", or it was encrypted without one"
		return nil, wrong
	}
	var text []byte
	if err == nil {
		text, err = io.ReadAll(io.LimitReader(r, MaxSize+1))
	}
	tooMuch := err != nil && strings.Contains(err.Error(), "work factor")
	if tooMuch && most < UsualWork {
		return nil, &fault.Error{Kind: fault.NoMemory, Text: "checking the passphrase of this export takes more memory than there is",
			Hint: "nothing was changed; close other programs, then try again"}
	}
	if tooMuch {
		return nil, &fault.Error{Kind: fault.NotExport, Text: "checking the passphrase of this export would take more memory and time than any tool asks for",
			Hint: "nothing was changed; decrypt it with age itself, if you trust where it came from"}
	}
	if err != nil {
		clear(text)
		return nil, &fault.Error{Kind: fault.NotExport, Text: "the export is damaged or cut off",
			Hint: "nothing was changed; copy the file once more from where it came"}
	}
	return text, nil
}
