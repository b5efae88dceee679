//go:build unix

package main

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// left is the answer of a case of keys that end the program.
const left = "LEFT"

// keyCase is a line of testdata/keys.tsv: what a terminal sends, with pauses, and
// what the answer then holds.
type keyCase struct {
	name, sent, want string
}

func keyCases(t *testing.T) []keyCase {
	t.Helper()
	text, err := os.ReadFile("testdata/keys.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var list []keyCase
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			t.Fatalf("not a name, what is sent and what is wanted: %q", line)
		}
		list = append(list, keyCase{fields[0], unquoted(t, fields[1]), unquoted(t, fields[2])})
	}
	return list
}

func unquoted(t *testing.T, s string) string {
	t.Helper()
	text, err := strconv.Unquote(`"` + s + `"`)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return text
}

// send types a text in which ~120~ is a pause of 120 ms.
func (p *person) send(text string) {
	p.t.Helper()
	pauses := regexp.MustCompile(`~(\d+)~`)
	for at := pauses.FindStringSubmatchIndex(text); at != nil; at = pauses.FindStringSubmatchIndex(text) {
		p.Type(text[:at[0]])
		ms, _ := strconv.Atoi(text[at[2]:at[3]])
		<-time.After(time.Duration(ms) * time.Millisecond)
		text = text[at[1]:]
	}
	p.Type(text)
}

// TestKeys types what terminals send for keys of all sorts, in layouts of all
// sorts, whole and cut, and looks at what the file holds.
func TestKeys(t *testing.T) {
	t.Parallel()
	for _, c := range someOf(keyCases(t), 4) {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 80, 24)
			p.atText()
			p.send(c.sent)
			if c.want == left {
				p.Ends(exit.Done)
				return
			}
			p.Leave()
			p.wants(content.Hurt, "happened", c.want)
		})
	}
}

// TestAnswersAfterLeaving leaves before the terminal has answered what it was asked
// at the start: nothing of the answers is left for the shell.
func TestAnswersAfterLeaving(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.lag = 150 * time.Millisecond
	p.wrap = []string{"/bin/sh", "-c", `"$@"; echo "ended with $?"; exec cat`, "sh"}
	p.atText()
	p.Press("ctrl+q")
	p.See("ended with 0")
	p.Type("echoed\n")
	p.See("echoed echoed")
	if want := "ended with 0 echoed echoed"; plain(p.Screen()) != want {
		t.Errorf("the shell sees more than %q:\n%s", want, p.Screen())
	}
	<-time.After(2 * p.lag)
	if want := "ended with 0 echoed echoed"; plain(p.Screen()) != want {
		t.Errorf("the shell sees more than %q later:\n%s", want, p.Screen())
	}
}
