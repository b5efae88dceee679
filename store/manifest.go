package store

import (
	"encoding/json"
	"errors"
	"slices"
)

var errManifest = errors.New("the manifest is damaged")

// manifest sums up what is in the file, so that a record that was lost, added
// or put back from an older copy is noticed.
type manifest struct {
	Revision uint64  `json:"revision"` // goes up by one with each save
	Count    uint64  `json:"count"`    // records and versions together
	X        hexed   `json:"x"`        // the XOR of their members
	Retired  []hexed `json:"retired"`  // ids of data keys no longer in use
}

func newManifest() manifest {
	return manifest{X: make(hexed, nameSize), Retired: []hexed{}}
}

// clone is a copy that can be changed while the transaction may still fail.
func (m manifest) clone() manifest {
	m.X = slices.Clone(m.X)
	return m
}

// toggle adds the member to X, or takes it out: XOR does both.
func (m *manifest) toggle(member []byte) {
	for i := range m.X {
		m.X[i] ^= member[i]
	}
}

func (m manifest) encode() ([]byte, error) { return json.Marshal(m) }

func decodeManifest(text []byte) (manifest, error) {
	m := manifest{}
	if err := json.Unmarshal(text, &m); err != nil || len(m.X) != nameSize {
		return newManifest(), errManifest
	}
	for _, id := range m.Retired {
		if len(id) != keyIDSize {
			return newManifest(), errManifest
		}
	}
	return m, nil
}
