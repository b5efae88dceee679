package console

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSecretFiles reads a passphrase from files as editors and shells write them.
func TestSecretFiles(t *testing.T) {
	const want = "corréct 👩 horse"
	utf16 := func(order string) string {
		out := map[string]string{"le": "\xff\xfe", "be": "\xfe\xff"}[order]
		for _, u := range []uint16{'c', 'o', 'r', 'r', 0xe9, 'c', 't', ' ', 0xd83d, 0xdc69, ' ', 'h', 'o', 'r', 's', 'e', '\r', '\n'} {
			pair := []byte{byte(u), byte(u >> 8)}
			if order == "be" {
				pair[0], pair[1] = pair[1], pair[0]
			}
			out += string(pair)
		}
		return out
	}
	for name, c := range map[string]struct{ in, want string }{
		"as it is":       {want, want},
		"line end":       {want + "\n", want},
		"windows":        {want + "\r\n", want},
		"old mac":        {want + "\r", want},
		"several":        {want + "\r\n\r\n\n", want},
		"mark":           {"\ufeff" + want, want},
		"mark, windows":  {"\ufeff" + want + "\r\n", want},
		"utf-16":         {utf16("le"), want},
		"utf-16, big":    {utf16("be"), want},
		"blanks":         {" " + want + " \n", " " + want + " "},
		"two lines":      {want + "\nmore\n", ""},
		"two old lines":  {want + "\rmore\r", ""},
		"line before":    {"\n" + want, ""},
		"empty":          {"", ""},
		"only line ends": {"\r\n\n", ""},
		"only a mark":    {"\ufeff\r\n", ""},
		"only that mark": {"\xff\xfe", ""},
		"not utf-8":      {"caf\xe9\r\n", "caf\xe9"},
	} {
		path := filepath.Join(t.TempDir(), "secret")
		if err := os.WriteFile(path, []byte(c.in), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := ReadSecret(path)
		if string(got) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
