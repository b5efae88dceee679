package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"time"

	"github.com/go-json-experiment/json"

	"groundwork/content"
)

// Losses is the kind of the one record that says what was found not to be as it was
// saved. It is the store's own and no part of a workbook.
const Losses content.RecordKind = "losses"

// LossKind says what was found.
type LossKind string

// What can be found.
const (
	LossDamaged  LossKind = "damaged"  // a record does not open
	LossVersion  LossKind = "version"  // an earlier version does not open
	LossNewer    LossKind = "newer"    // a newer version of the program wrote a record
	LossMissing  LossKind = "missing"  // records were gone
	LossAdded    LossKind = "added"    // there were records that no save left
	LossOlder    LossKind = "older"    // a record was older than the last save left it
	LossManifest LossKind = "manifest" // it couldn't be told what belongs there
	LossNewest   LossKind = "newest"   // the newest page was damaged
	LossErased   LossKind = "erased"   // the person erased a record: nothing is lost, and another copy must not bring it back
)

// Loss is something that was found.
type Loss struct {
	Kind   LossKind
	Found  time.Time
	Key    content.Key // of the record, where it is known
	Name   []byte      // of the value, where it is one; of what was erased, see [Erased]
	Count  int         // how many, where they can't be told apart
	X      []byte      // what the manifest's sum lacked, where something did
	Closed bool        // the person has been told, and wants to hear no more of it
}

type wireLosses struct {
	Record content.RecordKind `json:"record"`
	Found  []wireLoss         `json:"found"`
}

type wireLoss struct {
	What   LossKind `json:"what"`
	On     string   `json:"on"`
	Of     *wireKey `json:"of,omitzero"`
	Name   string   `json:"name,omitempty"`
	Count  int      `json:"count,omitzero"`
	X      string   `json:"x,omitempty"`
	Closed bool     `json:"closed,omitzero"`
}

// EncodeLosses makes the JSON of the record of losses.
func EncodeLosses(list []Loss) ([]byte, error) {
	w := wireLosses{Record: Losses, Found: []wireLoss{}}
	for _, l := range list {
		on, _, err := FormatTime(l.Found)
		if err != nil {
			return nil, err
		}
		x := wireLoss{What: l.Kind, On: on, Name: hex.EncodeToString(l.Name), Count: l.Count, X: hex.EncodeToString(l.X), Closed: l.Closed}
		if l.Key.Kind != "" {
			key, err := toWireKey(l.Key)
			if err != nil {
				return nil, err
			}
			x.Of = &key
		}
		w.Found = append(w.Found, x)
	}
	return marshal(w)
}

// DecodeLosses reads the record of losses.
func DecodeLosses(text []byte) (list []Loss, err error) {
	var w wireLosses
	if json.Unmarshal(text, &w) != nil || w.Record != Losses {
		return nil, errRecord
	}
	for _, x := range w.Found {
		l := Loss{Kind: x.What, Count: x.Count, Closed: x.Closed}
		if l.Found, err = parseTime(x.On, 0); err != nil {
			return nil, err
		}
		if l.Name, err = hex.DecodeString(x.Name); err != nil {
			return nil, errRecord
		}
		if l.X, err = hex.DecodeString(x.X); err != nil {
			return nil, errRecord
		}
		if x.Of != nil {
			if l.Key, err = x.Of.key(); err != nil {
				return nil, err
			}
		}
		list = append(list, l)
	}
	return list, nil
}

// LossesKey is the key of the one record that says what was found.
func LossesKey() content.Key { return content.Key{Kind: Losses} }

// SameValue reports whether a loss is that of a value that is known already.
func SameValue(a, b Loss) bool {
	return a.Kind == b.Kind && (len(a.Name) > 0 && bytes.Equal(a.Name, b.Name) || a.Kind == LossNewer && a.Key == b.Key)
}

// Erased is what is kept of a record that was erased: when, and a sum by which the same
// record is known in another copy of the workbook, and which doesn't say what it was.
func Erased(file []byte, k content.Key, at time.Time) Loss {
	sum := sha256.Sum256(slices.Concat([]byte("groundwork erased 1"), file, []byte(k.String())))
	return Loss{Kind: LossErased, Found: at, Name: sum[:erasedSize], Closed: true}
}

const erasedSize = 16

// WithErased is the list after records were erased: without what names them, and with what
// is kept of each, and of those erased in another copy. nameOf gives the name of a record in the file.
func WithErased(list []Loss, file []byte, erased map[content.Key]bool, at time.Time, nameOf func(content.Key) []byte, elsewhere ...Loss) []Loss {
	names, more := map[string]bool{}, slices.Clone(elsewhere)
	for _, e := range elsewhere {
		names[string(e.Name)] = true
	}
	for k := range erased {
		e := Erased(file, k, at)
		names[string(nameOf(k))], names[string(e.Name)] = true, true
		more = append(more, e)
	}
	list = slices.DeleteFunc(slices.Clone(list), func(l Loss) bool { return erased[l.Key] || names[string(l.Name)] })
	sort.Slice(more, func(i, j int) bool { return bytes.Compare(more[i].Name, more[j].Name) < 0 })
	return append(list, more...)
}
