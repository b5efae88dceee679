package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The rules of the repository that a machine can hold. They are explained in
// CONTRIBUTING.md.
const (
	longestFile     = 400
	mostFiles       = 30
	mostLines       = 4500
	longestFunction = 80
	longestUpdate   = 60
)

// root is the repository's folder, seen from this package.
const root = "../.."

// arrows are the packages of this module each package may import; a trailing /
// stands for all below.
func arrows() map[string][]string {
	return map[string][]string{
		"content/text":            {},
		"content/sentence":        {"content/text"},
		"content/order":           {},
		"content":                 {"content/sentence", "content/text"},
		"content/load":            {"content", "content/text"},
		"content/dates":           {"content", "content/text"},
		"content/search":          {"content", "content/text"},
		"content/paper":           {"content", "content/text"},
		"content/paper/html":      {"content", "content/paper"},
		"content/paper/markdown":  {"content", "content/paper"},
		"content/paper/plaintext": {"content", "content/paper", "content/text"},
		"content/paper/pdf":       {"content", "content/paper", "content/paper/pdf/file", "content/paper/pdf/font"},
		"content/paper/pdf/file":  {"content/paper/pdf/font"},
		"content/paper/pdf/font":  {},
		"content/paper/format":    {"content/paper", "content/paper/html", "content/paper/markdown", "content/paper/pdf", "content/paper/pdf/font", "content/paper/plaintext"},
		"content/sample":          {"content", "content/load"},                                    // of tests only
		"content/paper/papertest": {"content", "content/load", "content/paper", "content/sample"}, // of tests only
		"store/disk":              {},
		"store/pages":             {"store/disk"},
		"store/fault":             {"store/disk"},
		"store/record":            {"content", "store/fault"},
		"store/report":            {"content", "store/record", "store/seal"},
		"store/memory":            {"store/fault"},
		"store/seal":              {"content", "store/fault", "store/memory"},
		"store/buckets":           {"store/pages", "store/seal"},
		"store/rescue":            {"content", "store/buckets", "store/disk", "store/record", "store/seal"},
		"store/beside":            {"content/text", "store/buckets", "store/disk", "store/pages", "store/rescue", "store/seal"},
		"store/archive":           {"content", "content/text", "store/fault", "store/memory", "store/record"},
		"store/merge":             {"content", "store/archive", "store/record"},
		"store/values":            {"content", "store/archive", "store/buckets", "store/pages", "store/record", "store/seal"},
		"store":                   {"content", "store/archive", "store/beside", "store/buckets", "store/disk", "store/fault", "store/merge", "store/pages", "store/record", "store/report", "store/rescue", "store/seal", "store/values"},
		"tui/tmux":                {},
		"tui/input":               {"content/text"},
		"tui/job":                 {},
		"tui/outlet":              {},
		"tui/route":               {"content"},
		"tui/editor":              {"content/text"},
		"tui/ui":                  {"content", "content/text", "tui/editor", "tui/route"},
		"tui/field/entries":       {"content", "content/dates", "content/order", "content/text", "tui/editor"},
		"tui/field":               {"content", "content/dates", "content/text", "tui/editor", "tui/field/entries", "tui/ui"},
		"tui/session":             {"content", "content/load", "content/paper", "content/paper/pdf/font", "content/text", "store", "store/fault", "tui/field", "tui/route"},
		"tui/page":                ofScreens(),
		"tui/home":                ofScreens(),
		"tui/help":                ofScreens(),
		"tui/settings":            ofScreens("store", "store/fault", "store/seal", "tui/input"),
		"tui/notes":               ofScreens(),
		"tui/search":              ofScreens("content/paper", "content/search"),
		"tui/history":             ofScreens("store", "store/fault"),
		"tui/words":               ofScreens(),
		"tui/print":               ofScreens("content/paper", "content/paper/format", "content/paper/plaintext", "store/disk", "store/fault"),
		"tui/external":            ofScreens("store/disk"),
		"tui/plain":               {"content", "content/text", "tui/field", "tui/input", "tui/outlet", "tui/route", "tui/session", "tui/ui"},
		"tui":                     append(screens(), "content", "content/paper", "content/text", "store", "store/fault", "tui/field", "tui/input", "tui/route", "tui/session", "tui/ui"),
		"cmd/groundwork/exit":     {"content/paper", "store/disk", "store/fault"},
		"cmd/groundwork/signals":  {"cmd/groundwork/exit"},
		"cmd/groundwork/environ":  {"content"},
		"cmd/groundwork/tty":      {"tui/input"},
		"cmd/groundwork/console":  {"cmd/groundwork/environ", "cmd/groundwork/exit", "cmd/groundwork/signals", "cmd/groundwork/tty", "content/text", "store/disk", "tui/input", "tui/job"},
		"cmd/groundwork/manual":   {"cmd/groundwork/environ", "cmd/groundwork/exit", "content/load", "content/text", "tui"},
		"cmd/groundwork/naming":   {"content", "content/text"},
		"cmd/groundwork/afresh":   {"cmd/groundwork/exit", "cmd/groundwork/signals", "content", "store", "store/disk", "tui"},
		"cmd/groundwork/sitting":  {"cmd/groundwork/afresh", "cmd/groundwork/environ", "cmd/groundwork/exit", "cmd/groundwork/signals", "cmd/groundwork/tty", "store", "tui", "tui/input", "tui/job", "tui/outlet", "tui/plain", "tui/session", "tui/tmux"},
		"cmd/groundwork/build":    {},
		"cmd/groundwork/printer":  {"cmd/groundwork/exit", "content/paper", "content/text"},
		"cmd/groundwork": {
			"cmd/groundwork/afresh", "cmd/groundwork/build", "cmd/groundwork/console", "cmd/groundwork/environ", "cmd/groundwork/exit", "cmd/groundwork/manual", "cmd/groundwork/naming", "cmd/groundwork/printer", "cmd/groundwork/signals", "cmd/groundwork/sitting",
			"content", "content/load", "content/paper", "content/paper/format", "content/paper/pdf/font", "content/search", "content/text", "store", "store/archive", "store/disk", "store/fault", "store/seal", "tui", "tui/input", "tui/job", "tui/plain", "tui/session", "tui/tmux",
		},
	}
}

// ofScreens are the packages that a package of screens may import; never one of the others.
func ofScreens(more ...string) []string {
	return append(more, "content", "content/text", "tui/route", "tui/session", "tui/ui", "tui/editor", "tui/field")
}

// screens are the packages of screens.
func screens() []string {
	return []string{
		"tui/page", "tui/home", "tui/help", "tui/settings", "tui/notes", "tui/search", "tui/history", "tui/words", "tui/print", "tui/external",
	}
}

func TestArrows(t *testing.T) {
	allowed := arrows()
	there := map[string]bool{}
	for _, p := range packages(t) {
		there[p.name()] = true
		may, ok := allowed[p.name()]
		if !ok {
			t.Errorf("package %s is new: say in arrows what it may import", p.name())
		}
		for _, path := range p.Imports {
			own, ok := strings.CutPrefix(path, "groundwork/")
			if ok && !slices.Contains(may, own) {
				t.Errorf("%s imports %s: the arrow points the other way", p.name(), own)
			}
		}
	}
	for name := range allowed {
		if !there[name] {
			t.Errorf("there is no package %s", name)
		}
	}
}

// TestScreensAreBuiltByTheRouter holds that a package of screens gives away no
// screen but by Build, which is the router's: nothing else imports it.
func TestScreensAreBuiltByTheRouter(t *testing.T) {
	for _, name := range screens() {
		for other, may := range arrows() {
			if other != "tui" && slices.Contains(may, name) {
				t.Errorf("%s may import %s", other, name)
			}
		}
	}
	built := 0
	eachFile(t, func(name string, _ []byte, fset *token.FileSet, file *ast.File) {
		if !slices.Contains(screens(), strings.TrimPrefix(filepath.ToSlash(filepath.Dir(name)), root+"/")) {
			return
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() {
				continue
			}
			switch {
			case f.Recv == nil && f.Name.Name == "Build":
				built++
			case f.Recv == nil && f.Type.Results != nil:
				t.Errorf("%s: %s returns something to other packages: they have Build", fset.Position(f.Pos()), f.Name.Name)
			case f.Recv != nil && f.Name.Name == "View" && exportedReceiver(f):
				t.Errorf("%s: a screen is an exported type", fset.Position(f.Pos()))
			}
		}
	})
	if built != len(screens()) {
		t.Errorf("%d packages of screens have a Build, of %d", built, len(screens()))
	}
}

func exportedReceiver(f *ast.FuncDecl) bool {
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	name, ok := of.(*ast.Ident)
	return ok && name.IsExported()
}

// TestPackageSizes holds a package to what can be known by heart.
func TestPackageSizes(t *testing.T) {
	files, lines := map[string]int{}, map[string]int{}
	eachFile(t, func(name string, text []byte, _ *token.FileSet, _ *ast.File) {
		files[filepath.Dir(name)]++
		lines[filepath.Dir(name)] += bytes.Count(text, []byte("\n"))
	})
	for name := range files {
		if files[name] > mostFiles || lines[name] > mostLines {
			t.Errorf("%s has %d files and %d lines, more than %d or %d: move what knows least of the rest into a package below it, "+
				"and say in arrows what that may import; or raise mostFiles or mostLines, and say why in the commit", name, files[name], lines[name], mostFiles, mostLines)
		}
	}
}

// TestFileNames holds that a file's name has an underscore only before the system
// it is for.
func TestFileNames(t *testing.T) {
	systems := []string{"linux", "darwin", "windows", "unix", "other"}
	eachFile(t, func(name string, _ []byte, _ *token.FileSet, _ *ast.File) {
		_, system, ok := strings.Cut(strings.TrimSuffix(filepath.Base(name), ".go"), "_")
		if ok && !slices.Contains(systems, system) {
			t.Errorf("%s: an underscore in a file's name is for systems", name)
		}
	})
}

// TestTopLevel holds what stands at the top: what a command has written there by mistake is
// not committed with the rest.
func TestTopLevel(t *testing.T) {
	known := strings.Fields(".ci .editorconfig .git .gitattributes .gitignore .golangci.yml CHANGELOG.md CONTRIBUTING.md LICENSE README.md SECURITY.md cmd content dist go.mod go.sum groundwork store tui")
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); !slices.Contains(known, name) && !slices.Contains([]string{".test", ".prof"}, filepath.Ext(name)) {
			t.Errorf("%q doesn't belong at the top", name)
		}
	}
}

// TestContentDoesNoIO holds what content and all below it may import: nothing
// that reads or writes anything but an fs.FS or an io.Writer.
func TestContentDoesNoIO(t *testing.T) {
	for _, p := range packages(t) {
		if p.name() != "content" && !strings.HasPrefix(p.name(), "content/") {
			continue
		}
		for _, path := range p.Imports {
			if path == "os" || path == "syscall" || path == "log" || path == "net" || path == "path/filepath" ||
				strings.HasPrefix(path, "os/") || strings.HasPrefix(path, "net/") || strings.HasPrefix(path, "golang.org/x/sys") {
				t.Errorf("%s imports %s", p.name(), path)
			}
		}
	}
}

// TestNoNetwork holds the promise of the README. For Windows, package net comes
// with golang.org/x/sys/windows, which every program at a console there needs,
// and may come with nothing else.
func TestNoNetwork(t *testing.T) {
	for _, system := range []string{"linux", "darwin", "windows"} {
		t.Run(system, func(t *testing.T) {
			env := []string{"GOOS=" + system, "CGO_ENABLED=0"}
			for _, p := range decode(t, golist(t, env, "-deps", "-json=ImportPath,Standard,Imports", "./cmd/groundwork")) {
				if p.Standard || system == "windows" && p.ImportPath == "golang.org/x/sys/windows" {
					continue
				}
				for _, path := range p.Imports {
					if path == "net" || strings.HasPrefix(path, "net/") && path != "net/url" || path == "crypto/tls" {
						t.Errorf("%s imports %s", p.ImportPath, path)
					}
				}
			}
		})
	}
	t.Run("as the README tells to look", func(t *testing.T) {
		if slices.Contains(strings.Fields(golist(t, []string{"GOOS=linux"}, "-deps", "./cmd/groundwork")), "net") {
			t.Error("the program links package net")
		}
	})
}

func TestNames(t *testing.T) {
	for _, p := range packages(t) {
		for part := range strings.SplitSeq(p.name(), "/") {
			switch part {
			case "util", "utils", "common", "helper", "helpers", "types", "misc", "shared":
				t.Errorf("%s says nothing about what is in it", p.name())
			}
		}
	}
}

func TestSizes(t *testing.T) {
	eachFile(t, func(name string, text []byte, fset *token.FileSet, file *ast.File) {
		if n := bytes.Count(text, []byte("\n")); n > longestFile {
			t.Errorf("%s has %d lines, more than %d", name, n, longestFile)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			n := fset.Position(f.End()).Line - fset.Position(f.Pos()).Line + 1
			most := longestFunction
			if f.Recv != nil && strings.EqualFold(f.Name.Name, "update") {
				most = longestUpdate
			}
			if n > most {
				t.Errorf("%s: %s has %d lines, more than %d", fset.Position(f.Pos()), f.Name.Name, n, most)
			}
		}
	})
}

// TestNoState refuses package-level variables that can change, and init: what a
// package does must not depend on what happened before. Sentinel errors,
// compiled patterns and embedded files are made once and never change.
func TestNoState(t *testing.T) {
	eachFile(t, func(name string, _ []byte, fset *token.FileSet, file *ast.File) {
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					t.Errorf("%s: no init", fset.Position(d.Pos()))
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if v, ok := s.(*ast.ValueSpec); ok && d.Tok == token.VAR && !constant(d, v) {
						t.Errorf("%s: %s is a package-level variable", fset.Position(v.Pos()), v.Names[0].Name)
					}
				}
			}
		}
	})
}

// constant reports whether a variable is one that nobody changes.
func constant(d *ast.GenDecl, v *ast.ValueSpec) bool {
	if v.Names[0].Name == "_" {
		return true // asserts that a type is an interface
	}
	if embedded(d.Doc) || embedded(v.Doc) {
		return true
	}
	for _, value := range v.Values {
		call, ok := value.(*ast.CallExpr)
		if !ok {
			return false
		}
		f, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		switch fmt.Sprint(f.X) + "." + f.Sel.Name {
		case "errors.New", "fmt.Errorf", "regexp.MustCompile":
		default:
			return false
		}
	}
	return len(v.Values) > 0
}

func embedded(doc *ast.CommentGroup) bool {
	return doc != nil && slices.ContainsFunc(doc.List, func(c *ast.Comment) bool {
		return strings.HasPrefix(c.Text, "//go:embed ")
	})
}

// TestCharmPaths wants each part that lives at charm.land to say where it is
// published as a repository.
func TestCharmPaths(t *testing.T) {
	mod := readFile(t, "go.mod")
	found := 0
	for line := range strings.Lines(mod) {
		path := strings.Fields(strings.TrimSpace(line) + " .")[0]
		name, ok := strings.CutPrefix(path, "charm.land/")
		if !ok {
			continue
		}
		found++
		name, _, _ = strings.Cut(name, "/")
		_, comment, _ := strings.Cut(line, "//")
		if !strings.Contains(comment, "github.com/charmbracelet/"+name) {
			t.Errorf("go.mod does not say that %s is the path under which github.com/charmbracelet/%s publishes today", path, name)
		}
	}
	if found == 0 {
		t.Error("go.mod has no line for charm.land")
	}
	if !strings.Contains(readFile(t, "README.md"), "charm.land") {
		t.Error("README.md does not mention charm.land")
	}
}

// TestReadme wants the two commands that are all a newcomer needs.
func TestReadme(t *testing.T) {
	readme := readFile(t, "README.md")
	for _, command := range []string{"go run ./cmd/groundwork", "go test ./...", "go list -deps ./cmd/groundwork"} {
		if !strings.Contains(readme, command) {
			t.Errorf("README.md does not mention %s", command)
		}
	}
}

// listed is what go list tells of a package.
type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
}

func (p listed) name() string { return strings.TrimPrefix(p.ImportPath, "groundwork/") }

func packages(t *testing.T) []listed {
	t.Helper()
	all := decode(t, golist(t, nil, "-json=ImportPath,Imports", "./..."))
	if len(all) < 5 {
		t.Fatalf("go list found only %d packages", len(all))
	}
	return all
}

func decode(t *testing.T, text string) []listed {
	t.Helper()
	var all []listed
	d := json.NewDecoder(strings.NewReader(text))
	for {
		var p listed
		switch err := d.Decode(&p); {
		case err == io.EOF:
			return all
		case err != nil:
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func golist(t *testing.T, env []string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), env...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	return string(out)
}

// eachFile parses every Go file that is not a test or generated, for any system.
func eachFile(t *testing.T, do func(name string, text []byte, fset *token.FileSet, file *ast.File)) {
	t.Helper()
	eachFileAndTest(t, func(name string, text []byte, fset *token.FileSet, file *ast.File) {
		if !strings.HasSuffix(name, "_test.go") {
			do(name, text, fset, file)
		}
	})
}

// eachFileAndTest is eachFile with the files of tests.
func eachFileAndTest(t *testing.T, do func(name string, text []byte, fset *token.FileSet, file *ast.File)) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || strings.HasPrefix(e.Name(), ".") && path != root) {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		n++
		do(path, text, fset, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 20 {
		t.Fatalf("only %d files found", n)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTestSizes holds test files to a length that can be read, too.
func TestTestSizes(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(root, "*", "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob(filepath.Join(root, "*", "*", "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, more...) {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for lines := bufio.NewScanner(f); lines.Scan(); {
			n++
		}
		_ = f.Close()
		if n > 600 {
			t.Errorf("%s has %d lines, more than 600", name, n)
		}
	}
}
