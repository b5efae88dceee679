package input

import (
	"bytes"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const pasteBegin, pasteEnd = "\x1b[200~", "\x1b[201~"

// pasteStale is how long a paste has to stand still for a key to end it.
const pasteStale = 2 * time.Second

// pastePiece is the most that [Reader.Pending] returns in one piece.
const pastePiece = 1 << 20

// paste is the paste under way, and those that were handed on.
type paste struct {
	pasting bool
	text    []byte
	looked  int // how far its end was looked for
	issued  int
	waiting []ticket
}

// ticket stands for a text.
type ticket struct {
	number int
	text   string
}

// goOn takes what comes within a paste, and returns what comes after it. A paste
// that stands still is ended by a key that no paste holds: its own end was lost,
// and without this all keys would be too.
func (s *stream) goOn(in []byte, stale bool) []byte {
	s.paste.text = append(s.paste.text, in...)
	for {
		i := bytes.IndexByte(s.paste.text[s.looked:], esc)
		if i < 0 {
			s.looked = len(s.paste.text)
			break
		}
		s.looked += i
		rest := s.paste.text[s.looked:]
		if bytes.HasPrefix(rest, []byte(pasteEnd)) {
			s.issue(s.paste.text[:s.looked])
			return rest[len(pasteEnd):]
		}
		n, v := scan(rest)
		if v == partial {
			break
		}
		if v == complete && answer(rest[:n]) { // which may be in the midst of the end
			s.sequence(rest[:n])
			s.paste.text = append(s.paste.text[:s.looked], rest[n:]...)
			s.looked = max(s.looked-len(pasteEnd), 0)
			continue
		}
		s.looked++
	}
	if stale && in[0] < ' ' && in[0] != '\t' && in[0] != '\n' && in[0] != '\r' {
		s.issue(withoutEnd(s.paste.text[:len(s.paste.text)-len(in)]))
		return in
	}
	return nil
}

// issue hands on a ticket for a text that was pasted.
func (s *stream) issue(text []byte) {
	s.pasting = false
	s.paste.text, s.looked = nil, 0
	if len(text) == 0 {
		return
	}
	s.issued++
	s.waiting = append(s.waiting, ticket{s.issued, lines(text)})
	s.out = append(s.out, pasteBegin+strconv.Itoa(s.issued)+pasteEnd...)
}

// withoutEnd returns a text without the beginning of a paste's end.
func withoutEnd(text []byte) []byte {
	for n := len(pasteEnd) - 1; n > 0; n-- {
		if bytes.HasSuffix(text, []byte(pasteEnd[:n])) {
			return text[:len(text)-n]
		}
	}
	return text
}

// lines returns a text in which vertical tabs, form feeds and next lines, which
// word processors put between paragraphs, are the line ends that they stand for.
// Answers of the terminal that were cut are left out; those that are whole are left
// to whoever cleans the text.
func lines(text []byte) string {
	text = withoutHalves(text)
	if bytes.IndexByte(text, '\v') < 0 && bytes.IndexByte(text, '\f') < 0 && !bytes.Contains(text, []byte("\u0085")) {
		return string(text)
	}
	return strings.NewReplacer("\v", "\n", "\f", "\n", "\u0085", "\n").Replace(string(text))
}

// withoutHalves returns a text without the beginnings of sequences that have no
// end. Only what can be nothing else goes with the escape.
func withoutHalves(text []byte) []byte {
	i := bytes.IndexByte(text, esc)
	if i < 0 {
		return text
	}
	out := bytes.Clone(text[:i])
	for rest := text[i:]; len(rest) > 0; {
		if n := bytes.IndexByte(rest, esc); n != 0 {
			if n < 0 {
				n = len(rest)
			}
			out, rest = append(out, rest[:n]...), rest[n:]
			continue
		}
		n, v := scan(rest)
		if v == complete {
			out = append(out, rest[:n]...)
		} else {
			n = half(rest)
		}
		rest = rest[n:]
	}
	return out
}

// half returns how much of b, which begins with an escape, is the beginning of a
// sequence and no text.
func half(b []byte) int {
	parameters := "0123456789:;<=>?"
	n := min(2, len(b))
	switch {
	case n < 2:
	case b[1] == ']':
		n += prefix(b[n:], parameters)
		for _, name := range []string{"rgba:", "rgb:"} {
			if bytes.HasPrefix(b[n:], []byte(name)) {
				n += len(name) + prefix(b[n+len(name):], "0123456789abcdefABCDEF/")
			}
		}
	case b[1] == '[':
		n += prefix(b[n:], parameters)
	case b[1] == 'P':
		n += prefix(b[n:], parameters+"!$+|")
	case b[1] == esc:
		n = 1
	}
	return n
}

// prefix returns how many bytes at the beginning of b are among some.
func prefix(b []byte, among string) int {
	n := 0
	for n < len(b) && strings.IndexByte(among, b[n]) >= 0 {
		n++
	}
	return n
}

// Redeem returns the text of a paste that the decoder gave, and whether it still
// is to be pasted. What is no ticket is a text itself: a console of Windows is not
// read by a [Reader].
func (r *Reader) Redeem(pasted string) (text string, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.stream.issued == 0 {
		return pasted, true
	}
	for i, t := range r.stream.waiting {
		if strconv.Itoa(t.number) == pasted {
			r.stream.waiting = append(r.stream.waiting[:i], r.stream.waiting[i+1:]...)
			return t.text, true
		}
	}
	return "", false
}

// Pending returns what was pasted and not redeemed yet, and as much as came of the
// paste under way. Nothing of it will come again. It is for a program that ends
// now; no piece is too long to be taken without a question.
func (r *Reader) Pending() (pieces []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := &r.stream
	texts := s.waiting
	if s.pasting {
		texts = append(texts, ticket{text: lines(withoutEnd(s.paste.text))})
	}
	s.waiting, s.pasting, s.paste.text, s.looked = nil, false, nil, 0
	for _, t := range texts {
		for t.text != "" {
			n := min(pastePiece, len(t.text))
			for n < len(t.text) && n > pastePiece-utf8.UTFMax && !utf8.RuneStart(t.text[n]) {
				n--
			}
			pieces, t.text = append(pieces, t.text[:n]), t.text[n:]
		}
	}
	return pieces
}
