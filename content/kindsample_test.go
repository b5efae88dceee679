package content_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	. "groundwork/content"
	"groundwork/content/sample"
)

// TestValuesComeBack wants each value back as it was kept, one of each kind among them.
func TestValuesComeBack(t *testing.T) {
	decode := func(kept any) func(any) error {
		return func(to any) error {
			text, err := json.Marshal(kept)
			return errors.Join(err, json.Unmarshal(text, to))
		}
	}
	values := []Value{Text(""), Choices{}, Grid{}, Date{}}
	for _, a := range sample.Questions(t, os.DirFS("testdata/book")) {
		switch v := sample.Of(a, 0, "a\nb").Value; {
		case v != nil:
			values = append(values, v)
		case !a.HasEntries() && a.Kind != KindGate:
			t.Errorf("a question of the kind %s has no answer in package sample", a.Kind)
		}
	}
	for _, v := range values {
		name, kept := Stored(v)
		back, err := ReadValue(name, decode(kept))
		if err != nil || fmt.Sprintf("%#v", back) != fmt.Sprintf("%#v", v) {
			t.Errorf("%#v is kept as %s %#v and comes back as %#v, %v", v, name, kept, back, err)
		}
	}
	for name, kept := range map[string]any{"colour": "red", "date": "28 November", "text": 5, "rating": "5", "grid": []string{"a"}} {
		if v, err := ReadValue(name, decode(kept)); err == nil {
			t.Errorf("%s %v is %#v", name, kept, v)
		}
	}
	if _, kept := Stored(Date{Year: 10000}); kept != nil {
		t.Errorf("the year 10000 is kept as %v", kept)
	}
}

// TestKindsAreDescribed wants each kind in the description of the chapters, and each type of
// value in that of the file.
func TestKindsAreDescribed(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	chapters, file := read("FORMAT.md"), read("../store/FORMAT.md")
	_, kinds, ok := strings.Cut(chapters, "\nKinds: ")
	kinds, _, _ = strings.Cut(kinds, "\n\n")
	answer := regexp.MustCompile("(?m)^\\| `answer` .*$").FindString(file)
	if !ok || answer == "" {
		t.Fatal("the descriptions are not as they were")
	}
	for k, a := range sample.Questions(t, os.DirFS("testdata/book")) {
		if !strings.Contains(kinds, "`"+string(k)+"` ") {
			t.Errorf("FORMAT.md doesn't say what the kind %s is: behind \"Kinds:\"", k)
		}
		if v := sample.Of(a, 0, "words").Value; v != nil {
			if name, _ := Stored(v); !strings.Contains(answer, "`"+name+"` (") {
				t.Errorf("store/FORMAT.md doesn't say how a %s is kept: in the line of an answer", name)
			}
		}
	}
}
