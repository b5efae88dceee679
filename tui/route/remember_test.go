package route

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strings"
	"testing"

	"groundwork/content"
)

// returning are the routes one comes back to, each with something in every field.
func returning() []Route {
	spot := content.Spot{Chapter: "empathy", Page: "friend-test", Question: "friend", Part: "row/column", Offset: 7}
	return []Route{
		Home{Track: content.Hurt, At: 3},
		Contents{Track: content.Hurting, Chapter: "empathy"},
		Marked{Track: content.Hurt},
		Page{Track: content.Hurt, Spot: spot, Letter: "letter", Past: Past{ID: "friend", Pass: 1}, Found: InWords},
		CheckIn{Track: content.Hurt, Sets: map[string]string{"now": "01"}, Another: true, Day: content.Date{Year: 2026, Month: 3, Day: 1}, Question: "trust", Offer: "safe"},
		Practice{Track: content.Hurt, Question: "log", Part: "entry/what", Offset: 4},
		Notes{},
		Note{ID: "0123456789abcdef", New: true, Focus: 1, Offset: 12, At: true},
		Settings{Track: content.Hurt, At: 2},
		Words{Track: content.Hurting, At: 5},
	}
}

func TestEncode(t *testing.T) {
	text, err := Encode(returning())
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(text)
	if err != nil || !reflect.DeepEqual(got, returning()) {
		t.Errorf("%v\n%#v\n%s", err, got, text)
	}
	for _, r := range returning() {
		if !r.Allows().Return {
			t.Errorf("nobody comes back to %T", r)
		}
		if v := reflect.ValueOf(r); r != (Notes{}) && v.IsZero() {
			t.Errorf("%T is empty", r)
		}
	}
	for _, r := range []Route{Locked{}, Search{}, Preview{Text: "words"}} {
		if text, err := Encode([]Route{r}); err == nil {
			t.Errorf("%T becomes %s", r, text)
		}
	}
	if got, err := Decode([]byte("{")); err == nil {
		t.Errorf("what is no JSON becomes %v", got)
	}
}

// TestReturningIsEncoded wants every route that one comes back to in the test above: a
// new one would be forgotten when the screen is locked.
func TestReturningIsEncoded(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "route.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, r := range returning() {
		known[strings.TrimPrefix(reflect.TypeOf(r).String(), "route.")] = true
	}
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		name := ""
		switch n := n.(type) {
		case *ast.TypeSpec:
			if s, ok := n.Type.(*ast.StructType); ok && embeds(s, "written", "kept") {
				name = n.Name.Name
			}
		case *ast.FuncDecl:
			if n.Recv != nil && returns(n.Body) {
				name = n.Recv.List[0].Type.(*ast.Ident).Name
			}
		}
		if ast.IsExported(name) {
			if found++; !known[name] {
				t.Errorf("one comes back to %s, and Encode doesn't know it", name)
			}
		}
		return true
	})
	if found != len(known) {
		t.Errorf("found %d routes in the source, want %d", found, len(known))
	}
}

func embeds(s *ast.StructType, names ...string) bool {
	for _, f := range s.Fields.List {
		for _, name := range names {
			if id, ok := f.Type.(*ast.Ident); ok && len(f.Names) == 0 && id.Name == name {
				return true
			}
		}
	}
	return false
}

// returns reports whether a body names the field Return.
func returns(body *ast.BlockStmt) (yes bool) {
	ast.Inspect(body, func(n ast.Node) bool {
		if kv, ok := n.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok && id.Name == "Return" {
				yes = true
			}
		}
		return true
	})
	return yes
}
