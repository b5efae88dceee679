package seal

import (
	"errors"

	"github.com/go-json-experiment/json"
)

var errWraps = errors.New("the wrapping keys are damaged")

// wireWraps is the JSON of the wrapping keys.
type wireWraps struct {
	Passphrase []byte `json:"passphrase,omitempty"`
	Recovery   []byte `json:"recovery,omitempty"`
}

// EncodeWraps makes the JSON of the wrapping keys.
func EncodeWraps(wraps []KeyWrap) ([]byte, error) {
	var w wireWraps
	for _, from := range wraps {
		switch from.Slot.Kind {
		case SlotPassphrase:
			w.Passphrase = from.Key
		case SlotRecovery:
			w.Recovery = from.Key
		}
	}
	return json.Marshal(w)
}

// DecodeWraps reads the wrapping keys of a header's slots. Slots of a newer version
// can't be made anew, and are left out.
func (h *Header) DecodeWraps(text []byte) ([]KeyWrap, error) {
	var w wireWraps
	if err := json.Unmarshal(text, &w); err != nil {
		return nil, errWraps
	}
	var out []KeyWrap
	for _, s := range h.Slots {
		key := w.Passphrase
		switch s.Kind {
		case SlotPassphrase:
		case SlotRecovery:
			key = w.Recovery
		default:
			continue
		}
		if len(key) != KeySize {
			return nil, errWraps
		}
		out = append(out, KeyWrap{Slot: s, Key: key})
	}
	return out, nil
}

// WipeWraps clears the wrapping keys.
func WipeWraps(wraps []KeyWrap) {
	for _, w := range wraps {
		clear(w.Key)
	}
}
