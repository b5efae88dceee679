package seal

import (
	"bytes"
	"errors"
	"slices"

	"github.com/go-json-experiment/json"
)

// ErrManifest is returned for a manifest that can't be read.
var ErrManifest = errors.New("the manifest is damaged")

// Manifest sums up what is in the file, so that a record that was lost, added
// or put back from an older copy is noticed.
type Manifest struct {
	Revision uint64 `json:"revision"` // goes up by one with each save
	Count    uint64 `json:"count"`    // records and versions together
	X        Hex    `json:"x"`        // the XOR of their members
	Retired  []Hex  `json:"retired"`  // ids of data keys no longer in use

	Head  Hex      `json:"head,omitempty"`  // the digest of the header; none in format 1
	Slots []string `json:"slots,omitempty"` // its summary
	Taken []Hex    `json:"taken,omitempty"` // rescue files that were taken in

	// Clearing is there where a new key was made and what the old one opens may not all be
	// gone: the names of what restores put aside that may go too.
	Clearing []string `json:"clearing,omitzero"`
}

// takenKept is how many rescue files a manifest remembers, and takenSize what of the
// checksum of each.
const (
	takenKept = 256
	takenSize = 8
)

// Take remembers a rescue file by its checksum.
func (m *Manifest) Take(sum []byte) {
	if !m.HasTaken(sum) {
		m.Taken = append(slices.Clone(m.Taken[max(0, len(m.Taken)+1-takenKept):]), Hex(bytes.Clone(sum[:takenSize])))
	}
}

// HasTaken reports whether a rescue file was taken in.
func (m *Manifest) HasTaken(sum []byte) bool {
	return slices.ContainsFunc(m.Taken, func(t Hex) bool { return bytes.Equal(t, sum[:takenSize]) })
}

// NewManifest returns that of a file with nothing in it.
func NewManifest() Manifest {
	return Manifest{X: make(Hex, NameSize), Retired: []Hex{}}
}

// Clone is a copy that can be changed while the transaction may still fail.
func (m Manifest) Clone() Manifest {
	m.X = slices.Clone(m.X)
	return m
}

// Toggle adds the member to X, or takes it out: XOR does both.
func (m *Manifest) Toggle(member []byte) {
	for i := range m.X {
		m.X[i] ^= member[i]
	}
}

// Encode makes the JSON of the manifest.
func (m Manifest) Encode() ([]byte, error) { return json.Marshal(m) }

// DecodeManifest reads what [Manifest.Encode] made.
func DecodeManifest(text []byte) (Manifest, error) {
	m := Manifest{}
	if err := json.Unmarshal(text, &m); err != nil || len(m.X) != NameSize {
		return NewManifest(), ErrManifest
	}
	for _, id := range m.Retired {
		if len(id) != keyIDSize {
			return NewManifest(), ErrManifest
		}
	}
	return m, nil
}
