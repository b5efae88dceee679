package pdf

import (
	"bufio"
	"compress/gzip"
	_ "embed"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// signNames are the names of signs, packed. The table of x/text has those of all
// characters, and is as large as all the fonts.
//
//go:embed signs.txt.gz
var signNames string

// mostNamed is how many signs in a row are called by their names.
const mostNamed = 4

// name returns what is printed in place of a stretch that can't be drawn: what a few
// signs are called, or how many letters there are and of which script.
func (c *shaper) name(s string) string {
	var signs []string
	letters, scripts, times := 0, "", 1
	for g := graphemes.FromString(s); g.Next(); {
		if g.Value() == " " {
			continue
		}
		letters++
		script, called := "", ""
		for _, r := range g.Value() {
			if !unseen(r) {
				c.undrawn[r] = true
			}
			if script == "" {
				script = scriptOf(r)
			}
		}
		if script != "" && !strings.Contains(scripts+",", ", "+script+",") {
			scripts += ", " + script
		}
		if called = c.sign(g.Value()); len(signs) > 0 && signs[len(signs)-1] == called {
			times++
			continue
		}
		signs = repeated(signs, times)
		times = 1
		signs = append(signs, called)
	}
	c.count += letters
	if scripts == "" && len(signs) <= mostNamed {
		return "[" + strings.Join(repeated(signs, times), ", ") + "]"
	}
	if scripts == "" {
		scripts = ", signs"
	}
	if letters == 1 {
		return "[1 character" + scripts + "]"
	}
	return "[" + strconv.Itoa(letters) + " characters" + scripts + "]"
}

// repeated says how many times the last of the signs stands there.
func repeated(signs []string, times int) []string {
	if times > 1 {
		signs[len(signs)-1] += " ×" + strconv.Itoa(times)
	}
	return signs
}

// sign returns what one sign is called: a flag by its country, others by all they are
// made of.
func (c *shaper) sign(g string) string {
	const (
		regionA = 0x1f1e6
		keycap  = "\u20e3" // around a digit, # or *
	)
	flag := ""
	var parts []string
	for _, r := range g {
		switch {
		case unseen(r), 0x1f3fb <= r && r <= 0x1f3ff: // colours of skin
		case regionA <= r && r < regionA+26:
			flag += string('A' + r - regionA)
		default:
			parts = append(parts, c.called(r))
		}
	}
	switch {
	case flag != "":
		return "flag " + flag
	case strings.HasSuffix(g, keycap):
		return "keycap " + g[:1]
	case len(parts) == 0: // a colour alone
		r, _ := utf8.DecodeRuneInString(g)
		return codePoint(r)
	}
	return strings.Join(parts, " and ")
}

// called returns the name of a sign, or else its number.
func (c *shaper) called(r rune) string {
	if c.names == nil {
		c.names = readNames()
	}
	if name, ok := c.names[r]; ok {
		return name
	}
	return codePoint(r)
}

// readNames reads lines of a number and a name. A sign then is called by its
// number if they can't be read.
func readNames() map[rune]string {
	names := map[rune]string{}
	unpacked, err := gzip.NewReader(strings.NewReader(signNames))
	if err != nil {
		return names
	}
	for lines := bufio.NewScanner(unpacked); lines.Scan(); {
		number, name, _ := strings.Cut(lines.Text(), " ")
		if n, err := strconv.ParseInt(number, 16, 32); err == nil {
			names[rune(n)] = name
		}
	}
	return names
}

// scriptOf names the script of a letter; signs have none.
func scriptOf(r rune) string {
	if !unicode.IsLetter(r) {
		return ""
	}
	for name, table := range unicode.Scripts {
		if name != "Common" && name != "Inherited" && unicode.Is(table, r) {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return ""
}

// codePoint returns how a character is looked up.
func codePoint(r rune) string {
	const least = 4
	s := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(least-len(s), 0)) + s
}
