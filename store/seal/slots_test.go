package seal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"groundwork/store/memory"
)

// least is the cheapest a passphrase may be.
func least() Cost { return Cost{MinMemory, 1, 4} }

func TestSlots(t *testing.T) {
	k, err := NewKeyring()
	if err != nil {
		t.Fatal(err)
	}
	p, err := WrapWithPassphrase(Argon2id, []byte("Café au lait"), least())
	if err != nil {
		t.Fatal(err)
	}
	code := NewCode()
	r, err := WrapWithCode(code)
	if err != nil {
		t.Fatal(err)
	}
	h, err := NewHeader(k, p, r)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := h.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(stored, k.Data[:]) {
		t.Fatal("the data key lies in the header")
	}
	if h, err = DecodeHeader(stored); err != nil {
		t.Fatal(err)
	}
	if !h.SealedOff() {
		t.Error("not sealed off")
	}
	for _, typed := range []string{"Café au lait", "Cafe\u0301 au lait", FormatCode(code), strings.ToLower(FormatCode(code))} {
		got, err := h.Unlock(Argon2id, []byte(typed), SlotRecovery, SlotPassphrase)
		if err != nil || got.Data != k.Data || got.KeyID != k.KeyID {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for _, typed := range []string{"", "Cafe au lait", "café au lait", "Café au lait ", "Café au lait\n", FormatCode(NewCode())} {
		if _, err := h.Unlock(Argon2id, []byte(typed), SlotRecovery, SlotPassphrase); !errors.Is(err, ErrWrong) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, err := h.Unlock(Argon2id, []byte(FormatCode(code)), SlotPassphrase); !errors.Is(err, ErrWrong) {
		t.Errorf("the code as a passphrase: %v", err)
	}
	// A slot taken to another file, key or kind opens nothing.
	for name, change := range map[string]func(*Header){
		"file":     func(h *Header) { h.ID[0] ^= 1 },
		"key":      func(h *Header) { h.KeyID[0] ^= 1 },
		"salt":     func(h *Header) { h.Slots[0].Salt[0] ^= 1 },
		"lane":     func(h *Header) { h.Slots[0].Lanes-- },
		"key bits": func(h *Header) { h.Slots[0].Wrapped[30] ^= 1 },
	} {
		h, err := DecodeHeader(bytes.Clone(stored))
		if err != nil {
			t.Fatal(err)
		}
		change(h)
		if _, err := h.Unlock(Argon2id, []byte("Café au lait"), SlotPassphrase); !errors.Is(err, ErrWrong) {
			t.Errorf("%s changed: %v", name, err)
		}
	}
}

func TestSlotBounds(t *testing.T) {
	p, err := WrapWithPassphrase(Argon2id, []byte("x"), least())
	if err != nil {
		t.Fatal(err)
	}
	k, _ := NewKeyring()
	good, err := p.wrap(k)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what   string
		change func(*Slot)
		ok     bool
	}{
		{"nothing", func(*Slot) {}, true},
		{"most memory", func(s *Slot) { s.Memory = 1 << 20 }, true},
		{"too much memory", func(s *Slot) { s.Memory = 1<<20 + 1 }, false},
		{"too little memory", func(s *Slot) { s.Memory = 64<<10 - 1 }, false},
		{"no time", func(s *Slot) { s.Time = 0 }, false},
		{"too much time", func(s *Slot) { s.Time = 17 }, false},
		{"no lanes", func(s *Slot) { s.Lanes = 0 }, false},
		{"too many lanes", func(s *Slot) { s.Lanes = 65 }, false},
		{"another function", func(s *Slot) { s.KDF = "argon2i" }, false},
		{"short salt", func(s *Slot) { s.Salt = s.Salt[:15] }, false},
		{"long salt", func(s *Slot) { s.Salt = make([]byte, 65) }, false},
		{"short key", func(s *Slot) { s.Wrapped = s.Wrapped[:71] }, false},
		{"no key", func(s *Slot) { s.Wrapped = nil }, false},
	} {
		s := good
		c.change(&s)
		data, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var back Slot
		if err := json.Unmarshal(data, &back); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestUsualCost(t *testing.T) {
	c := UsualCost()
	if c.Time != 3 || c.Lanes != 4 || c.Memory > 256<<10 || c.Memory < 64<<10 {
		t.Errorf("%+v", c)
	}
	if free, known := memory.Free(); known && free > 1<<20 && c.Memory != 256<<10 {
		t.Errorf("%d KiB are free, and %d are used", free, c.Memory)
	}
}

func TestRecoveryCode(t *testing.T) {
	for range 200 {
		code := NewCode()
		text := FormatCode(code)
		if len(text) != 34 || strings.Count(text, "-") != 6 {
			t.Fatalf("%q", text)
		}
		sloppy := strings.NewReplacer("0", "o", "1", "l", "-", " ").Replace(text)
		for _, typed := range []string{text, strings.ToLower(text), sloppy, strings.ReplaceAll(text, "-", "")} {
			got, looks := ParseCode(typed)
			if !looks || !bytes.Equal(got, code) {
				t.Fatalf("%q is read as %x, want %x", typed, got, code)
			}
		}
	}
	// One wrong letter, or two that changed places, is noticed nearly always.
	code := NewCode()
	letters := strings.ReplaceAll(FormatCode(code), "-", "")
	missed, tried := 0, 0
	for i := range letters {
		for _, l := range alphabet {
			if byte(l) == letters[i] {
				continue
			}
			tried++
			if got, looks := ParseCode(letters[:i] + string(l) + letters[i+1:]); !looks || got != nil {
				missed++
			}
		}
	}
	if missed > 5 {
		t.Errorf("%d of %d slips were not noticed", missed, tried)
	}
	for _, typed := range []string{"", "short", strings.Repeat("7", 27), strings.Repeat("7", 29), strings.Repeat("u", 28), strings.Repeat("-", 5000)} {
		if _, looks := ParseCode(typed); looks {
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
	k, err := NewKeyring()
	if err != nil {
		f.Fatal(err)
	}
	r, err := WrapWithCode(make([]byte, codeBytes))
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
	f.Add(data, FormatCode(make([]byte, codeBytes)))
	f.Add([]byte(`{"kind":"passphrase","kdf":"argon2id","memory":4294967295,"time":1,"lanes":1}`), "x")
	f.Add([]byte(fmt.Sprintf(`{"kind":"passphrase","kdf":"argon2id","memory":65536,"time":1,"lanes":1,"salt":"%s","wrapped":"%s"}`,
		strings.Repeat("A", 24), strings.Repeat("A", 96))), "x")
	h, _ := NewHeader(k)
	f.Fuzz(func(t *testing.T, data []byte, typed string) {
		var s Slot
		if json.Unmarshal(data, &s) != nil {
			return
		}
		once, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var again Slot
		if err := json.Unmarshal(once, &again); err != nil || again.Kind != s.Kind {
			t.Fatalf("%s became %s: %v", data, once, err)
		}
		if s.Kind == SlotPassphrase && (s.Memory > MaxMemory || s.Memory < MinMemory || s.Time > maxArgonTime || s.Lanes > maxArgonLanes || s.Lanes == 0) {
			t.Fatalf("%s: out of bounds", data)
		}
		if s.Kind == SlotPassphrase && (s.Memory > MinMemory || s.Time > 1) {
			return // it would only take long
		}
		h := &Header{ID: h.ID, KeyID: h.KeyID, Slots: []Slot{s}}
		got, err := h.Unlock(Argon2id, []byte(typed), SlotRecovery, SlotPassphrase)
		if err == nil && got.Data != k.Data {
			t.Fatalf("%s opens another key", data)
		}
	})
}
