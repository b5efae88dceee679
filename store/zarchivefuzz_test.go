package store

import (
	"bytes"
	"slices"
	"testing"
)

// FuzzImport: what is admitted is written as an export that reads the same, and no
// file ends the program.
func FuzzImport(f *testing.F) {
	f.Add([]byte(exportOf(f, rich(f))))
	f.Add([]byte(exportWith(`{"id":"n","record":"note","text":"\ud83d\ude42\u001b[2J"}`, `{"why":"cut","record":"version","was":{"record":"visit"},"saved":""}`)))
	f.Add([]byte(`{"groundwork":"export","format":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		first, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, first, clock, AboutBook{}); err != nil {
			t.Fatal(err)
		}
		second, err := Read(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatalf("%s became %s: %v", data, out.Bytes(), err)
		}
		same := func(a, b Object) bool { return a.Key == b.Key && bytes.Equal(a.Text, b.Text) }
		if !slices.EqualFunc(first.Records, second.Records, same) || !slices.EqualFunc(first.Versions, second.Versions, same) || second.Dropped > 0 {
			t.Fatalf("%s became %s", data, out.Bytes())
		}
		for _, r := range first.Records {
			if key, err := decodeKey(r.Text); err != nil || key != r.Key {
				t.Fatalf("%s: stored as another record", r.Text)
			}
		}
		for _, v := range first.Versions {
			if key, err := versionKey(v.Text); err != nil || key != v.Key {
				t.Fatalf("%s: stored as a version of another record", v.Text)
			}
		}
	})
}
