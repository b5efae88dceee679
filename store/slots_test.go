package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// least is the cheapest a passphrase may be.
func least() argonCost { return argonCost{minArgonMemory, 1, 4} }

func TestSlots(t *testing.T) {
	k, err := newKeyring()
	if err != nil {
		t.Fatal(err)
	}
	p, err := passphraseWay([]byte("Café au lait"), least())
	if err != nil {
		t.Fatal(err)
	}
	code := newCode()
	r, err := recoveryWay(code)
	if err != nil {
		t.Fatal(err)
	}
	h, err := newSealedHeader(k, []way{p, r})
	if err != nil {
		t.Fatal(err)
	}
	stored, err := h.encode()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(stored, k.data[:]) {
		t.Fatal("the data key lies in the header")
	}
	if h, err = decodeHeader(stored); err != nil {
		t.Fatal(err)
	}
	if !h.sealedOff() {
		t.Error("not sealed off")
	}
	for _, typed := range []string{"Café au lait", "Cafe\u0301 au lait", formatCode(code), strings.ToLower(formatCode(code))} {
		got, err := h.unlock([]byte(typed), slotRecovery, slotPassphrase)
		if err != nil || got.data != k.data || got.keyID != k.keyID {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for _, typed := range []string{"", "Cafe au lait", "café au lait", "Café au lait ", "Café au lait\n", formatCode(newCode())} {
		if _, err := h.unlock([]byte(typed), slotRecovery, slotPassphrase); !errors.Is(err, errWrong) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, err := h.unlock([]byte(formatCode(code)), slotPassphrase); !errors.Is(err, errWrong) {
		t.Errorf("the code as a passphrase: %v", err)
	}
	// A slot taken to another file, key or kind opens nothing.
	for name, change := range map[string]func(*header){
		"file":     func(h *header) { h.ID[0] ^= 1 },
		"key":      func(h *header) { h.KeyID[0] ^= 1 },
		"salt":     func(h *header) { h.Slots[0].Salt[0] ^= 1 },
		"lane":     func(h *header) { h.Slots[0].Lanes-- },
		"key bits": func(h *header) { h.Slots[0].Wrapped[30] ^= 1 },
	} {
		h, err := decodeHeader(bytes.Clone(stored))
		if err != nil {
			t.Fatal(err)
		}
		change(h)
		if _, err := h.unlock([]byte("Café au lait"), slotPassphrase); !errors.Is(err, errWrong) {
			t.Errorf("%s changed: %v", name, err)
		}
	}
}

func TestSlotBounds(t *testing.T) {
	p, err := passphraseWay([]byte("x"), least())
	if err != nil {
		t.Fatal(err)
	}
	k, _ := newKeyring()
	good, err := p.wrap(k)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what   string
		change func(*slot)
		ok     bool
	}{
		{"nothing", func(*slot) {}, true},
		{"most memory", func(s *slot) { s.Memory = 4 << 20 }, true},
		{"too much memory", func(s *slot) { s.Memory = 4<<20 + 1 }, false},
		{"too little memory", func(s *slot) { s.Memory = 64<<10 - 1 }, false},
		{"no time", func(s *slot) { s.Time = 0 }, false},
		{"too much time", func(s *slot) { s.Time = 65 }, false},
		{"no lanes", func(s *slot) { s.Lanes = 0 }, false},
		{"too many lanes", func(s *slot) { s.Lanes = 65 }, false},
		{"another function", func(s *slot) { s.KDF = "argon2i" }, false},
		{"short salt", func(s *slot) { s.Salt = s.Salt[:15] }, false},
		{"long salt", func(s *slot) { s.Salt = make([]byte, 65) }, false},
		{"short key", func(s *slot) { s.Wrapped = s.Wrapped[:71] }, false},
		{"no key", func(s *slot) { s.Wrapped = nil }, false},
	} {
		s := good
		c.change(&s)
		data, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var back slot
		if err := json.Unmarshal(data, &back); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestUsualCost(t *testing.T) {
	c := usualCost()
	if c.time != 3 || c.lanes != 4 || c.memory > 256<<10 || c.memory < 64<<10 {
		t.Errorf("%+v", c)
	}
	if free, known := freeMemory(); known && free > 1<<20 && c.memory != 256<<10 {
		t.Errorf("%d KiB are free, and %d are used", free, c.memory)
	}
}

func TestRecoveryCode(t *testing.T) {
	for range 200 {
		code := newCode()
		text := formatCode(code)
		if len(text) != 34 || strings.Count(text, "-") != 6 {
			t.Fatalf("%q", text)
		}
		sloppy := strings.NewReplacer("0", "o", "1", "l", "-", " ").Replace(text)
		for _, typed := range []string{text, strings.ToLower(text), sloppy, strings.ReplaceAll(text, "-", "")} {
			got, looks := parseCode(typed)
			if !looks || !bytes.Equal(got, code) {
				t.Fatalf("%q is read as %x, want %x", typed, got, code)
			}
		}
	}
	// One wrong letter, or two that changed places, is noticed nearly always.
	code := newCode()
	letters := strings.ReplaceAll(formatCode(code), "-", "")
	missed, tried := 0, 0
	for i := range letters {
		for _, l := range alphabet {
			if byte(l) == letters[i] {
				continue
			}
			tried++
			if got, looks := parseCode(letters[:i] + string(l) + letters[i+1:]); !looks || got != nil {
				missed++
			}
		}
	}
	if missed > 5 {
		t.Errorf("%d of %d slips were not noticed", missed, tried)
	}
	for _, typed := range []string{"", "short", strings.Repeat("7", 27), strings.Repeat("7", 29), strings.Repeat("u", 28), strings.Repeat("-", 5000)} {
		if _, looks := parseCode(typed); looks {
			t.Errorf("%q looks like a code", typed)
		}
	}
}

func TestNewPassphrase(t *testing.T) {
	words := strings.Fields(passphraseWords)
	seen := map[string]bool{}
	for _, w := range words {
		if seen[w] || len(w) < 3 || len(w) > 8 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q", w)
		}
		seen[w] = true
	}
	if len(seen) != 1024 || 10*wordCount < 70 {
		t.Fatalf("%d words of %d make too few bits", wordCount, len(seen))
	}
	used := map[string]bool{}
	for range 300 {
		p := strings.Fields(NewPassphrase())
		if len(p) != wordCount {
			t.Fatalf("%d words", len(p))
		}
		for _, w := range p {
			used[w] = true
		}
	}
	if len(used) < 800 { // 2,100 draws reach 892 of 1,024 on the average
		t.Errorf("only %d words are used", len(used))
	}
}

// FuzzSlot: what a header says of a slot is refused or within bounds, and no slot
// ends the program, opens by chance or changes by being read.
func FuzzSlot(f *testing.F) {
	k, err := newKeyring()
	if err != nil {
		f.Fatal(err)
	}
	r, err := recoveryWay(make([]byte, codeBytes))
	if err != nil {
		f.Fatal(err)
	}
	s, err := r.wrap(k)
	if err != nil {
		f.Fatal(err)
	}
	data, err := json.Marshal(s)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, formatCode(make([]byte, codeBytes)))
	f.Add([]byte(`{"kind":"passphrase","kdf":"argon2id","memory":4294967295,"time":1,"lanes":1}`), "x")
	f.Add([]byte(fmt.Sprintf(`{"kind":"passphrase","kdf":"argon2id","memory":65536,"time":1,"lanes":1,"salt":"%s","wrapped":"%s"}`,
		strings.Repeat("A", 24), strings.Repeat("A", 96))), "x")
	h := newHeader(k)
	f.Fuzz(func(t *testing.T, data []byte, typed string) {
		var s slot
		if json.Unmarshal(data, &s) != nil {
			return
		}
		once, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var again slot
		if err := json.Unmarshal(once, &again); err != nil || again.Kind != s.Kind {
			t.Fatalf("%s became %s: %v", data, once, err)
		}
		if s.Kind == slotPassphrase && (s.Memory > maxArgonMemory || s.Memory < minArgonMemory || s.Time > maxArgonTime || s.Lanes > maxArgonLanes || s.Lanes == 0) {
			t.Fatalf("%s: out of bounds", data)
		}
		if s.Kind == slotPassphrase && (s.Memory > minArgonMemory || s.Time > 1) {
			return // it would only take long
		}
		h := &header{ID: h.ID, KeyID: h.KeyID, Slots: []slot{s}}
		got, err := h.unlock([]byte(typed), slotRecovery, slotPassphrase)
		if err == nil && got.data != k.data {
			t.Fatalf("%s opens another key", data)
		}
	})
}
