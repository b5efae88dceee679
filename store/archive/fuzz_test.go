package archive

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"groundwork/store/record"
)

// FuzzImport: what is admitted is written as an export that reads the same, and no
// file ends the program.
func FuzzImport(f *testing.F) {
	f.Add([]byte(exportWith(`{"record":"visit","track":"hurt","id":"p","passed":true,"mood":{"b":1,"a":2}},{"record":"dream","id":"d1","deep":[1,2.50,null]}`, `{"record":"version","saved":"2026-03-01T20:15:03.250Z","offset":60,"why":"sitting","was":{"record":"answer","track":"hurt","id":"q","kind":"text","value":{"text":"words"}}}`)))
	f.Add([]byte(exportWith(`{"id":"n","record":"note","text":"\ud83d\ude42\u001b[2J"}`, `{"why":"cut","record":"version","was":{"record":"visit"},"saved":""}`)))
	f.Add([]byte(`{"groundwork":"export","format":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		first, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, first, time.Unix(1e9, 0), AboutBook{}); err != nil {
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
			if key, err := record.DecodeKey(r.Text); err != nil || key != r.Key {
				t.Fatalf("%s: stored as another record", r.Text)
			}
		}
		for _, v := range first.Versions {
			if key, err := record.VersionKey(v.Text); err != nil || key != v.Key {
				t.Fatalf("%s: stored as a version of another record", v.Text)
			}
		}
	})
}
