package seal

import (
	"bytes"
	"testing"
)

func TestPadding(t *testing.T) {
	for n, want := range map[int]int{
		0: 256, 252: 256, 253: 512, 508: 512, 509: 1024, 8188: 8192, 8189: 16384, 16380: 16384, 16381: 32768, 1 << 20: 1<<20 + 16384,
	} {
		if got := paddedSize(n); got != want {
			t.Errorf("%d bytes are padded to %d, want %d", n, got, want)
		}
	}
}

func TestUnseal(t *testing.T) {
	k, err := NewKeyring()
	if err != nil {
		t.Fatal(err)
	}
	name := []byte("name")
	value, err := k.Seal("records", name, []byte("words"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := k.Unseal("records", name, value); err != nil || string(got) != "words" {
		t.Fatalf("%q, %v", got, err)
	}
	other, err := RestoreKeyring(make([]byte, idSize), k.KeyID[:], k.Data[:]) // the same key in another file
	if err != nil {
		t.Fatal(err)
	}
	for i := range value {
		value[i] ^= 1
		if _, err := k.Unseal("records", name, value); err == nil {
			t.Fatalf("opens with byte %d changed", i)
		}
		value[i] ^= 1
	}
	for i := range value {
		if _, err := k.Unseal("records", name, value[:i]); err == nil {
			t.Fatalf("opens cut to %d bytes", i)
		}
	}
	_, err1 := k.Unseal("versions", name, value)
	_, err2 := k.Unseal("records", []byte("nama"), value)
	_, err3 := other.Unseal("records", name, value)
	if err1 == nil || err2 == nil || err3 == nil {
		t.Error("opens in another place")
	}
	again, _ := k.Seal("records", name, []byte("words"))
	if string(again) == string(value) {
		t.Error("the same words are sealed the same way twice")
	}
}

func TestWipe(t *testing.T) {
	k, err := NewKeyring()
	if err != nil {
		t.Fatal(err)
	}
	k.Wipe()
	if k.Data != [KeySize]byte{} || k.aead != nil || len(bytes.Trim(k.name, "\x00"))+len(bytes.Trim(k.set, "\x00")) > 0 {
		t.Error("the keys are still there")
	}
}

// TestOddPadding: what was sealed rightly and padded otherwise doesn't open: there is one
// way to seal a text, so that two workbooks with the same words have the same size.
func TestOddPadding(t *testing.T) {
	k, err := NewKeyring()
	if err != nil {
		t.Fatal(err)
	}
	name := []byte("name")
	for _, size := range []int{padSmallest, 2 * padSmallest, 3 * padSmallest} {
		plain := make([]byte, size)
		plain[lengthSize-1] = 5
		copy(plain[lengthSize:], "words")
		got, err := k.Unseal("records", name, sealPlain(k, "records", name, plain))
		if opens := size == padSmallest; (err == nil) != opens || opens && string(got) != "words" {
			t.Errorf("padded to %d: %q, %v", size, got, err)
		}
	}
}

// sealPlain seals a text with its length and padding as it is, with the right keys and for
// the right place.
func sealPlain(k *Keyring, bucket string, name, plain []byte) []byte {
	head := make([]byte, 1+nonceSize)
	head[0] = sealVersion
	return k.aead.Seal(head, head[1:], plain, k.associated(nil, bucket, name))
}
