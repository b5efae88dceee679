package papertest

import (
	"strings"
	"testing"
	"testing/fstest"

	"groundwork/content"
	"groundwork/content/load"
)

// careful is a chapter with everything that has a form of its own on paper.
const careful = `---
id: c
title: Before you begin
about: About.
minutes: 1
---
# Is it safe? {#safe}
For both.

~~~when medium: screen
Press **ctrl+g** on any page. It is saved on this computer.
~~~
~~~when medium: paper
The last page has numbers to call.
~~~
~~~ask
id: gate
kind: gate
label: Two questions. Your answers are kept nowhere.
parts:
  - {id: afraid, label: "Are you afraid of {them}?", options: [{id: "no", label: "No"}, {id: "yes", label: "Yes, or some of it", route: solo}]}
  - {id: feared, label: "Might {them} be afraid of you?", options: [{id: "no", label: "No"}, {id: "yes", label: "Yes, or some of it", route: no-contact}]}
~~~
~~~help-lines
~~~
~~~help-lines
for: hurt
show-if: {route: solo}
~~~
~~~when route: solo
You need not tell anybody.
~~~
~~~when {route: solo, medium: paper}
- You can stop at any line.
- You can burn this.
~~~
~~~when {route: solo, medium: screen}
The key for help is ctrl+g.
~~~
~~~when route: only-no-contact
Stay away, if you were asked to.
~~~
~~~when route: both
A line can help to tell the two apart.
~~~
~~~when route: [solo, no-contact]
Anything that asks is kept for later.
~~~
~~~to-track
track: other
label: Open the other track
show-if: {route: solo}
~~~

# Heavy {#heavy set-aside=both}
This page goes into it.

~~~before
~~~
~~~ask
id: safe-with
kind: scale
series: ratings
private: true
label: How safe do you feel with {them}?
hint: Safe in body and in mind.
low: not at all
high: completely
~~~
~~~ask
id: trust
kind: scale
series: ratings
label: How much do you trust {them}?
low: not at all
high: completely
wording:
  - {show-if: {route: solo}, label: "Whom else do you trust?"}
~~~
~~~ask
id: lean
kind: choice
private: true
label: Which way do you lean?
options:
  - {id: stay, label: Toward staying}
  - {id: go, label: Toward leaving}
~~~
~~~ask
id: limits
kind: grid
private: true
label: What is crossed?
rows: [{id: body, label: Body}, {id: sex, label: Sex}]
options: [{id: never, label: Never}, {id: often, label: Often}]
~~~
~~~ask
id: where
kind: rows
private: true
label: Who could help?
columns: [{id: who, label: Who, kind: line}, {id: how, label: How, kind: line}]
~~~
~~~ask
id: known
kind: choice
label: Who knows?
options:
  - {id: nobody, label: Nobody}
  - {id: line, label: A line I called, show-if: {route: solo}}
~~~
~~~ask
id: alone
kind: line
label: What I do by myself
show-if: {route: solo}
~~~
~~~help-lines
for: hurt
~~~
~~~recall
from: [lean, known]
~~~
~~~plan
id: plan
title: My plan
sections:
  - {title: Who knows, from: known}
  - {title: Who could help, from: where}
~~~
~~~after
~~~

# Again {#again}
The same once more.

~~~ratings
series: ratings
~~~
`

// CarefulBook returns a book of that chapter, and of another track.
func CarefulBook(t testing.TB) *content.Book {
	t.Helper()
	b, err := load.Book(fstest.MapFS{
		"book.yaml": {Data: []byte(`title: B
language: en
version: "1"
tracks:
  - {id: hurt, title: Track, about: About.}
  - {id: other, title: Other track, about: About.}
before:
  label: How stirred up are you right now?
  low: calm
  high: as much as I can be
  replies: [{from: 0, to: 10, say: "Press ctrl+g."}]
after:
  label: And now, compared with before?
  options:
    - {id: lighter, label: Lighter}
    - {id: same, label: About the same}
    - {id: heavier, label: Heavier, reply: "You can settle, or stop here."}
`)},
		"hurt/1-c.md":  {Data: []byte(strings.ReplaceAll(careful, "~~~", "```"))},
		"other/1-d.md": {Data: []byte("---\nid: d\ntitle: D\nabout: A.\nminutes: 1\n---\n# D {#d}\nOther words.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}
