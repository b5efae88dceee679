package load

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"groundwork/content"
	"groundwork/content/text"
)

// fields is one YAML mapping being read by hand, key by key, so that every
// mistake can be reported with its line. A nil fields is an empty mapping.
type fields struct {
	r     *reporter
	start int // the line of the mapping in the file
	shift int // what to add to a node's line
	list  []field
	asked []string // the keys this place knows
}

type field struct {
	key   string
	line  int
	value *yaml.Node // nil where it was refused, and that is told
	cut   bool       // nothing stands before a remark
	taken bool
}

// Whether a key may be missing.
const (
	needed   = true
	optional = false
)

var (
	yamlLine  = regexp.MustCompile(`^yaml: (?:unmarshal errors:\s*)?line (\d+): `)
	idPattern = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
)

// parseFields reads a YAML text whose first line is the given line of the file.
// It returns nil where there is nothing that can be read; an empty text is an
// empty mapping.
func parseFields(text []byte, line int, r *reporter) *fields {
	f := &fields{r: r, start: line, shift: line - 1}
	if len(bytes.TrimSpace(text)) == 0 {
		return f
	}
	if !singleDocument(text, line, r) {
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		at, what := yamlMistake(err)
		r.lose(f.shift+max(at, 1), "check its spelling and indentation; put text with a colon or # in quotes", "this is not YAML: %s", what)
		return nil
	}
	if doc.Kind == 0 || len(doc.Content) == 0 {
		return f
	}
	return f.mapping(doc.Content[0])
}

// singleDocument refuses what would make YAML stop reading before the end.
func singleDocument(text []byte, line int, r *reporter) bool {
	for l := range bytes.Lines(text) {
		if bytes.HasPrefix(l, []byte("---")) || bytes.HasPrefix(l, []byte("...")) || l[0] == '%' {
			r.lose(line, "remove it", "a line of YAML may not begin with %s", l[:1])
			return false
		}
		line++
	}
	return true
}

// yamlMistake returns the line of the text an error of the YAML parser is about, 0
// where it names none, and the rest of its words.
func yamlMistake(err error) (line int, what string) {
	what = err.Error()
	if m := yamlLine.FindStringSubmatch(what); m != nil {
		line, _ = strconv.Atoi(m[1])
		what = what[len(m[0]):]
		if strings.HasPrefix(what, "did not find expected") {
			line++ // these are counted from 0
		}
	}
	return line, strings.TrimPrefix(what, "yaml: ")
}

// mapping turns a node into fields, or reports and returns nil.
func (f *fields) mapping(n *yaml.Node) *fields {
	m := &fields{r: f.r, start: n.Line + f.shift, shift: f.shift}
	if !m.plain(n) {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		f.r.lose(m.start, "write key: value lines", "keys and values belong here")
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if !m.plain(k) {
			continue
		}
		if !m.plain(v) {
			v = nil
		}
		if k.Kind != yaml.ScalarNode {
			f.r.lose(k.Line+f.shift, "write a plain word before the colon", "a key is not a word")
			continue
		}
		if m.find(k.Value) != nil {
			f.r.add(k.Line+f.shift, "remove one of them", "the key %q is there twice", k.Value)
			continue
		}
		m.list = append(m.list, field{key: k.Value, line: k.Line + f.shift, value: v, cut: k.LineComment != ""})
	}
	return m
}

// plain counts the node and refuses what can hide or multiply text: anchors,
// aliases and tags.
func (f *fields) plain(n *yaml.Node) bool {
	line := n.Line + f.shift
	switch {
	case !f.r.node(line):
		return false
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		f.r.lose(line, "write the text out, or put it in quotes", "anchors and aliases (& and *) are not used here")
		return false
	case n.Style&yaml.TaggedStyle != 0:
		f.r.lose(line, "remove it, or put the text in quotes", "tags (!) are not used here")
		return false
	}
	return true
}

func (f *fields) find(key string) *field {
	for i := range f.list {
		if f.list[i].key == key {
			return &f.list[i]
		}
	}
	return nil
}

// take finds a key and marks it as known. It reports a needed key that is
// missing, and a key without a value.
func (f *fields) take(key string, n bool) *field {
	if f == nil {
		return nil
	}
	f.asked = append(f.asked, key)
	got := f.find(key)
	if got == nil {
		if n {
			f.r.add(f.start, "add "+key+":", "the key %q is missing", key)
		}
		return nil
	}
	got.taken = true
	if got.value == nil {
		return nil
	}
	if got.value.Kind == yaml.ScalarNode && strings.TrimSpace(got.value.Value) == "" {
		if got.cut {
			f.cut(got.line, key)
		} else {
			f.r.add(got.line, "give it a value or remove it", "the key %q is empty", key)
		}
		return nil
	}
	return got
}

// line returns where a key stands, or where the mapping starts.
func (f *fields) line(key string) int {
	if f == nil {
		return 0
	}
	if got := f.find(key); got != nil {
		return got.line
	}
	return f.start
}

// wrong reports a mistake at a key.
func (f *fields) wrong(key, remedy, what string, args ...any) {
	f.r.add(f.line(key), remedy, what, args...)
}

// cut reports a value that ends at a #. YAML takes the rest for a remark, though
// mostly it was meant to be read.
func (f *fields) cut(line int, key string) {
	f.r.add(line, "put the value in quotes, or the remark in a line of its own", "the value of %q is cut off at the #", key)
}

// scalar returns a single value as it was written.
func (f *fields) scalar(key string, n bool) string {
	got := f.take(key, n)
	if got == nil {
		return ""
	}
	return f.single(key, got.value)
}

func (f *fields) single(key string, v *yaml.Node) string {
	if v.Kind != yaml.ScalarNode {
		f.r.add(v.Line+f.shift, "write a single value", "the key %q has a list or keys of its own", key)
		return ""
	}
	if at := text.Unclean(v.Value); at >= 0 {
		f.r.add(v.Line+f.shift, "remove it", "an invisible control character is in the value of %q", key)
		return ""
	}
	if v.Style == 0 && v.LineComment != "" {
		f.cut(v.Line+f.shift, key)
	}
	return v.Value
}

// Words returns text for a reader; only {them} and its forms may stand in braces.
func (f *fields) Words(key string, n bool) string {
	s := strings.TrimSpace(f.scalar(key, n))
	if s != "" {
		checkBraces(s, f.line(key), f.r)
	}
	return s
}

// said returns what a notice says: besides {them} it may name the word it answers.
func (f *fields) said(key string) string {
	s := strings.TrimSpace(f.scalar(key, needed))
	checkBraces(strings.ReplaceAll(s, content.NoticedWord, ""), f.line(key), f.r)
	return s
}

// id returns a needed id.
func (f *fields) id(key string) string {
	s := f.scalar(key, needed)
	if s != "" && !validID(s) {
		f.wrong(key, "use lower-case words joined by hyphens, at most 40 characters", "%q can't be an id", s)
		return ""
	}
	return s
}

func validID(s string) bool { return len(s) <= content.MaxID && idPattern.MatchString(s) }

// flag returns true, false or missing.
func (f *fields) flag(key string) bool {
	switch s := f.scalar(key, optional); s {
	case "", "false":
	case "true":
		return true
	default:
		f.wrong(key, "write true or leave it out", "the value of %q is neither true nor false", key)
	}
	return false
}

// Number returns a whole number, or usual where the key is missing.
func (f *fields) Number(key string, low, high, usual int) int {
	s := f.scalar(key, optional)
	if s == "" {
		return usual
	}
	i, err := strconv.Atoi(s)
	if err != nil || i < low || i > high {
		f.wrong(key, "write a whole number from "+strconv.Itoa(low)+" to "+strconv.Itoa(high), "the value of %q is out of range", key)
		return usual
	}
	return i
}

// texts returns one value or a list of them.
func (f *fields) texts(key string, n bool) []string {
	got := f.take(key, n)
	if got == nil {
		return nil
	}
	values := []*yaml.Node{got.value}
	if got.value.Kind == yaml.SequenceNode {
		values = got.value.Content
	}
	var list []string
	for _, v := range values {
		if !f.plain(v) {
			return list
		}
		if s := strings.TrimSpace(f.single(key, v)); s != "" {
			list = append(list, s)
		} else if v.Kind == yaml.ScalarNode {
			f.r.add(v.Line+f.shift, "give it a value or remove it; one that begins with # needs quotes", "the list %q has an empty place", key)
		}
	}
	if len(values) == 0 {
		f.wrong(key, "give it a value or remove it", "the list %q is empty", key)
	}
	return list
}

// maps returns a list of mappings.
func (f *fields) maps(key string, n bool) []*fields {
	got := f.take(key, n)
	if got == nil {
		return nil
	}
	if got.value.Kind != yaml.SequenceNode || len(got.value.Content) == 0 {
		f.wrong(key, "write a list: lines that begin with - ", "the value of %q is not a list", key)
		return nil
	}
	var list []*fields
	for _, v := range got.value.Content {
		if m := f.mapping(v); m != nil {
			list = append(list, m)
		}
	}
	return list
}

// left reports whether there is a key that nobody asked for.
func (f *fields) left() bool {
	return slices.ContainsFunc(f.list, func(got field) bool { return !got.taken })
}

// done reports every key that nobody asked for. The other keys are known, but
// not here.
func (f *fields) done(owner string, other ...string) {
	if f == nil {
		return
	}
	for _, got := range f.list {
		switch {
		case got.taken:
		case slices.Contains(other, got.key):
			f.r.add(got.line, "remove it", "the key %q does not belong to %s", got.key, owner)
		default:
			f.r.add(got.line, "use one of: "+strings.Join(f.asked, ", "), "%s has no key %q", owner, got.key)
		}
	}
}

// checkBraces reports braces in a text for a reader that are not a placeholder
// which [content.Fill] knows.
func checkBraces(s string, line int, r *reporter) {
	if !strings.ContainsAny(s, "{}") {
		return
	}
	rest := content.Expand(s, func(name string) (string, bool) {
		return "", name == "them" || name == "Them" || name == "them's"
	})
	if strings.ContainsAny(rest, "{}") {
		r.add(line, "use {them}, {Them} or {them's}, or leave the braces out", "there is a placeholder nobody knows")
	}
}
