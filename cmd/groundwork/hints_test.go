package main

import (
	"bufio"
	"go/ast"
	"go/token"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestHintsAreCommands: a message that names a command as the way out names one
// there is.
func TestHintsAreCommands(t *testing.T) {
	named := regexp.MustCompile(`groundwork ([a-z]+)`)
	root := (&commandLine{out: bufio.NewWriter(io.Discard), err: io.Discard}).command()
	hints := map[string]bool{}
	eachFile(t, func(name string, _ []byte, fset *token.FileSet, file *ast.File) {
		slashed := filepath.ToSlash(name)
		if !strings.Contains(slashed, "/store/") && !strings.Contains(slashed, "/cmd/") {
			return
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || strings.Contains(slashed, "/store/") && f.Name.Name != "Hint" {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				literal, ok := n.(*ast.BasicLit)
				if !ok || literal.Kind != token.STRING {
					return true
				}
				for _, m := range named.FindAllStringSubmatch(literal.Value, -1) {
					hints[m[1]] = true
					if m[1] != "begins" && m[1] != "completion" && root.Command(m[1]) == nil {
						t.Errorf("%s: there is no command %q", fset.Position(literal.Pos()), m[1])
					}
				}
				return true
			})
		}
	})
	for _, want := range []string{"restore", "check", "export"} {
		if !hints[want] {
			t.Errorf("no message names groundwork %s", want)
		}
	}
}
