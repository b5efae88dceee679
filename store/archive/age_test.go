package archive

import (
	"bytes"
	"errors"
	"testing"

	"groundwork/store/fault"
)

func TestAge(t *testing.T) {
	var file bytes.Buffer
	if err := Encrypt(&file, []byte("one"), []byte("words")); err != nil {
		t.Fatal(err)
	}
	data := file.Bytes()
	if !Encrypted(data) || Encrypted([]byte(`{"groundwork":"export"}`)) || bytes.Contains(data, []byte("words")) {
		t.Error("it isn't encrypted, or what isn't is taken for it")
	}
	if text, err := Decrypt(data, []byte("one")); err != nil || string(text) != "words" {
		t.Errorf("%q, %v", text, err)
	}
	for _, typed := range []string{"", "two"} {
		if _, err := Decrypt(data, []byte(typed)); !errors.Is(err, fault.WrongPassphrase) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, err := Decrypt(data[:len(data)-1], []byte("one")); !errors.Is(err, fault.NotExport) {
		t.Errorf("cut: %v", err)
	}
}
