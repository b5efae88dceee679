package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"groundwork/content"
	"groundwork/store/fault"
	"groundwork/store/record"
)

// MaxSize bounds the file of an export: it is read into memory.
const MaxSize = 1 << 30

// between may stand between the parts of JSON.
const between = " \t\r\n"

var (
	errNoExport   = errors.New("this is not an export of a workbook")
	errCutOff     = errors.New("the file ends too soon")
	errTooMuch    = errors.New("the file is too large")
	errUnknown    = errors.New("there is a part this version does not know")
	errTwice      = errors.New("the same comes twice")
	errExportJSON = errors.New("this is not JSON")
)

// notExport says what in a file can't be imported, and never what it says there.
// What is "record" or "version", or nothing where it is neither; it is number n of
// them, from 1, and begins in the line, from 1.
func notExport(what string, n, line int, err error) error {
	var text string
	switch {
	case what != "":
		text = fmt.Sprintf("%s %d in line %d can't be imported: %v", what, n, line, err)
	case line > 0:
		text = fmt.Sprintf("line %d can't be imported: %v", line, err)
	default:
		text = fmt.Sprintf("it can't be imported: %v", err)
	}
	hint := "nothing was changed; store/EXPORT.md tells how such a file is written"
	switch {
	case errors.Is(err, errNoExport):
		hint = "groundwork export makes one; a copy or backup comes back with groundwork restore FILE"
	case errors.Is(err, errCutOff):
		hint = "nothing was changed; copy the file once more from where it came"
	}
	return &fault.Error{Kind: fault.NotExport, Text: text, Hint: hint, Err: err}
}

// newer says that a newer version of the program made an export.
func newer(format int) error {
	return &fault.Error{Kind: fault.Newer, Hint: "import it with that version, or install the newest one",
		Text: fmt.Sprintf("the export was made by a newer version (its format is %d, this version knows %d)", format, exportFormat)}
}

// Read reads an export, all of it, and checks every record. Records and fields this
// version doesn't know are kept.
func Read(from io.Reader) (Contents, error) {
	data, err := io.ReadAll(io.LimitReader(from, MaxSize+1))
	if err != nil {
		return Contents{}, err
	}
	if len(data) > MaxSize {
		return Contents{}, notExport("", 0, 0, errTooMuch)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	r := &exportReader{data: data, dec: jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)), seen: map[string]bool{}, keys: map[content.Key]bool{}}
	if !utf8.Valid(data) {
		return Contents{}, r.mistake(validUpTo(data), record.ErrText)
	}
	err = r.read()
	if r.format > exportFormat {
		return Contents{}, newer(r.format) // whatever went wrong, this is why
	}
	if err != nil {
		return Contents{}, err
	}
	if !r.marked || r.format != exportFormat {
		return Contents{}, notExport("", 0, 0, errNoExport)
	}
	return r.out, nil
}

func validUpTo(data []byte) (at int) {
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return at
}

// exportReader goes once through the file.
type exportReader struct {
	data   []byte
	dec    *jsontext.Decoder
	seen   map[string]bool // parts
	keys   map[content.Key]bool
	marked bool
	format int
	out    Contents
}

// mistake returns an error that names the line of the place.
func (r *exportReader) mistake(at int, err error) error {
	return notExport("", 0, r.line(at), err)
}

func (r *exportReader) line(at int) int {
	return 1 + bytes.Count(r.data[:min(at, len(r.data))], []byte("\n"))
}

// broken returns the error for what isn't JSON. What the library says is left out: it may
// quote the file.
func (r *exportReader) broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return r.mistake(len(r.data), errCutOff)
	}
	return r.mistake(int(r.dec.InputOffset()), errExportJSON)
}

func (r *exportReader) read() error {
	first, err := r.dec.ReadToken()
	if err != nil || first.Kind() != '{' {
		return notExport("", 0, 0, errNoExport)
	}
	for r.dec.PeekKind() != '}' {
		name, err := r.dec.ReadToken()
		if err != nil {
			return r.broken(err)
		}
		if err := r.part(name.String()); err != nil {
			return err
		}
	}
	if _, err := r.dec.ReadToken(); err != nil {
		return r.broken(err)
	}
	end := int(r.dec.InputOffset())
	if rest := bytes.TrimLeft(r.data[end:], between); len(rest) > 0 {
		return r.mistake(len(r.data)-len(rest), errExportJSON)
	}
	return nil
}

// part reads one field of the outermost object.
func (r *exportReader) part(name string) error {
	at := int(r.dec.InputOffset())
	if r.seen[name] {
		return r.mistake(at, errTwice)
	}
	r.seen[name] = true
	switch name {
	case "records":
		return r.list("record", &r.out.Records)
	case "versions":
		return r.list("version", &r.out.Versions)
	}
	value, err := r.dec.ReadValue()
	if err != nil {
		return r.broken(err)
	}
	switch name {
	case "groundwork":
		r.marked = string(value) == `"`+exportName+`"`
	case "format":
		if json.Unmarshal(value, &r.format) != nil {
			return r.mistake(at, errNoExport)
		}
	case "made", "offset", "book": // for people to read
	default:
		return r.mistake(at, errUnknown)
	}
	return nil
}

// list reads the records, or the versions.
func (r *exportReader) list(what string, to *[]Object) error {
	at := int(r.dec.InputOffset())
	if first, err := r.dec.ReadToken(); err != nil {
		return r.broken(err)
	} else if first.Kind() != '[' {
		return r.mistake(at, errExportJSON)
	}
	for n := 1; r.dec.PeekKind() != ']'; n++ {
		at := int(r.dec.InputOffset())
		at += len(r.data[at:]) - len(bytes.TrimLeft(r.data[at:], between+","))
		text, err := r.dec.ReadValue()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return r.broken(err)
		}
		if err != nil {
			return notExport(what, n, r.line(at), errExportJSON)
		}
		x, dropped, err := admit(what == "version", text)
		if err == nil && what == "record" {
			if r.keys[x.Key] {
				err = errTwice
			}
			r.keys[x.Key] = true
		}
		if err != nil {
			return notExport(what, n, r.line(at), err)
		}
		*to = append(*to, x)
		r.out.Dropped += dropped
	}
	_, err := r.dec.ReadToken()
	if err != nil {
		return r.broken(err)
	}
	return nil
}
