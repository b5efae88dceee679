package paper_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/papertest"
)

func webpage(t testing.TB, d *Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := html.Write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// page is what can be read out of a printed page.
type page struct {
	lang     string
	headings []string // as "2 title"
	answers  []string // the paragraphs and items of a person's words
	ids      []string
	links    []string
	controls []string // roles and tab stops
}

// tags are all that a print may hold.
const tags = " html head meta title style body a header h1 h2 h3 h4 h5 h6 p time nav ol ul li main section div " +
	"table caption thead tbody tr th td figure figcaption svg path circle text blockquote strong em span "

// names are the attributes it may have.
const names = " lang charset name content http-equiv href class id aria-labelledby aria-label aria-hidden role tabindex dir datetime " +
	"scope start viewBox focusable d x y r cx cy text-anchor "

// readPage holds that the page is whole and has nothing in it but the few
// elements and attributes of a print.
func readPage(t testing.TB, s string) page {
	t.Helper()
	body, ok := strings.CutPrefix(s, "<!DOCTYPE html>\n")
	if !ok {
		t.Fatal("no doctype")
	}
	if head, rest, ok := strings.Cut(body, "<title>"); ok {
		body = regexp.MustCompile(`<meta[^>]*>`).ReplaceAllString(head, "") + "<title>" + rest
	}
	d := xml.NewDecoder(strings.NewReader(body))
	d.Strict = true // every element closed in its order, every attribute quoted
	var p page
	var open []string
	var text strings.Builder
	for {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in %s", err, s)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			open = append(open, p.start(t, tok))
			text.Reset()
		case xml.CharData:
			text.Write(tok)
		case xml.EndElement:
			p.end(tok.Name.Local, open, text.String())
			open = open[:len(open)-1]
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Fatalf("a %T", tok)
		}
	}
	return p
}

// start reads an element's attributes and gives its name and class.
func (p *page) start(t testing.TB, e xml.StartElement) string {
	t.Helper()
	if !strings.Contains(tags, " "+e.Name.Local+" ") {
		t.Fatalf("an element %s", e.Name.Local)
	}
	name := e.Name.Local
	for _, a := range e.Attr {
		if !strings.Contains(names, " "+a.Name.Local+" ") {
			t.Fatalf("an attribute %s", a.Name.Local)
		}
		switch a.Name.Local {
		case "id":
			p.ids = append(p.ids, a.Value)
		case "href":
			p.links = append(p.links, a.Value)
		case "lang":
			p.lang = a.Value
		case "role", "tabindex":
			p.controls = append(p.controls, a.Value)
		case "class":
			name += "." + a.Value
		}
	}
	return name
}

func (p *page) end(name string, open []string, text string) {
	switch {
	case len(name) == 2 && name[0] == 'h' && name[1] <= '6':
		p.headings = append(p.headings, name[1:]+" "+text)
	case name == "p" && open[len(open)-2] == "div.words", name == "li" && open[len(open)-2] == "ul.words":
		p.answers = append(p.answers, text)
	}
}

var pagesInto = flag.String("pages", "", "write the web pages of all scenes into this `folder`, for other programs to check")

// TestPagesInto writes the pages that .ci/run has checked by programs of others.
func TestPagesInto(t *testing.T) {
	if *pagesInto == "" {
		t.Skip("no -pages")
	}
	for name, w := range papertest.Scenes() {
		d := papertest.Build(t, fixture(t), w, Selection{WithPrivate: w != nil, Blank: w == nil})
		if err := os.WriteFile(filepath.Join(*pagesInto, name+".html"), []byte(webpage(t, d)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	book, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	d := papertest.Build(t, book, nil, Selection{Blank: true})
	if err := os.WriteFile(filepath.Join(*pagesInto, "book.html"), []byte(webpage(t, d)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// What can be followed leads somewhere, each place has a name of its own, and
// no heading skips a level.
func TestPageHolds(t *testing.T) {
	for name, w := range papertest.Scenes() {
		for _, pick := range []Selection{{WithPrivate: true}, {Chapter: "empathy"}} {
			pick.Blank = w == nil
			d := papertest.Build(t, fixture(t), w, pick)
			p := readPage(t, webpage(t, d))
			if p.lang != d.Language || p.lang == "" {
				t.Errorf("%s: language %q", name, p.lang)
			}
			for i, id := range p.ids {
				if slices.Contains(p.ids[:i], id) {
					t.Errorf("%s: the id %s twice", name, id)
				}
			}
			for _, l := range p.links {
				if !strings.HasPrefix(l, "#") || !slices.Contains(p.ids, l[1:]) {
					t.Errorf("%s: a link to %s", name, l)
				}
			}
			above := byte('0')
			for _, h := range p.headings {
				if h[0] > above+1 {
					t.Errorf("%s: %q under a heading of level %c", name, h, above)
				}
				above = h[0]
			}
		}
	}
}

// The links of the contents and of see-lines lead to what they name.
func TestPageLinks(t *testing.T) {
	got := webpage(t, papertest.Build(t, fixture(t), papertest.Full(), Selection{}))
	for _, link := range []string{
		`<a href="#q` + Code(content.Hurt, "my-phrase") + `" dir="auto">“One sentence you would want to hear”</a>`,
		`<h5 id="q` + Code(content.Hurt, "happened") + `" dir="auto">What happened?</h5>`,
	} {
		if !strings.Contains(got, link) {
			t.Errorf("no %s", link)
		}
	}
	titles := map[string]string{}
	for _, part := range strings.Split(got, ` id="s`)[1:] {
		id, rest, _ := strings.Cut(part, `"`)
		_, rest, _ = strings.Cut(rest, ">")
		titles[id], _, _ = strings.Cut(rest, "<")
	}
	nav, _, _ := strings.Cut(got, "<main")
	links := strings.Split(nav, `<a href="#s`)[1:]
	if len(links) < 10 {
		t.Fatalf("%d links in the contents", len(links))
	}
	for _, part := range links {
		id, rest, _ := strings.Cut(part, `"`)
		_, rest, _ = strings.Cut(rest, ">")
		if title, _, _ := strings.Cut(rest, "<"); title != titles[id] {
			t.Errorf("%q leads to %q", title, titles[id])
		}
	}
}

// Whatever an answer holds is text on the page, character for character.
func TestPageInert(t *testing.T) {
	w := papertest.Hostile()
	p := readPage(t, webpage(t, papertest.Build(t, fixture(t), w, Selection{})))
	a, _ := w.Answer(content.Hurt, "happened", 0)
	want := Printable(string(a.Value.(content.Text)))
	if got := strings.Join(p.answers, "\n\n"); !strings.Contains(got, want) {
		t.Errorf("want %q\nin %q", want, got)
	}
	for _, s := range p.controls {
		if s != "region" && s != "0" {
			t.Errorf("a control %q", s)
		}
	}
}

// A page needs nothing from anywhere, and runs nothing.
func TestPageStandsAlone(t *testing.T) {
	for _, w := range papertest.Scenes() {
		got := webpage(t, papertest.Build(t, fixture(t), w, Selection{Blank: w == nil}))
		head, _, _ := strings.Cut(got, "<body>")
		for _, s := range []string{"url(", "@import", "src=", "<link", "<script", "http://", "https://"} {
			if strings.Contains(head, s) {
				t.Errorf("%s in the head", s)
			}
		}
		if !strings.Contains(head, "default-src &#39;none&#39;") {
			t.Error("nothing keeps the page from loading things")
		}
	}
}
