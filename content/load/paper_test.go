package load

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"groundwork/content"
)

// onBoth is a chapter that names keys and settings wherever a chapter can.
const onBoth = front + `# Page {#page}
You can say **press** freely: nobody
presses you. A bond can be saved.

Words go on this
computer. See *Settings*, or
press **ctrl+g**.

~~~when medium: screen
Press ctrl+g. It is saved on this computer, in Settings.
~~~
~~~when {route: solo, medium: paper}
> Nothing is shown on the
> screen.
~~~
~~~ask
id: a
kind: choice
label: Which key?
hint: Your words are saved.
options:
  - {id: b, label: Leave with Esc, reply: "ctrl+g helps, from Home."}
notice: []
~~~
~~~why
A passphrase helps. (groundwork passphrase)
~~~
~~~ask
id: s
kind: scale
label: How much?
low: from Home
high: any key away
replies:
  - {from: 0, to: 10, say: "Press ctrl+g."}
~~~
`

func TestCheckPaper(t *testing.T) {
	text := strings.ReplaceAll(strings.Replace(onBoth, "notice: []\n", "", 1), "~~~", "```")
	files := fstest.MapFS{
		"book.yaml": {Data: []byte(smallBook + `before:
  label: How stirred up?
  low: calm
  high: not
  replies:
    - {from: 0, to: 10, say: "Press ctrl+g."}
after:
  label: And now? ctrl+s
  options:
    - {id: lighter, label: Lighter, reply: Esc leads back.}
    - {id: same, label: Same}
    - {id: heavier, label: Heavier, reply: Press ctrl+g.}
`)},
		"hurt/1.md": {Data: []byte(text)},
	}
	book, err := Book(files)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range CheckPaper(files, book) {
		where, what, _ := strings.Cut(m.Error(), ": ")
		what, _, _ = strings.Cut(what, " would")
		got = append(got, where+" "+what)
	}
	want := strings.Join([]string{
		"book.yaml:13 “ctrl+s”", "book.yaml:17 “Press”", "book.yaml:17 “ctrl+g”",
		"hurt/1.md:8 “press”", "hurt/1.md:11 “this computer”", "hurt/1.md:12 “Settings”", "hurt/1.md:13 “press”", "hurt/1.md:13 “ctrl+g”",
		"hurt/1.md:19 “the screen”",
		"hurt/1.md:26 “are saved”", "hurt/1.md:28 “Esc”",
		"hurt/1.md:31 “passphrase”", "hurt/1.md:31 “groundwork passphrase”",
		"hurt/1.md:37 “from Home”", "hurt/1.md:38 “any key away”",
	}, "\n")
	if all := strings.Join(got, "\n"); all != want {
		t.Errorf("got\n%s\nwant\n%s", all, want)
	}
}

// TestBuiltinOnPaper holds the book in the program to the same.
func TestBuiltinOnPaper(t *testing.T) {
	dir, err := fs.Sub(content.Files(), "en")
	if err != nil {
		t.Fatal(err)
	}
	book, err := Book(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range CheckPaper(dir, book) {
		t.Error(m)
	}
}
