package record

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

// sameEntry holds that what is read quickly reads the same as by the library.
func sameEntry(t *testing.T, text []byte) (quickly bool) {
	t.Helper()
	r, ok := quickEntry(text)
	if !ok {
		return false
	}
	want, err := decode[wireEntry](text)
	if err != nil || !reflect.DeepEqual(r, want) {
		t.Fatalf("%s\nreads quickly as %#v,\nand usually as %#v, %v", text, r, want, err)
	}
	return true
}

// fullEntry has everything an entry can have.
func fullEntry() content.Entry {
	zone := time.FixedZone("", 3600)
	return content.Entry{
		Stamp: content.Stamp{Written: time.Date(2026, 3, 1, 21, 15, 3, 250e6, zone), Wording: "What happened?", Language: "en", Book: "1", Private: true},
		Rest:  content.Rest{Rested: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC), Woken: time.Date(2026, 3, 2, 0, 0, 0, 5e8, time.UTC)},
		Track: content.Hurt, Question: "daily", Pass: 2, ID: "0123456789abcdef", Order: "a0", On: time.Date(2026, 3, 1, 0, 0, 0, 0, zone),
		Cells: map[string]string{"what": "Ünï \"said\"\n\tand 漢字 / \\ ", "good-thing": "", "": "x"},
	}
}

// TestQuickEntry holds that what the program writes is read quickly, and what is written
// in any other way as the library reads it.
func TestQuickEntry(t *testing.T) {
	full := fullEntry()
	bare := content.Entry{Track: content.Hurt, Question: "daily", ID: "0a"}
	for _, e := range []content.Entry{full, bare, {Track: content.Hurt, Question: "daily", ID: "0a", Cells: map[string]string{"a": "b"}}} {
		text, err := Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		if !sameEntry(t, text) {
			t.Errorf("%s is not read quickly", text)
		}
		for i := range text { // what is wrong anywhere
			for _, c := range []string{"", " ", `"`, `\`, "{", ",", "\x00", "\n", "\xff", "0", "/"} {
				sameEntry(t, []byte(string(text[:i])+c+string(text[i:])))
				sameEntry(t, []byte(string(text[:i])+c+string(text[i+1:])))
			}
			sameEntry(t, text[:i])
		}
	}
	const begin = `{"record":"entry","track":"hurt","id":"daily"`
	for _, rest := range []string{
		`,"cells":{}`, `,"cells":{"a":"b","a":"c"}`, `,"cells":null`, `,"cells":{"a":1}`, `,"cells":{"a":"\u0041"}`, `,"cells":{"\n":"b","\n":"c"}`,
		`,"pass":01`, `,"pass":-0`, `,"pass":1.0`, `,"pass":99999999999999999999`, `,"pass":-7`, `,"private":false`, `,"entry":"a","entry":"b"`,
		`,"id":"again"`, `,"new":{"x":1}`, `,"order":"b","entry":"a"`, `,"on":"2026-13-01T00:00:00.000Z"`, `,"written":"yesterday"`, `,"offset":2000`,
		`,"on":"2026-03-01T00:00:00.000Z","on_offset":-90`,
	} {
		sameEntry(t, []byte(begin+rest+"}"))
	}
	if long := `,"cells":{"a":"` + strings.Repeat("é", 100) + "\x01" + `"}`; sameEntry(t, []byte(begin+long+"}")) {
		t.Error("a control within a string is read")
	}
}

// FuzzQuickEntry is the same for anything.
func FuzzQuickEntry(f *testing.F) {
	text, err := Encode(fullEntry())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"record":"entry","track":"hurt","id":"daily","cells":{"a":"b\n"}}`))
	f.Fuzz(func(t *testing.T, text []byte) { sameEntry(t, text) })
}
