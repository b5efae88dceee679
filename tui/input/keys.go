package input

import (
	"bytes"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// Key is a key, or a text that was pasted.
type Key struct {
	Name   string // such as "ctrl+u", or "" of a paste
	Text   string // what it types
	Pasted bool
	Press  uv.KeyPressEvent // the key itself
}

// Keys are a terminal's keys for who asks a single question, without a program on the
// screen that reads them. No more is read of the terminal than each key takes: what
// was typed ahead is for the next question, whoever asks it. Of a paste more is read at
// once where that can be told apart, or a long one would take seconds.
type Keys struct {
	from    *Reader
	decoder uv.EventDecoder
	left    []byte
}

// NewKeys returns the keys that come through a reader.
func NewKeys(from *Reader) *Keys { return &Keys{from: from} }

// Ready waits until there is something to read, or so long, and reports whether there
// is something.
func (k *Keys) Ready(d time.Duration) bool { return len(k.left) > 0 || k.from.ready(d) }

// Pause is [Reader.Pause], also of what was read already.
func (k *Keys) Pause() (paused bool) { return k.from.Pause() && len(k.left) == 0 }

// Next waits for the next key.
func (k *Keys) Next() (Key, error) {
	for {
		for len(k.left) > 0 {
			if key, ok := k.take(); ok {
				return key, nil
			}
		}
		p := make([]byte, k.from.atOnce())
		n, err := k.from.Read(p)
		k.left = append(k.left, p[:n]...)
		clear(p)
		if err != nil && n == 0 {
			return Key{}, err
		}
	}
}

// take takes the first of what is left, and reports whether it is a key.
func (k *Keys) take() (key Key, ok bool) {
	if rest, pasted := bytes.CutPrefix(k.left, []byte(pasteBegin)); pasted {
		ticket, _, _ := bytes.Cut(rest, []byte(pasteEnd))
		text, ok := k.from.Redeem(string(ticket))
		k.drop(len(pasteBegin) + len(ticket) + len(pasteEnd))
		return Key{Text: text, Pasted: true}, ok
	}
	n, event := k.decoder.Decode(k.left)
	if press, isKey := event.(uv.KeyPressEvent); isKey {
		key, ok = Key{Name: press.Keystroke(), Text: press.Text, Press: press}, true
	}
	k.drop(max(n, 1))
	return key, ok
}

func (k *Keys) drop(n int) {
	n = min(n, len(k.left))
	rest := append([]byte(nil), k.left[n:]...)
	clear(k.left)
	k.left = rest
}
